import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChanges,
  type Change,
  diff,
  formatDiff,
  harmOf,
  lastAddress,
  Network,
  pairChanges,
  reach,
  type Snapshot,
  tracePath,
} from '../../src/network/index.ts';
import { randomSnapshot } from './random-network.ts';
import { joined, type Plan, tutorial, two, world } from './world.ts';

const summary = (before: Plan, after: Plan) => formatDiff(diff(world(before), world(after)));

describe('diff', () => {
  test('of a network with itself is empty', () => {
    fc.assert(
      fc.property(randomSnapshot, (snapshot) => {
        const { changes, appeared, vanished } = diff(Network.from(snapshot), Network.from(snapshot));
        expect({ changes, appeared, vanished }).toEqual({ changes: [], appeared: [], vanished: [] });
      }),
      { numRuns: 60 },
    );
  });

  test('says in words that two VPCs will connect', () => {
    expect(summary(two, joined)).toEqual(['a 10.0.0.0/16 ↔ b 192.168.0.0/16: will connect; 1 subnet pair each way']);
  });

  test('says that they will lose their path, and which finding appears', () => {
    const down: Plan = { ...joined, pairs: [['a', 'b', 'Inactive', 'Active']] };
    const lines = summary(joined, down);
    expect(lines[0]).toBe('a 10.0.0.0/16 ↔ b 192.168.0.0/16: will lose its path; 1 subnet pair each way');
    expect(lines).toContain('appears: vtb-a 192.168.0.0/16 → RouterInterface ri-ab: the router interface is Inactive.');
    expect(summary(down, joined)).toContain(
      'vanishes: vtb-a 192.168.0.0/16 → RouterInterface ri-ab: the router interface is Inactive.',
    );
  });

  test('says of the tutorial that the VPCs connect and that the rest of the world loops', () => {
    const change = diff(world(two), world(tutorial));
    expect(pairChanges(change).map(({ kind, from, to }) => `${kind} ${from.id} ${to.id}`)).toEqual([
      'gains vpc-a vpc-b',
      'gains vpc-b vpc-a',
    ]);
    expect(harmOf(change).findings.map(({ code }) => code)).toEqual([
      'loop',
      'default-route-swallows',
      'default-route-swallows',
    ]);
    expect(change.changes.filter(({ kind }) => kind === 'fate').map(({ after }) => after?.kind)).toEqual([
      'loop',
      'loop',
    ]);
  });

  test('calls a change safe that takes nothing from anybody', () => {
    expect(harmOf(diff(world(two), world(joined)))).toEqual({ lost: [], findings: [] });
    expect(harmOf(diff(world(joined), world(two))).lost).toHaveLength(2);
  });

  test('sees another path to the same vSwitch', () => {
    const both: Plan = { ...joined, peerings: [['a', 'b']] };
    const moved: Plan = {
      ...both,
      routes: { 'vtb-a': { '192.168.0.0/16': 'pcc-ab' }, 'vtb-b': { '10.0.0.0/16': 'ri-ba' } },
    };
    expect(summary(both, moved)).toEqual([
      'a 10.0.0.0/16 → b 192.168.0.0/16: will take another path; 1 subnet pair, this way only',
    ]);
  });

  test('sees a change of path for just the addresses that take it', () => {
    const both: Plan = { ...joined, peerings: [['a', 'b']] };
    const half: Plan = {
      ...both,
      routes: { ...joined.routes, 'vtb-a': { '192.168.0.0/16': 'ri-ab', '192.168.1.128/25': 'pcc-ab' } },
    };
    const [change, ...rest] = diff(world(both), world(half)).changes;
    expect(change).toMatchObject({ kind: 'path' });
    expect(change?.addresses.format()).toBe('192.168.1.128/25');
    expect(rest).toEqual([]);
  });

  test('sees that a vSwitch which is bound to another table takes another path', () => {
    const vpcs = (tableId: string): Plan['vpcs'] => ({
      ...two.vpcs,
      a: { block: '10.0.0.0/16', vSwitches: { 'vsw-a': ['10.0.1.0/24', tableId] }, tables: ['vtb-a2'] },
    });
    const before: Plan = {
      vpcs: vpcs('vtb-a'),
      pairs: [['a', 'b']],
      peerings: [['a', 'b']],
      routes: { ...joined.routes, 'vtb-a2': { '192.168.0.0/16': 'pcc-ab' } },
    };
    expect(summary(before, { ...before, vpcs: vpcs('vtb-a2') })).toEqual([
      'a 10.0.0.0/16 → b 192.168.0.0/16: will take another path; 1 subnet pair, this way only',
    ]);
  });

  test('takes an entry for one that is more specific and names the same next hop for no change at all', () => {
    const narrow: Plan = {
      ...joined,
      routes: { ...joined.routes, 'vtb-a': { '192.168.0.0/16': 'ri-ab', '192.168.1.0/24': 'ri-ab' } },
    };
    expect(diff(world(joined), world(narrow)).changes).toEqual([]);
  });

  test('lets a new vSwitch gain what it reaches, and one that goes lose it', () => {
    const more: Plan = {
      ...joined,
      vpcs: {
        ...joined.vpcs,
        b: { block: '192.168.0.0/16', vSwitches: { 'vsw-b': '192.168.1.0/24', 'vsw-new': '192.168.2.0/24' } },
      },
    };
    const gains = pairChanges(diff(world(joined), world(more)));
    expect(gains.map(({ kind, from, to, pairs }) => `${kind} ${from.id} ${to.id} ${pairs.length}`)).toEqual([
      'gains vpc-a vpc-b 1',
      'gains vpc-b vpc-b 2',
      'gains vpc-b vpc-a 1',
    ]);
    expect(summary(joined, more)).toContain('b 192.168.0.0/16, inside: will connect; 2 subnet pairs');
    expect(pairChanges(diff(world(more), world(joined))).every(({ kind }) => kind === 'loses')).toBe(true);
  });

  test('finds exactly the addresses whose end or way differs', () => {
    fc.assert(
      fc.property(randomSnapshot, randomChange, (snapshot, mutate) => {
        const before = Network.from(snapshot);
        const after = Network.from(mutate(snapshot));
        const { changes } = diff(before, after);
        const [old, now] = [reach(before), reach(after)];
        for (const vSwitch of before.vSwitches.values()) {
          const mine = changes.filter(({ from }) => from.some(({ id }) => id === vSwitch.id));
          for (const value of borders(before)) {
            const [was, is] = [old.outcome(vSwitch.id, value), now.outcome(vSwitch.id, value)];
            const twin = after.vSwitches.get(vSwitch.id) ?? vSwitch;
            const way = (network: Network, from: typeof vSwitch) =>
              tracePath(network, from, value).hops.map(({ entry, vpcId }) => `${vpcId} ${entry?.nextHopId}`);
            const samePath = way(before, vSwitch).join() === way(after, twin).join();
            const delivered = was.kind === 'delivered' && is.kind === 'delivered';
            const differs = JSON.stringify(was) !== JSON.stringify(is) || (delivered && !samePath);
            expect(mine.some(({ addresses }) => addresses.has(value))).toBe(differs);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

function borders(network: Network): readonly number[] {
  const tables = [...network.tables.values()];
  const blocks = tables.flatMap(({ routes }) => Array.from(routes, ([block]) => block));
  return [...new Set(blocks.flatMap((block) => [block.base, lastAddress(block)]))];
}

/** One small thing that is different afterwards. */
const randomChange = fc
  .record({
    what: fc.constantFrom('interface' as const, 'route' as const, 'drop' as const, 'bind' as const),
    n: fc.nat(30),
    hop: fc.constantFrom('ri-01', 'ri-10', 'pcc-01', 'ri-12', 'ri-20'),
  })
  .map(({ what, n, hop }) => (snapshot: Parameters<typeof Network.from>[0]) => {
    const pick = <T>(list: readonly T[]): T | undefined => list[n % Math.max(1, list.length)];
    const table = pick(snapshot.routeTables);
    const side = pick(snapshot.routerInterfaces ?? []);
    const entry = pick((table?.routeEntries ?? []).filter(({ type }) => type === 'Custom'));
    const change: Change | undefined =
      what === 'interface' && side !== undefined
        ? {
            action: side.status === 'Active' ? 'DeactivateRouterInterface' : 'ActivateRouterInterface',
            parameters: { RouterInterfaceId: side.routerInterfaceId },
          }
        : what === 'drop' && table !== undefined && entry !== undefined
          ? {
              action: 'DeleteRouteEntry',
              parameters: { RouteTableId: table.routeTableId, DestinationCidrBlock: entry.destinationCidrBlock },
            }
          : what === 'bind' && table !== undefined
            ? bindSomething(snapshot, table)
            : what === 'route' && table !== undefined
              ? {
                  action: 'CreateRouteEntry',
                  parameters: {
                    RouteTableId: table.routeTableId,
                    DestinationCidrBlock: '10.0.0.0/12',
                    NextHopType: hop.startsWith('ri') ? 'RouterInterface' : 'VpcPeer',
                    NextHopId: hop,
                  },
                }
              : undefined;
    return change === undefined ? snapshot : applyChanges(snapshot, [change]);
  });

/** Binds a vSwitch of the table's VPC to it. */
function bindSomething({ vSwitches }: Snapshot, { routeTableId, vpcId }: Snapshot['routeTables'][number]): Change {
  const vSwitch = vSwitches.find((one) => one.vpcId === vpcId && one.routeTableId !== routeTableId);
  return {
    action: 'AssociateRouteTable',
    parameters: { RouteTableId: routeTableId, VSwitchId: vSwitch?.vSwitchId ?? '' },
  };
}
