import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChanges,
  BlockerCode,
  type Change,
  explain,
  formatChange,
  formatOutcome,
  Network,
  reach,
  type Snapshot,
} from '../../src/network/index.ts';
import { fewestChanges } from './fewest-changes.ts';
import { mistakes } from './mistakes.ts';
import { randomSnapshot } from './random-network.ts';
import { joined, snapshotOf, two, world } from './world.ts';

describe('explain, asked about a classic mistake', () => {
  for (const { title, plan, from, to, codes, changes } of mistakes) {
    test(`${title.toLowerCase()}: names every blocker and the smallest repair`, () => {
      const answer = explain(world(plan), from ?? 'vsw-a', to ?? 'vsw-b');
      expect(answer.connected).toBe(false);
      expect(answer.blockers.map(({ code, direction }) => `${code} ${direction}`)).toEqual(codes);
      expect(answer.changes.map(formatChange)).toEqual(changes);
      expect(answer.solved).toBe(changes.length > 0);
    });
  }
});

test('a peering between accounts is to be accepted, one of a single account is not', () => {
  const snapshot = snapshotOf({
    vpcs: {
      a: { block: '10.0.0.0/16', vSwitches: {} },
      b: { block: '10.1.0.0/16', vSwitches: {} },
      c: { block: '10.2.0.0/16', ownerId: '2', vSwitches: {} },
    },
  });
  const statusOf = (AcceptingVpcId: string): string | undefined => {
    const parameters = { VpcId: 'vpc-a', AcceptingVpcId };
    const change: Change = { action: 'CreateVpcPeerConnection', parameters, creates: 'pcc-new' };
    return applyChanges(snapshot, [change]).vpcPeerings?.[0]?.status;
  };
  expect([statusOf('vpc-b'), statusOf('vpc-c')]).toEqual(['Activated', 'Accepting']);
});

test('every blocker there is has a classic mistake', () => {
  const codes = new Set(mistakes.flatMap((mistake) => mistake.codes.map((code) => code.split(' ')[0])));
  expect([...codes].sort()).toEqual(Object.values(BlockerCode).sort());
});

describe('explain', () => {
  test('finds nothing to do for a pair that can talk', () => {
    expect(explain(world(joined), 'vsw-a', 'vsw-b')).toMatchObject({
      connected: true,
      blockers: [],
      changes: [],
      solved: true,
    });
  });

  test('does not take interfaces for a way of which one names somebody else: they go', () => {
    const snapshot = snapshotOf(two);
    const routerInterfaces = (snapshot.routerInterfaces ?? []).map((record) =>
      record.routerInterfaceId === 'ri-ba' ? { ...record, oppositeInterfaceId: 'ri-other' } : record,
    );
    const answer = explain(Network.from({ ...snapshot, routerInterfaces }), 'vsw-a', 'vsw-b');
    expect(answer).toMatchObject({ connected: false, solved: true });
    expect(answer.blockers.map(({ code, ids }) => `${code} ${ids[0]}`)).toEqual([
      'opposite-mismatch ri-ab',
      'opposite-gone ri-ba',
      'not-connected vpc-a',
      'missing-route vtb-a',
      'missing-route vtb-b',
    ]);
  });

  test('gives an answer that is JSON as it stands: vSwitches by id, address sets as CIDR blocks', () => {
    const answer = JSON.parse(
      JSON.stringify(explain(world({ ...joined, pairs: [['a', 'b', 'Inactive']] }), 'vsw-a', 'vsw-b')),
    );
    expect(answer).toMatchObject({
      from: 'vsw-a',
      to: 'vsw-b',
      there: { delivered: [], lost: [{ addresses: ['192.168.1.0/24'] }] },
    });
  });

  test('finds nothing to do inside one VPC', () => {
    const plan = {
      vpcs: { a: { block: '10.0.0.0/16', vSwitches: { 'vsw-1': '10.0.1.0/24', 'vsw-2': '10.0.2.0/24' } } },
    };
    expect(explain(world(plan), 'vsw-1', 'vsw-2').connected).toBe(true);
  });

  test('lets an answer come back another way where that takes fewer changes', () => {
    const plan = {
      vpcs: { ...two.vpcs, c: { block: '172.16.0.0/16', vSwitches: {} } },
      pairs: [
        ['a', 'b', 'Active', 'Active'],
        ['a', 'c'],
        ['c', 'b'],
      ] as const,
      routes: {
        'vtb-a': { '192.168.0.0/16': 'ri-ac' },
        'vtb-c': { '192.168.0.0/16': 'ri-cb', '10.0.0.0/16': 'ri-ca' },
        'vtb-b': { '10.0.1.0/25': 'ri-ba' },
      },
    };
    const { changes, solved } = explain(world(plan), 'vsw-a', 'vsw-b');
    expect(changes).toHaveLength(1);
    expect(solved).toBe(true);
  });

  test('brings up one link for both ways where each could use another one as well', () => {
    const plan = {
      vpcs: {
        a: { block: '10.0.0.0/16', vSwitches: { 'vsw-a': ['10.0.1.0/24', 'vtb-a2'] as const }, tables: ['vtb-a2'] },
        b: { block: '192.168.0.0/16', vSwitches: { 'vsw-b': '192.168.1.0/24' } },
        hub: { block: '172.16.0.0/16', vSwitches: {} },
      },
      pairs: [
        ['a', 'hub'],
        ['a', 'b', 'Active', 'Activating'],
      ] as const,
      peerings: [['hub', 'b']] as const,
      routes: {
        // By way of the hub and back: the packets meet the system table of their own VPC then.
        'vtb-a2': { '0.0.0.0/0': 'ri-ahub' },
        'vtb-hub': { '0.0.0.0/0': 'ri-huba' },
        'vtb-a': { '0.0.0.0/0': 'ri-ab' },
        'vtb-b': { '0.0.0.0/0': 'ri-ba' },
      },
    };
    const { changes, solved } = explain(world(plan), 'vsw-a', 'vsw-b');
    expect(changes.map(formatChange)).toEqual(['Wait RouterInterfaceId=ri-ba Until=Active']);
    expect(solved).toBe(true);
  });

  test('lets a route to a router interface take the place of what CEN taught', () => {
    const learnt = { type: 'CEN', nextHopType: 'Attachment', nextHopId: 'tr-attach-1' } as const;
    const plan = {
      ...joined,
      routes: { ...joined.routes, 'vtb-a': { '192.168.1.0/24': learnt, '192.168.1.64/26': learnt } },
    };
    const { changes, solved } = explain(world(plan), 'vsw-a', 'vsw-b');
    expect(changes.map(formatChange)).toEqual([
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.1.0/24 NextHopType=RouterInterface NextHopId=ri-ab',
    ]);
    expect(solved).toBe(true);
  });

  test('changes no single block of a prefix list: goes round it where it can, and else says that nothing helps', () => {
    const listed = { nextHopType: 'NatGateway', nextHopId: 'ngw-1', prefixListId: 'pl-1' } as const;
    const wide = { ...joined, routes: { ...joined.routes, 'vtb-a': { '192.168.0.0/16': listed } } };
    expect(explain(world(wide), 'vsw-a', 'vsw-b').changes.map(formatChange)).toEqual([
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.1.0/24 NextHopType=RouterInterface NextHopId=ri-ab',
    ]);
    for (const block of ['192.168.1.0/24', '192.168.1.128/25']) {
      const exact = {
        ...joined,
        routes: { ...joined.routes, 'vtb-a': { '192.168.0.0/16': 'ri-ab', [block]: listed } },
        peerings: [],
      };
      const { connected, changes, there } = explain(world(exact), 'vsw-a', 'vsw-b');
      expect({ connected, changes }).toEqual({ connected: false, changes: [] });
      expect(there.lost.map(({ outcome }) => formatOutcome(outcome))).toEqual([
        `leaves at vtb-a ${block} (of pl-1) → NatGateway ngw-1: to a NAT gateway; the internet, if it is public and has an SNAT entry`,
      ]);
    }
  });

  test('clears away an interface that lost its peer, and the entries that name it, before it proposes a peering', () => {
    const snapshot = snapshotOf(joined);
    const orphaned = { ...snapshot, routerInterfaces: snapshot.routerInterfaces?.slice(0, 1) ?? [] };
    const { blockers, changes, solved } = explain(Network.from(orphaned), 'vsw-a', 'vsw-b');
    expect(blockers.map(({ code }) => code)).toEqual([
      'opposite-gone',
      'not-connected',
      'missing-route',
      'next-hop-gone',
    ]);
    expect(changes.map(({ action }) => action)).toEqual([
      'DeleteRouteEntry',
      'DeactivateRouterInterface',
      'DeleteRouterInterface',
      'CreateVpcPeerConnection',
      'CreateRouteEntry',
      'ModifyRouteEntry',
    ]);
    expect(solved).toBe(true);
  });

  test('sets the peers of two Idle interfaces that do not name each other', () => {
    const snapshot = snapshotOf({ ...joined, pairs: [['a', 'b', 'Idle', 'Idle']] });
    const unnamed = (snapshot.routerInterfaces ?? []).map(({ routerInterfaceId, role, status, routerId }) => ({
      routerInterfaceId,
      role,
      status,
      routerId,
    }));
    const { changes, solved } = explain(Network.from({ ...snapshot, routerInterfaces: unnamed }), 'vsw-a', 'vsw-b');
    expect(changes.map(({ action }) => action)).toEqual([
      'ModifyRouterInterfaceAttribute',
      'ModifyRouterInterfaceAttribute',
      'ConnectRouterInterface',
    ]);
    expect(solved).toBe(true);
  });

  test('asks for a second acceptance where the accounts differ', () => {
    const plan = {
      vpcs: {
        ...two.vpcs,
        b: { ...two.vpcs.b, block: '192.168.0.0/16', ownerId: '2', vSwitches: { 'vsw-b': '192.168.1.0/24' } },
      },
    };
    const { changes, solved } = explain(world(plan), 'vsw-a', 'vsw-b');
    expect(changes.slice(0, 2).map(({ action }) => action)).toEqual([
      'CreateVpcPeerConnection',
      'AcceptVpcPeerConnection',
    ]);
    expect(solved).toBe(true);
  });

  test('proposes changes that connect the pair, whatever the network', () => {
    fc.assert(
      fc.property(randomSnapshot, (snapshot) => {
        const network = Network.from(snapshot);
        for (const from of network.vSwitches.values()) {
          for (const to of network.vSwitches.values()) {
            const { connected, changes, solved, blockers } = explain(network, from.id, to.id);
            if (changes.length > 0) expect(solved, changes.map(formatChange).join('\n')).toBe(true);
            if (!connected) expect(blockers.length + Number(changes.length === 0)).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('proposes no more changes than trying all of them finds', () => {
    fc.assert(
      fc.property(sparseSnapshot, (snapshot) => {
        const network = Network.from(snapshot);
        for (const from of network.vSwitches.values()) {
          for (const to of network.vSwitches.values()) {
            const { connected, changes } = explain(network, from.id, to.id);
            if (connected || from.id > to.id) continue;
            const limit = changes.length === 0 ? 2 : Math.min(changes.length - 1, 3);
            const fewer = fewestChanges(snapshot, from.id, to.id, limit);
            expect(fewer?.map(formatChange), changes.map(formatChange).join('\n')).toBeUndefined();
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('never proposes a change that is not needed', () => {
    fc.assert(
      fc.property(randomSnapshot, (snapshot) => {
        const network = Network.from(snapshot);
        for (const from of network.vSwitches.values()) {
          for (const to of network.vSwitches.values()) {
            const { changes } = explain(network, from.id, to.id);
            for (const one of changes) {
              const others = changes.filter((change) => change !== one);
              expect(connects(snapshot, others, from.id, to.id), `${formatChange(one)} is not needed`).toBe(false);
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

/** Up to three VPCs, not all of them joined. */
const sparseSnapshot = fc
  .tuple(
    randomSnapshot.filter(({ vpcs }) => vpcs.length < 4),
    fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  )
  .map(
    ([snapshot, keep]): Snapshot => ({
      ...snapshot,
      routerInterfaces: (snapshot.routerInterfaces ?? []).filter((_, index) => keep[index >> 1]),
      vpcPeerings: (snapshot.vpcPeerings ?? []).filter((_, index) => keep[3 + index]),
    }),
  );

function connects(snapshot: Snapshot, changes: readonly Change[], from: string, to: string): boolean {
  try {
    const after = reach(Network.from(applyChanges(snapshot, changes)));
    return after.between(from, to).lost.length === 0 && after.between(to, from).lost.length === 0;
  } catch {
    return false;
  }
}
