import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../src/network/index.ts';
import { joined, snapshotOf, tutorial, two } from '../network/world.ts';
import { run } from './harness.ts';
import { isthmus, makeRoom } from './spawn.ts';

/** A folder with a snapshot, and the command run in it, offline. */
function on(snapshot: Snapshot) {
  const room = makeRoom();
  writeFileSync(join(room.directory, 'net.json'), JSON.stringify(snapshot));
  const go = (...words: readonly string[]) => run([...words, '--network', 'net.json'], room);
  return { ...room, go };
}

describe('isthmus trace', () => {
  test('shows both ways, hop by hop, and ends with 0 when the answer comes back', async () => {
    const { code, out } = await on(snapshotOf(joined)).go('trace', 'a', 'b');
    expect(code).toBe(0);
    expect(out).toContain('connected');
    expect(out).toMatch(/VRouter of a +vtb-a +192\.168\.0\.0\/16 +→ RouterInterface ri-ab/);
    expect(out).toMatch(/Back {2}192\.168\.1\.1 → 10\.0\.1\.1/);
    expect(out).toContain('Security groups and network ACLs were not considered.');
  });

  test('names the loop, by VPC names, and ends with 1', async () => {
    const { code, out } = await on(snapshotOf(tutorial)).go('trace', 'vsw-a', '8.8.8.8');
    expect(code).toBe(1);
    expect(out).toContain('loops: a → b → a');
  });

  test.each([
    ['8.8.8.8', 'No vSwitch of this network has 8.8.8.8: packets start'],
    ['10.0.7.7', 'has 10.0.7.7, though a could have one that has'],
    ['10.0.1.300', '"10.0.1.300" is not an IPv4 address.'],
    ['vws-a', 'There is no "vws-a" in this network.'],
  ])('says of %s why nothing starts there', async (from, said) => {
    const { code, err } = await on(snapshotOf(joined)).go('trace', from, 'b');
    expect(code).toBe(1);
    expect(err).toContain(said);
  });

  test('says with every answer what the snapshot could not look at', async () => {
    const { err } = await on({ ...snapshotOf(joined), notes: ['The prefix list pl-1 could not be read.'] }).go(
      'trace',
      'a',
      'b',
    );
    expect(err).toContain('note  The prefix list pl-1 could not be read.');
  });

  test('does not hide that a public address needs no route', async () => {
    const { go } = on(snapshotOf(two));
    expect((await go('trace', 'a', '8.8.8.8')).out).toContain('An instance with a public address (EIP) needs no route');
    expect((await go('trace', 'a', '172.16.0.1')).out).not.toContain('EIP');
  });

  test('gives the same as JSON', async () => {
    const { go } = on(snapshotOf({ ...two, routes: { 'vtb-a': { '192.168.0.0/16': 'ri-ab' } } }));
    const { code, out } = await go('trace', '10.0.1.7', 'vpc-b', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      command: 'trace',
      status: 'lost',
      data: {
        pairs: [
          {
            from: { address: '10.0.1.7', vpcName: 'a' },
            there: { destination: '192.168.1.1', end: { kind: 'delivered' }, filters: 'not considered' },
            back: { end: { kind: 'no-route', routeTableId: 'vtb-b' } },
            connected: false,
          },
        ],
      },
    });
  });

  test('knows the names of the spec in the folder, and those of the cloud too', async () => {
    const { go, directory } = on(snapshotOf(joined));
    const networks = 'networks: { app: { vpc: vpc-a }, data: { name: b } }';
    writeFileSync(
      join(directory, 'isthmus.yaml'),
      `name: shop\nregion: cn-hangzhou\n${networks}\nconnect: [[app, data]]\n`,
    );
    const { code, out } = await go('trace', 'app', 'data');
    expect(code).toBe(0);
    expect(out).toContain('VRouter of app');
    expect((await go('trace', 'a', 'b')).out).toBe(out);
  });

  test('says what may have been meant', async () => {
    const { code, err } = await on(snapshotOf(joined)).go('trace', 'vsw-aa', 'b');
    expect(code).toBe(1);
    expect(err).toContain('Did you mean vsw-a?');
  });
});

describe('isthmus reach', () => {
  test('draws who reaches whom, and says why not', async () => {
    const { out } = await on(snapshotOf({ ...two, routes: { 'vtb-a': { '192.168.0.0/16': 'ri-ab' } } })).go('reach');
    expect(out).toMatch(/^ {2}a {2}· {2}✓$/m);
    expect(out).toMatch(/^ {2}b {2}✗ {2}·$/m);
    expect(out).toContain('b → a: not reached; vsw-b to vsw-a, 10.0.1.0/24: no route in vtb-b of b');
  });

  test('tells one reason once, with all whom it keeps apart', async () => {
    const names = ['b', 'c', 'd'];
    const plan = {
      vpcs: {
        a: { block: '10.0.0.0/16', vSwitches: { 'vsw-a': '10.0.1.0/24' } },
        ...Object.fromEntries(
          names.map((name, n) => [
            name,
            { block: `10.${n + 1}.0.0/16`, vSwitches: { [`vsw-${name}`]: `10.${n + 1}.1.0/24` } },
          ]),
        ),
      },
    };
    const { out } = await on(snapshotOf(plan)).go('reach', '--from', 'a');
    expect(out).toContain('3 pairs not reached: no route in vtb-a of a\n    a → b, c, d');
  });

  test('from one place says where every address goes', async () => {
    const { out } = await on(snapshotOf(tutorial)).go('reach', '--from', 'a');
    expect(out).toMatch(/everything except 10\.0\.1\.0\/24, 100\.64\.0\.0\/10, 192\.168\.1\.0\/24 +loops: a → b → a/);
  });

  test('gives exact sets as JSON', async () => {
    const { out } = await on(snapshotOf(joined)).go('reach', '--from', 'a', '--to', 'b', '--json');
    expect(JSON.parse(out)).toMatchObject({
      status: 'all',
      data: {
        pairs: [{ from: { vSwitchId: 'vsw-a' }, to: { vpcName: 'b' }, delivered: ['192.168.1.0/24'], lost: [] }],
      },
    });
  });
});

describe('isthmus lint', () => {
  test('ends with 0 for a network without fault', async () => {
    expect(await on(snapshotOf(joined)).go('lint')).toMatchObject({ code: 0 });
  });

  test('names the fault, why it matters, and the calls that mend it', async () => {
    const { code, out } = await on(snapshotOf({ ...joined, pairs: [['a', 'b', 'Inactive']] })).go('lint');
    expect(code).toBe(1);
    expect(out).toContain('dead-next-hop');
    expect(out).toContain('ActivateRouterInterface RouterInterfaceId=ri-ab');
    expect(out).toMatch(/\d+ errors?, \d+ warnings?/);
  });

  test('lets warnings pass, unless it is to be strict', async () => {
    const plan = { ...joined, routes: { ...joined.routes, 'vtb-a': { '192.168.0.0/15': 'ri-ab' } } };
    const { go } = on(snapshotOf(plan));
    expect((await go('lint')).code).toBe(0);
    expect((await go('lint', '--strict')).code).toBe(1);
    expect(JSON.parse((await go('lint', '--json')).out)).toMatchObject({
      status: 'warnings',
      data: { findings: [{ code: 'black-hole', addresses: ['192.169.0.0/16'] }] },
    });
  });
});

describe('a snapshot file', () => {
  test('that is not there, is not JSON, or is not a snapshot is said to be so', async () => {
    const room = makeRoom();
    const go = (file: string) => run(['lint', '--network', file], room);
    writeFileSync(join(room.directory, 'text.json'), 'no');
    writeFileSync(join(room.directory, 'other.json'), '{"format":"isthmus.network/1","vpcs":[{}]}');
    expect((await go('none.json')).err).toContain('isthmus snapshot > net.json');
    expect((await go('text.json')).err).toContain('text.json is not JSON');
    const { code, err } = await go('other.json');
    expect(code).toBe(1);
    expect(err).toContain('vpcs[0].vpcId');
  });
});

describe('isthmus snapshot', () => {
  test('writes the local cloud down, for the other commands to read', async () => {
    const room = makeRoom();
    await isthmus(['init', '--local', '--demo'], room);
    const { code, out, err } = await isthmus(['snapshot'], room);
    expect(code, err).toBe(0);
    expect(err).toContain('2 VPCs, 3 vSwitches, 2 route tables');
    writeFileSync(join(room.directory, 'net.json'), out);
    const traced = await run(['trace', 'app', 'data', '--network', 'net.json'], room);
    expect(traced.out).toContain('there: no route, back: no route');
  });

  test('needs to know the region', async () => {
    const { code, err } = await run(['snapshot', '--target', 'alibaba'], makeRoom());
    expect(code).toBe(2);
    expect(err).toContain('--region cn-hangzhou');
  });
});
