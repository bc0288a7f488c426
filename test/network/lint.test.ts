import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AddressSet,
  applyChanges,
  cidr,
  type Finding,
  formatChange,
  lint,
  Network,
  reach,
} from '../../src/network/index.ts';
import { randomSnapshot } from './random-network.ts';
import { joined, type Plan, snapshotOf, tutorial, two, world } from './world.ts';

function findings(plan: Plan, code: string): readonly Finding[] {
  return lint(world(plan)).filter((finding) => finding.code === code);
}

function afterFix(plan: Plan, finding: Finding | undefined): Network {
  return Network.from(applyChanges(snapshotOf(plan), finding?.changes ?? []));
}

describe('lint', () => {
  test('finds nothing wrong with two VPCs that are joined as they should be', () => {
    expect(lint(world(joined))).toEqual([]);
  });

  test('reports the loop of the tutorial with its cycle and its exact address set', () => {
    const [loop, ...others] = findings(tutorial, 'loop');
    expect(others).toEqual([]);
    expect(loop?.cycle?.map(({ routeTableId, nextHopId }) => `${routeTableId} ${nextHopId}`)).toEqual([
      'vtb-a ri-ab',
      'vtb-b ri-ba',
    ]);
    const handled = AddressSet.of(['10.0.1.0/24', '192.168.1.0/24', '100.64.0.0/10'].map(cidr));
    expect(loop?.addresses?.equals(handled.complement())).toBe(true);
    expect(loop?.message).toBe(
      'Packets for everything except 10.0.1.0/24, 100.64.0.0/10, 192.168.1.0/24 go round: a → b → a ' +
        '(vtb-a 0.0.0.0/0 → RouterInterface ri-ab; vtb-b 0.0.0.0/0 → RouterInterface ri-ba).',
    );
  });

  test('proposes for the loop of the tutorial what ends it and keeps the VPCs connected', () => {
    const [loop] = findings(tutorial, 'loop');
    expect(loop?.changes.map(formatChange)).toEqual([
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.0.0/16 NextHopType=RouterInterface NextHopId=ri-ab',
      'DeleteRouteEntry RouteTableId=vtb-a DestinationCidrBlock=0.0.0.0/0 NextHopId=ri-ab',
    ]);
    const after = afterFix(tutorial, loop);
    expect(reach(after).connectedPairs()).toBe(4);
    // What is left goes round for the part of the other VPC that no vSwitch has: the default route of b sends it back.
    const rest = AddressSet.of([cidr('192.168.0.0/16')]).subtract(AddressSet.of([cidr('192.168.1.0/24')]));
    const left = lint(after).filter(({ code }) => code === 'loop');
    expect(left.map(({ addresses }) => addresses?.format())).toEqual([rest.format()]);
  });

  test('reports an entry whose next hop does not exist, and deletes it', () => {
    const plan = { ...joined, routes: { ...joined.routes, 'vtb-a': { '192.168.0.0/16': 'ri-gone' } } };
    const [finding] = findings(plan, 'dead-next-hop');
    expect(finding).toMatchObject({ severity: 'error', ids: ['vtb-a', '192.168.0.0/16', 'ri-gone'] });
    expect(finding?.changes.map(formatChange)).toEqual([
      'DeleteRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.0.0/16 NextHopId=ri-gone',
    ]);
    expect(finding?.addresses?.format()).toBe('192.168.0.0/16');
  });

  test.each([
    [
      'this side is Inactive',
      { ...joined, pairs: [['a', 'b', 'Inactive', 'Active']] },
      'ActivateRouterInterface RouterInterfaceId=ri-ab',
    ],
    [
      'the other side is Inactive',
      { ...joined, pairs: [['a', 'b', 'Active', 'Inactive']] },
      'ActivateRouterInterface RouterInterfaceId=ri-ba',
    ],
    [
      'the pair was never connected',
      { ...joined, pairs: [['a', 'b', 'Idle', 'Idle']] },
      'ConnectRouterInterface RouterInterfaceId=ri-ab',
    ],
    [
      'the peering waits',
      { ...two, peerings: [['a', 'b', 'Accepting']], routes: { 'vtb-a': { '192.168.0.0/16': 'pcc-ab' } } },
      'AcceptVpcPeerConnection InstanceId=pcc-ab',
    ],
  ] as const)('reports an entry whose next hop is down, with its repair: %s', (_, plan, change) => {
    const [finding] = findings(plan, 'dead-next-hop');
    expect(finding?.changes.map(formatChange)).toEqual([change]);
    expect(lint(afterFix(plan, finding)).some(({ code, ids }) => code === 'dead-next-hop' && ids[0] === 'vtb-a')).toBe(
      false,
    );
  });

  test('leaves to people what takes a person: an interface on its way, a dead peering, a foreign next hop', () => {
    const plans: readonly Plan[] = [
      { ...joined, pairs: [['a', 'b', 'Activating', 'Active']] },
      { ...two, peerings: [['a', 'b', 'Rejected']], routes: { 'vtb-a': { '192.168.0.0/16': 'pcc-ab' } } },
    ];
    for (const plan of plans)
      expect(findings(plan, 'dead-next-hop')[0]).toMatchObject({ changes: [], fix: expect.stringMatching(/\w/) });
  });

  test('reports a black hole: what is sent to a VPC that has no route for it', () => {
    const plan: Plan = { ...joined, routes: { ...joined.routes, 'vtb-a': { '192.168.0.0/15': 'ri-ab' } } };
    const [hole] = findings(plan, 'black-hole');
    expect(hole?.addresses?.format()).toBe('192.169.0.0/16');
    expect(hole?.ids).toEqual(['vtb-a', '192.168.0.0/15', 'ri-ab', 'vtb-b']);
  });

  test('takes no part of a routed VPC block for a black hole', () => {
    expect(findings(joined, 'black-hole')).toEqual([]);
  });

  test('reports a missing return route and adds it', () => {
    const plan = { ...two, routes: { 'vtb-a': { '192.168.0.0/16': 'ri-ab' } } };
    const [finding] = findings(plan, 'missing-return-route');
    expect(finding?.ids).toEqual(['vpc-a', 'vpc-b', 'vsw-a', 'vsw-b']);
    expect(finding?.changes.map(formatChange)).toEqual([
      'CreateRouteEntry RouteTableId=vtb-b DestinationCidrBlock=10.0.0.0/16 NextHopType=RouterInterface NextHopId=ri-ba',
    ]);
    expect(lint(afterFix(plan, finding))).toEqual([]);
  });

  test('reports a way back that is broken otherwise', () => {
    const plan = { ...joined, routes: { ...joined.routes, 'vtb-b': { '10.0.0.0/16': 'ri-gone' } } };
    const [finding] = findings(plan, 'one-way');
    expect(finding?.message).toContain('the next hop does not exist');
    expect(lint(afterFix(plan, finding)).some(({ code }) => code === 'one-way')).toBe(false);
  });

  test('reports joined VPCs with addresses in common: an error where vSwitches overlap, else a warning', () => {
    const clash = { ...two, vpcs: { ...two.vpcs, b: { block: '10.0.0.0/16', vSwitches: { 'vsw-b': '10.0.1.0/25' } } } };
    expect(findings(clash, 'overlapping-blocks')).toMatchObject([
      { severity: 'error', ids: ['vpc-a', 'vpc-b', '10.0.0.0/16', '10.0.0.0/16'] },
    ]);
    const harmless = {
      ...two,
      vpcs: { ...two.vpcs, b: { block: '10.0.0.0/15', vSwitches: { 'vsw-b': '10.1.1.0/24' } } },
    };
    expect(findings(harmless, 'overlapping-blocks')).toMatchObject([{ severity: 'warning' }]);
  });

  test('reports two spokes of one hub with addresses in common, and no VPCs that nothing joins', () => {
    const vpcs = { ...two.vpcs, c: { block: '10.0.0.0/16', vSwitches: {} } };
    expect(
      findings(
        {
          vpcs,
          pairs: [
            ['a', 'b'],
            ['c', 'b'],
          ],
        },
        'overlapping-blocks',
      ),
    ).toMatchObject([{ ids: ['vpc-a', 'vpc-c', '10.0.0.0/16', '10.0.0.0/16'] }]);
    expect(findings({ vpcs }, 'overlapping-blocks')).toEqual([]);
  });

  test('takes an entry that no packet meets for no error: its table bound to nothing, or its addresses taken', () => {
    const unbound: Plan = {
      ...joined,
      vpcs: { ...joined.vpcs, a: { block: '10.0.0.0/16', vSwitches: { 'vsw-a': '10.0.1.0/24' }, tables: ['vtb-a2'] } },
      routes: { ...joined.routes, 'vtb-a2': { '192.168.0.0/16': 'ri-gone', '0.0.0.0/0': 'ri-ab' } },
    };
    expect(lint(world(unbound))).toMatchObject([
      { code: 'dead-next-hop', severity: 'warning', why: expect.stringContaining('No vSwitch is bound to vtb-a2') },
    ]);
    const taken: Plan = {
      ...joined,
      routes: {
        ...joined.routes,
        'vtb-a': { '192.168.0.0/17': 'ri-ab', '192.168.128.0/17': 'ri-ab', '192.168.0.0/16': 'ri-gone' },
      },
    };
    expect(findings(taken, 'dead-next-hop')).toMatchObject([
      { severity: 'warning', why: expect.stringContaining('more specific entries take all of its addresses') },
    ]);
  });

  test('connects a pair that was never connected only where both sides name each other', () => {
    const idle: Plan = { ...joined, pairs: [['a', 'b', 'Idle', 'Idle']] };
    const connects = (plan: Plan) => findings(plan, 'dead-next-hop')[0]?.changes.map(formatChange);
    expect(connects(idle)).toEqual(['ConnectRouterInterface RouterInterfaceId=ri-ab']);
    expect(connects({ ...idle, unnamed: true })).toEqual([]);
  });

  test('reports a way that needs a peering to transit', () => {
    const plan: Plan = {
      vpcs: { ...two.vpcs, h: { block: '172.16.0.0/16', vSwitches: {} } },
      peerings: [
        ['a', 'h'],
        ['h', 'b'],
      ],
      routes: { 'vtb-a': { '192.168.0.0/16': 'pcc-ah' }, 'vtb-h': { '192.168.0.0/16': 'pcc-hb' } },
    };
    expect(findings(plan, 'peering-transit')[0]?.addresses?.format()).toBe('192.168.0.0/16');
  });

  test('reports a default route to a VPC from where nothing gets out, and none that leads to a NAT gateway', () => {
    const plan: Plan = { ...two, routes: { 'vtb-a': { '0.0.0.0/0': 'ri-ab' }, 'vtb-b': { '10.0.0.0/16': 'ri-ba' } } };
    expect(findings(plan, 'default-route-swallows')).toMatchObject([{ ids: ['vtb-a', 'ri-ab', 'vpc-b'] }]);
    const withNat = {
      ...plan,
      routes: {
        ...plan.routes,
        'vtb-b': { '10.0.0.0/16': 'ri-ba', '0.0.0.0/0': { nextHopType: 'NatGateway', nextHopId: 'ngw-1' } },
      },
    };
    expect(findings(withNat, 'default-route-swallows')).toEqual([]);
  });

  test('reports entries that can never match: inside a vSwitch, beaten, or taken apart by more specific ones', () => {
    const split: Plan = {
      ...joined,
      routes: {
        ...joined.routes,
        'vtb-a': { '192.168.0.0/16': 'ri-ab', '192.168.0.0/17': 'ri-ab', '192.168.128.0/17': 'ri-ab' },
      },
    };
    expect(findings(split, 'shadowed-entry')).toMatchObject([
      { ids: ['vtb-a', '192.168.0.0/16', 'ri-ab'], changes: [{ action: 'DeleteRouteEntry' }] },
    ]);
    const inside: Plan = {
      ...joined,
      routes: { ...joined.routes, 'vtb-a': { '192.168.0.0/16': 'ri-ab', '10.0.1.128/25': 'ri-ab' } },
    };
    expect(findings(inside, 'shadowed-entry')[0]?.message).toContain('lies in the block of a vSwitch');
    const learnt: Plan = {
      ...joined,
      routes: {
        ...joined.routes,
        'vtb-a': {
          '192.168.0.0/16': 'ri-ab',
          '192.168.1.0/24': { type: 'CEN', nextHopType: 'Attachment', nextHopId: 'tr-attach-1' },
        },
      },
    };
    expect(findings(learnt, 'shadowed-entry')[0]?.message).toContain(
      'an entry to a router interface, which wins over a CEN entry',
    );
  });

  test('tells a learnt entry from a custom one for the same destination, and a repeated one but once', () => {
    const entry = (type: 'CEN' | 'Custom') => ({
      destinationCidrBlock: '10.1.1.0/24',
      type,
      status: 'Available' as const,
      nextHopType: 'RouterInterface',
      nextHopId: 'ri-gone',
    });
    const network = Network.from({
      format: 'isthmus.network/1',
      vpcs: [{ vpcId: 'vpc-0', vRouterId: 'vrt-0', cidrBlock: '10.1.0.0/16' }],
      vSwitches: [{ vSwitchId: 'vsw-0', vpcId: 'vpc-0', cidrBlock: '10.1.1.0/24' }],
      routeTables: [
        {
          routeTableId: 'vtb-0',
          vpcId: 'vpc-0',
          routeTableType: 'System',
          routeEntries: [entry('CEN'), entry('Custom'), entry('Custom')],
        },
      ],
      routerInterfaces: [],
      vpcPeerings: [],
    });
    const because = 'can never match: its destination lies in the block of a vSwitch, whose local entry wins.';
    expect(lint(network).map(({ message }) => message)).toEqual([
      `vtb-0 10.1.1.0/24 → RouterInterface ri-gone ${because}`,
      `vtb-0 10.1.1.0/24 (CEN) → RouterInterface ri-gone ${because}`,
    ]);
  });

  test('says why each finding matters and what to do, and names each once', () => {
    fc.assert(
      fc.property(randomSnapshot, (snapshot) => {
        const all = lint(Network.from(snapshot));
        for (const { message, why, fix, ids } of all) {
          expect(Math.min(message.length, why.length, fix.length, ids.length)).toBeGreaterThan(0);
        }
        const names = all.map(({ code, message, cycle }) => `${code} ${message} ${JSON.stringify(cycle)}`);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 150 },
    );
  });

  test('repairs a loop at a hub without cutting off what lies behind the hub', () => {
    const plan: Plan = {
      vpcs: { ...two.vpcs, hub: { block: '10.9.0.0/16', vSwitches: { 'vsw-hub': '10.9.1.0/24' } } },
      pairs: [
        ['a', 'hub'],
        ['b', 'hub'],
      ],
      routes: {
        'vtb-a': { '0.0.0.0/0': 'ri-ahub' },
        'vtb-b': { '0.0.0.0/0': 'ri-bhub' },
        'vtb-hub': { '10.0.0.0/16': 'ri-huba', '192.168.0.0/16': 'ri-hubb' },
      },
    };
    const [loop] = findings(plan, 'loop');
    expect(loop?.changes.map(formatChange)).toEqual([
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=10.9.0.0/16 NextHopType=RouterInterface NextHopId=ri-ahub',
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.0.0/16 NextHopType=RouterInterface NextHopId=ri-ahub',
      'DeleteRouteEntry RouteTableId=vtb-a DestinationCidrBlock=0.0.0.0/0 NextHopId=ri-ahub',
    ]);
    expect(reach(afterFix(plan, loop)).between('vsw-a', 'vsw-b').lost).toEqual([]);
    const down: Plan = {
      ...plan,
      pairs: [
        ['a', 'hub'],
        ['b', 'hub', 'Active', 'Inactive'],
      ],
    };
    expect(findings(down, 'loop')[0]?.changes, 'b may come back').toEqual([]);
  });

  test('proposes no repair of a loop that takes a path from anybody, or leaves the loop', () => {
    fc.assert(
      fc.property(randomSnapshot, (snapshot) => {
        const network = Network.from(snapshot);
        const before = reach(network);
        for (const loop of lint(network).filter(({ code }) => code === 'loop')) {
          if (loop.changes.length === 0) continue;
          const after = reach(network.after(loop.changes));
          for (const from of network.vSwitches.keys()) {
            for (const to of network.vSwitches.keys()) {
              const lost = before.between(from, to).delivered.subtract(after.between(from, to).delivered);
              expect(lost.format(), `${from} to ${to} by ${loop.changes.map(formatChange).join('; ')}`).toBe('nothing');
            }
          }
          const cycle = JSON.stringify(loop.cycle);
          expect(lint(after.network).map((finding) => JSON.stringify(finding.cycle))).not.toContain(cycle);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('reports exactly the addresses that loop from some vSwitch', () => {
    fc.assert(
      fc.property(randomSnapshot, (snapshot) => {
        const network = Network.from(snapshot);
        const result = reach(network);
        const sets = snapshot.vSwitches.flatMap(({ vSwitchId }) => result.outcomes(vSwitchId));
        const looping = sets.filter(({ outcome }) => outcome.kind === 'loop').map(({ addresses }) => addresses);
        const reported = lint(network)
          .filter(({ code }) => code === 'loop')
          .map(({ addresses }) => addresses ?? AddressSet.empty);
        const union = (list: readonly AddressSet[]) => list.reduce((all, one) => all.union(one), AddressSet.empty);
        expect(union(reported).equals(union(looping))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
