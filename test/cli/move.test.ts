import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isthmus, makeRoom, Process } from './spawn.ts';

type Room = ReturnType<typeof makeRoom>;

/** Writes another way into the spec. */
function connectVia(room: Room, via: string): void {
  const file = join(room.directory, 'isthmus.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^via: .*$/m, `via: ${via}`));
}

async function demo(room: Room, ...flags: readonly string[]): Promise<void> {
  const server = new Process(['local', '--port', '0', '--instant', ...flags], room);
  await server.shows('Ctrl-C stops it');
  expect((await isthmus(['init', '--demo'], room)).code).toBe(0);
  connectVia(room, 'router-interface');
  const up = await isthmus(['up', '--yes', '--local'], room);
  expect(up.code, up.err).toBe(0);
}

test('a changed via is planned as a move and carried out', async () => {
  const room = makeRoom();
  await demo(room);
  connectVia(room, 'vpc-peering');
  const plan = await isthmus(['plan', '--local'], room);
  expect(plan.code, plan.err).toBe(0);
  expect(plan.out).toContain('Let 192.168.0.0/17 stand in');
  expect(plan.out).toContain('Check that app and data send to each other by the new way');
  expect(plan.out).toContain('most accounts cannot buy new ones');
  expect((await isthmus(['up', '--yes', '--local'], room)).out).toContain('3 added, 0 changed, 4 destroyed');
  expect((await isthmus(['status', '--local'], room)).out).toContain('app <-> data (vpc-peering): connected');
}, 60_000);

test('where router interfaces forbid a peering, a move waits for leave to interrupt', async () => {
  const room = makeRoom();
  await demo(room, '--peering-excludes-interfaces');
  connectVia(room, 'vpc-peering');
  const refused = await isthmus(['plan', '--local'], room);
  expect(refused.code).toBe(1);
  expect(refused.out + refused.err).toContain('isthmus up --allow-interruption');
  expect((await isthmus(['plan', '--local', '--allow-interruption'], room)).err).toContain('--allow-interruption');
  const up = await isthmus(['up', '--yes', '--local', '--allow-interruption'], room);
  expect(up.code, up.err).toBe(0);
  expect((await isthmus(['status', '--local'], room)).out).toContain('app <-> data (vpc-peering): connected');
}, 60_000);

test('where router interfaces cannot be bought, auto peers, and by name they are refused with advice', async () => {
  const room = makeRoom();
  const server = new Process(['local', '--port', '0', '--instant', '--purchase-closed'], room);
  await server.shows('Ctrl-C stops it');
  expect((await isthmus(['init', '--demo'], room)).code).toBe(0);
  connectVia(room, 'router-interface');
  const refused = await isthmus(['up', '--yes', '--local'], room);
  expect(refused.code).toBe(1);
  expect(refused.out + refused.err).toContain('Forbidden.NotInRouterInterfaceCreateWhitelist');
  expect(refused.out + refused.err).toContain('VPC peering');
  connectVia(room, 'auto');
  expect((await isthmus(['up', '--yes', '--local'], room)).out).toContain('3 added');
}, 60_000);
