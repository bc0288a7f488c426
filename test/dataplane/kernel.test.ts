import { describe, expect, test } from 'vitest';
import { changes } from '../../src/cloud/dataplane/changes.ts';
import { deviceName, EMPTY_KERNEL } from '../../src/cloud/dataplane/kernel.ts';
import { kernelOf } from '../../src/cloud/dataplane/kernel-of.ts';
import { scriptOf } from '../../src/cloud/dataplane/script.ts';
import { joined, type Plan, snapshotOf, tutorial, two } from '../network/world.ts';

const kernel = (plan: Plan) => kernelOf(snapshotOf(plan));

/** The commands, as `namespace: line`. */
const commands = (before: Plan | undefined, after: Plan) =>
  changes(before === undefined ? EMPTY_KERNEL : kernel(before), kernel(after)).flatMap((change) =>
    change.kind !== 'ip'
      ? [`${change.namespace}: ${change.kind}`]
      : change.lines.map((line) => (change.namespace === undefined ? line : `${change.namespace}: ${line}`)),
  );

const CABLE = 'address 02:00:00:00:00:01 arp off';

describe('a network as kernel state', () => {
  test('VRouters and hosts are namespaces, a connected pair is a cable, entries are routes', () => {
    expect(commands(undefined, joined)).toEqual([
      'netns add vpc-a',
      'netns add vsw-a',
      'netns add vpc-b',
      'netns add vsw-b',
      'vpc-a: forward',
      'vpc-b: forward',
      `link add name ri-ab ${CABLE} netns vpc-a type veth peer name ri-ba ${CABLE} netns vpc-b`,
      `link add name vsw-a ${CABLE} netns vpc-a type veth peer name eth0 ${CABLE} netns vsw-a`,
      `link add name vsw-b ${CABLE} netns vpc-b type veth peer name eth0 ${CABLE} netns vsw-b`,
      'vpc-a: link set lo up',
      'vpc-a: link set ri-ab up',
      'vpc-a: link set vsw-a up',
      'vpc-a: address add 10.0.1.253/32 dev lo',
      'vpc-a: route replace prohibit 100.64.0.0/10 metric 1 table main',
      'vpc-a: route replace 192.168.0.0/16 metric 2 table main via 169.254.0.1 dev ri-ab onlink',
      'vpc-a: route replace 10.0.1.0/24 metric 1 table 100 via 169.254.0.1 dev vsw-a onlink',
      'vpc-a: rule add pref 100 lookup 100',
      'vsw-a: link set lo up',
      'vsw-a: link set eth0 up',
      'vsw-a: address add 10.0.1.1/32 dev eth0',
      'vsw-a: route replace 0.0.0.0/0 metric 1 table main via 169.254.0.1 dev eth0 onlink',
      'vpc-b: link set lo up',
      'vpc-b: link set ri-ba up',
      'vpc-b: link set vsw-b up',
      'vpc-b: address add 192.168.1.253/32 dev lo',
      'vpc-b: route replace prohibit 100.64.0.0/10 metric 1 table main',
      'vpc-b: route replace 10.0.0.0/16 metric 2 table main via 169.254.0.1 dev ri-ba onlink',
      'vpc-b: route replace 192.168.1.0/24 metric 1 table 100 via 169.254.0.1 dev vsw-b onlink',
      'vpc-b: rule add pref 100 lookup 100',
      'vsw-b: link set lo up',
      'vsw-b: link set eth0 up',
      'vsw-b: address add 192.168.1.1/32 dev eth0',
      'vsw-b: route replace 0.0.0.0/0 metric 1 table main via 169.254.0.1 dev eth0 onlink',
      // The ends that were switched on first.
      'vpc-a: await',
      'vpc-b: await',
    ]);
  });

  test('an entry whose next hop is down is a black hole, not a route that is missing', () => {
    const down: Plan = { ...joined, pairs: [['a', 'b', 'Active', 'Inactive']] };
    expect(commands(joined, down)).toEqual([
      'vpc-a: route replace blackhole 192.168.0.0/16 metric 2 table main',
      'vpc-b: route replace blackhole 10.0.0.0/16 metric 2 table main',
      'vpc-a: link del ri-ab',
    ]);
    expect(commands(down, joined).slice(0, 1)).toEqual([
      `link add name ri-ab ${CABLE} netns vpc-a type veth peer name ri-ba ${CABLE} netns vpc-b`,
    ]);
  });

  test('a change touches what differs and nothing else', () => {
    expect(commands(joined, joined)).toEqual([]);
    expect(commands(two, joined)).toEqual([
      'vpc-a: route replace 192.168.0.0/16 metric 2 table main via 169.254.0.1 dev ri-ab onlink',
      'vpc-b: route replace 10.0.0.0/16 metric 2 table main via 169.254.0.1 dev ri-ba onlink',
    ]);
    expect(commands(joined, tutorial)).toEqual([
      'vpc-a: route replace 0.0.0.0/0 metric 2 table main via 169.254.0.1 dev ri-ab onlink',
      'vpc-a: route del 192.168.0.0/16 metric 2 table main',
      'vpc-b: route replace 0.0.0.0/0 metric 2 table main via 169.254.0.1 dev ri-ba onlink',
      'vpc-b: route del 10.0.0.0/16 metric 2 table main',
    ]);
  });

  test('a vSwitch with a custom table is diverted to it, and no further', () => {
    const custom: Plan = {
      vpcs: {
        a: { block: '10.0.0.0/16', tables: ['vtb-c'], vSwitches: { 'vsw-a': ['10.0.1.0/24', 'vtb-c'] } },
        b: { block: '192.168.0.0/16', vSwitches: {} },
      },
      pairs: [['a', 'b']],
      routes: { 'vtb-c': { '192.168.0.0/16': 'ri-ab' } },
    };
    const inside = commands(undefined, custom).filter((line) => line.startsWith('vpc-a: r'));
    const [, table] = /iif vsw-a lookup (\d+)/.exec(inside.join('\n')) ?? [];
    expect(inside).toEqual([
      'vpc-a: route replace prohibit 100.64.0.0/10 metric 1 table main',
      'vpc-a: route replace 10.0.1.0/24 metric 1 table 100 via 169.254.0.1 dev vsw-a onlink',
      `vpc-a: route replace prohibit 100.64.0.0/10 metric 1 table ${table}`,
      `vpc-a: route replace 192.168.0.0/16 metric 2 table ${table} via 169.254.0.1 dev ri-ab onlink`,
      'vpc-a: rule add pref 100 lookup 100',
      `vpc-a: rule add pref 300 iif vsw-a lookup ${table}`,
      'vpc-a: rule add pref 301 iif vsw-a unreachable',
    ]);
  });

  test('what comes by a peering finds every peering closed', () => {
    const peered: Plan = {
      ...two,
      pairs: [],
      peerings: [['a', 'b']],
      routes: { 'vtb-a': { '192.168.0.0/16': 'pcc-ab' } },
    };
    expect(commands(undefined, peered).filter((line) => /vpc-a: r.*(192|pref)/.test(line))).toEqual([
      'vpc-a: route replace 192.168.0.0/16 metric 2 table main via 169.254.0.1 dev pcc-ab onlink',
      'vpc-a: route replace blackhole 192.168.0.0/16 metric 2 table 101',
      'vpc-a: rule add pref 100 lookup 100',
      'vpc-a: rule add pref 200 iif pcc-ab lookup 101',
      'vpc-a: rule add pref 201 iif pcc-ab unreachable',
    ]);
  });

  test('a cable that takes the device name of another waits until that one is out', () => {
    const three = { ...two.vpcs, c: { block: '172.16.0.0/16', vSwitches: {} } };
    const before = snapshotOf({ ...joined, vpcs: three });
    const record = before.routerInterfaces?.[0];
    if (record === undefined) throw new Error('there is a pair');
    const after = {
      ...before,
      routerInterfaces: [
        { ...record, oppositeInterfaceId: 'ri-ca', oppositeRouterId: 'vrt-c' },
        { ...record, routerInterfaceId: 'ri-ca', routerId: 'vrt-c', oppositeInterfaceId: 'ri-ab' },
      ],
    };
    const lines = changes(kernelOf(before), kernelOf(after)).flatMap((change) =>
      change.kind === 'ip' ? change.lines : [],
    );
    const at = (text: string) => lines.findIndex((line) => line.startsWith(text));
    expect(at('route replace blackhole 192.168.0.0/16')).toBeLessThan(at('link del ri-ab'));
    expect(at('link del ri-ab')).toBeLessThan(at('link add name ri-ab'));
    expect(at('link add name ri-ab')).toBeLessThan(
      at('route replace 192.168.0.0/16 metric 2 table main via 169.254.0.1 dev ri-ab onlink'),
    );
  });

  test('what is not emulated is refused aloud', () => {
    const nat: Plan = {
      ...two,
      routes: { 'vtb-a': { '0.0.0.0/0': { nextHopType: 'NatGateway', nextHopId: 'ngw-1' } } },
    };
    expect(commands(two, nat)).toEqual(['vpc-a: route replace prohibit 0.0.0.0/0 metric 2 table main']);
  });
});

describe('device names', () => {
  test('are the id, or of a long one the kind and the random letters: fifteen at most', () => {
    expect(deviceName('ri-ab')).toBe('ri-ab');
    expect(deviceName('ri-bp1abcdefghijklmnop12')).toBe('ri-efghijklmnop12'.slice(0, 3) + 'efghijklmnop12'.slice(-12));
    expect(deviceName('vsw-bp1abcdefghijklmnop12')).toHaveLength(15);
  });
});

describe('the script', () => {
  test('runs one ip for each namespace, goes on after an error, and tells of it at the end', () => {
    const script = scriptOf([
      { kind: 'ip', lines: ['netns add a'] },
      { kind: 'ip', namespace: 'a', lines: ['link set lo up', 'rule add pref 1 lookup 5'] },
    ]);
    expect(script.split('\n')).toEqual([
      'failed=0',
      "ip -force -batch - <<'END' || failed=1",
      'netns add a',
      'END',
      "ip -n a -force -batch - <<'END' || failed=1",
      'link set lo up',
      'rule add pref 1 lookup 5',
      'END',
      '[ $failed = 0 ]',
    ]);
  });

  test('takes no id for more than a name', () => {
    expect(() => scriptOf([{ kind: 'forward', namespace: 'a; reboot' }])).toThrow('cannot name a network namespace');
  });
});
