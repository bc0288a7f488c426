import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { announce } from '../../src/cli/local/running-cloud.ts';
import { LocalCloud } from '../../src/cloud/index.ts';
import { call } from '../support/signed-request.ts';
import { run } from './harness.ts';
import { isthmus, makeFolder, Process } from './spawn.ts';

const SPEC = `
name: shop
region: cn-hangzhou
target: local
networks: { app: { name: app }, data: { name: data } }
connect: [[app, data]]
via: router-interface
`;

let room: ReturnType<typeof makeFolder>;
let cloud: LocalCloud;

/** A local cloud that the commands find, with two VPCs and a spec for them. */
async function start(timing: { readonly [transition: string]: number }): Promise<void> {
  cloud = await LocalCloud.start({ timing: { createVpc: 0, ...timing }, certificateDirectory: room.directory });
  const certificateAuthority = await cloud.certificateAuthority();
  const { endpoint, url, region, credentials } = cloud;
  const where = {
    pid: process.pid,
    endpoint,
    url,
    region,
    certificateAuthority,
    dataDirectory: null,
    dataPlane: null,
    startedAt: '',
  };
  announce({ ...where, ...credentials }, room.environment);
  for (const [VpcName, CidrBlock] of [
    ['app', '10.0.0.0/16'],
    ['data', '10.1.0.0/16'],
  ])
    await call(url, 'CreateVpc', { VpcName: String(VpcName), CidrBlock: String(CidrBlock) });
  writeFileSync(join(room.directory, 'isthmus.yaml'), SPEC);
}

beforeEach(() => {
  room = makeFolder();
});
afterEach(async () => {
  await cloud.stop();
  room.remove();
});

const interfaces = () => cloud.world.store.tables.routerInterfaces.find({});
const routes = () => cloud.world.store.tables.routeEntries.find({ type: 'Custom' });
const fault = (...words: readonly string[]) => run(['local', 'faults', 'add', ...words], room);

/** Waits until the cloud is so. */
async function until(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((done) => setTimeout(done, 20));
}

describe('a signal while up is under way', () => {
  test('SIGTERM: tells done, open and not begun, and the command that goes on', async () => {
    await start({ connectRouterInterface: 600_000 });
    const up = new Process(['up', '--yes'], room);
    await until(() => interfaces().some(({ status }) => status === 'Connecting'));
    up.child.kill('SIGTERM');
    const { code, out, err } = await up.ended;
    expect(code, err).toBe(130);
    expect(err).toContain('Stopping');
    const [done = '', open = '', notBegun = ''] = out.split(/ {2}(?:Open|Not begun)/);
    expect(done).toContain('Create the initiator router interface on app, towards data  ri-');
    expect(open).toContain('Connect app to data  ri-');
    expect(notBegun).toContain('Add the route 10.1.0.0/16');
    expect(out).toContain('To go on: isthmus up');
    cloud.clock.advance(600_000);
    const again = await isthmus(['up', '--yes'], room);
    expect(again.code, again.err).toBe(0);
    expect([interfaces().length, routes().length]).toEqual([2, 2]);
  }, 60_000);

  test('the first finishes the call in flight: what it made is known by its id', async () => {
    await start({});
    await fault('--action', 'CreateRouterInterface', '--delay', '1500ms');
    const up = new Process(['up', '--yes'], room);
    await until(() => cloud.requests.some(({ action }) => action === 'DescribeRouteEntryList'));
    await new Promise((done) => setTimeout(done, 300));
    up.child.kill('SIGINT');
    const { code, out, err } = await up.ended;
    expect(code, err).toBe(130);
    expect(interfaces()).toHaveLength(2);
    for (const { id } of interfaces()) expect(out).toContain(id);
  }, 60_000);

  test('the second leaves at once, whatever is in flight', async () => {
    await start({});
    await fault('--action', 'ConnectRouterInterface', '--delay', '60s');
    const up = new Process(['up', '--yes'], room);
    await until(() => interfaces().filter(({ oppositeInterface }) => oppositeInterface !== null).length === 2);
    await new Promise((done) => setTimeout(done, 300));
    up.child.kill('SIGINT');
    await up.shows('Stopping');
    up.child.kill('SIGINT');
    const { code, err } = await up.ended;
    expect(code, err).toBe(130);
    expect(err).not.toContain('    at ');
    await run(['local', 'faults', 'clear'], room);
    const again = await isthmus(['up', '--yes'], room);
    expect(again.code, again.err).toBe(0);
    expect(interfaces()).toHaveLength(2);
  }, 60_000);
});

describe('two processes at once, on one spec', () => {
  test('of up and of down: both end well, one set of resources, nothing left', async () => {
    await start({});
    const ups = await Promise.all([isthmus(['up', '--yes'], room), isthmus(['up', '--yes'], room)]);
    for (const { code, out, err } of ups) expect(code, `${out}\n${err}`).toBe(0);
    expect(interfaces().map(({ status }) => status)).toEqual(['Active', 'Active']);
    expect(routes()).toHaveLength(2);
    const downs = await Promise.all([isthmus(['down', '--yes'], room), isthmus(['down', '--yes'], room)]);
    for (const { code, out, err } of downs) expect(code, `${out}\n${err}`).toBe(0);
    expect([...interfaces(), ...routes()]).toEqual([]);
  }, 60_000);
});

describe('up --undo-on-error', () => {
  test('takes back what the run made, says so, and still tells that it failed', async () => {
    await start({});
    await fault('--action', 'CreateRouteEntry', '--code', 'QuotaExceeded');
    const { code, out, err } = await run(['up', '--yes', '--undo-on-error'], room);
    expect(code).toBe(1);
    expect(err).toContain('Taking back what this run made.');
    expect(out).toContain('Taken back: 2 made by this run are gone.');
    expect([...interfaces(), ...routes()]).toEqual([]);
  }, 60_000);

  test('without it, what is done stays, and the next run goes on', async () => {
    await start({});
    await fault('--action', 'CreateRouteEntry', '--code', 'QuotaExceeded');
    const { code, out } = await run(['up', '--yes'], room);
    expect(code).toBe(1);
    expect(out).toContain('go on with: isthmus up');
    const ids = interfaces().map(({ id }) => id);
    expect(ids).toHaveLength(2);
    await run(['local', 'faults', 'clear'], room);
    expect((await run(['up', '--yes'], room)).code).toBe(0);
    expect(interfaces().map(({ id }) => id)).toEqual(ids);
  }, 60_000);
});
