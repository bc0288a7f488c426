import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AddressSet,
  cidr,
  lastAddress,
  Network,
  type Outcome,
  reach,
  type Snapshot,
  tracePath,
} from '../../src/network/index.ts';
import { naiveOutcome } from './naive-trace.ts';
import { randomSnapshot } from './random-network.ts';
import { joined, tutorial, world } from './world.ts';

/** Addresses at, before and behind each border that the snapshot mentions, and a few others. */
function interestingAddresses(snapshot: Snapshot): readonly number[] {
  const blocks = [
    ...snapshot.vSwitches.map((vSwitch) => vSwitch.cidrBlock),
    ...snapshot.routeTables.flatMap((table) => (table.routeEntries ?? []).map((entry) => entry.destinationCidrBlock)),
    '100.64.0.0/10',
  ].map(cidr);
  const borders = blocks.flatMap((block) => [block.base - 1, block.base, lastAddress(block), lastAddress(block) + 1]);
  return [...new Set([0, 1, 2 ** 32 - 1, ...borders])].filter((value) => value >= 0 && value < 2 ** 32);
}

function brief(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'delivered':
      return `delivered ${outcome.vSwitchId}`;
    case 'no-route':
      return `no-route ${outcome.routeTableId}`;
    case 'loop':
      return 'loop';
    default:
      return `${outcome.kind} ${outcome.entry.routeTableId} ${outcome.entry.destinationCidrBlock} ${outcome.entry.nextHopId}`;
  }
}

describe('reach', () => {
  test('says for every address what an independent tracer says', () => {
    fc.assert(
      fc.property(randomSnapshot, (snapshot) => {
        const result = reach(Network.from(snapshot));
        for (const { vSwitchId } of snapshot.vSwitches) {
          for (const address of interestingAddresses(snapshot)) {
            expect(brief(result.outcome(vSwitchId, address))).toBe(naiveOutcome(snapshot, vSwitchId, address));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('agrees with trace, the loop and its cycle included', () => {
    fc.assert(
      fc.property(randomSnapshot, (snapshot) => {
        const network = Network.from(snapshot);
        const result = reach(network);
        for (const vSwitch of network.vSwitches.values()) {
          for (const address of interestingAddresses(snapshot)) {
            const { end } = tracePath(network, vSwitch, address);
            const outcome = result.outcome(vSwitch.id, address);
            if (end.kind === 'address-not-in-use')
              expect(outcome).toMatchObject({ kind: 'delivered', vSwitchId: end.vSwitchId });
            else expect(outcome).toEqual(end);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('puts every address into exactly one set of outcomes', () => {
    fc.assert(
      fc.property(randomSnapshot, (snapshot) => {
        const result = reach(Network.from(snapshot));
        for (const { vSwitchId } of snapshot.vSwitches) {
          const sets = result.outcomes(vSwitchId).map(({ addresses }) => addresses);
          expect(sets.reduce((sum, set) => sum + set.size, 0)).toBe(2 ** 32);
          expect(sets.reduce((all, set) => all.union(set), AddressSet.empty).equals(AddressSet.everything)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('counts the pairs that are connected as asking for each pair does', () => {
    fc.assert(
      fc.property(randomSnapshot, (snapshot) => {
        const result = reach(Network.from(snapshot));
        const ids = snapshot.vSwitches.map(({ vSwitchId }) => vSwitchId);
        const asked = ids.flatMap((from) => ids.filter((to) => result.between(from, to).lost.length === 0));
        expect(result.connectedPairs()).toBe(asked.length);
      }),
      { numRuns: 100 },
    );
  });

  test('says of two joined VPCs that each reaches all of the other', () => {
    const result = reach(world(joined));
    expect(result.between('vsw-a', 'vsw-b').delivered.format()).toBe('192.168.1.0/24');
    expect(result.between('vsw-b', 'vsw-a').lost).toEqual([]);
    expect(result.connectedPairs()).toBe(4);
  });

  test('finds in the tutorial that every address outside the vSwitches and the service block loops', () => {
    const loops = reach(world(tutorial))
      .outcomes('vsw-a')
      .filter(({ outcome }) => outcome.kind === 'loop');
    expect(loops.map(({ addresses }) => addresses.format())).toEqual([
      'everything except 10.0.1.0/24, 100.64.0.0/10, 192.168.1.0/24',
    ]);
  });

  test('puts vSwitches that share a table into one class', () => {
    const plan = {
      ...joined,
      vpcs: {
        ...joined.vpcs,
        b: { block: '192.168.0.0/16', vSwitches: { 'vsw-b': '192.168.1.0/24', 'vsw-b2': '192.168.2.0/24' } },
      },
    };
    expect(reach(world(plan)).classes.map(({ vSwitches }) => vSwitches.map(({ id }) => id))).toEqual([
      ['vsw-a'],
      ['vsw-b', 'vsw-b2'],
    ]);
  });

  test('follows a way of 255 VRouters, more than any packet survives', () => {
    const names = Array.from({ length: 255 }, (_, n) => `n${n}`);
    const plan = {
      vpcs: Object.fromEntries(
        names.map((name, n) => [name, { block: `10.${n}.0.0/16`, vSwitches: { [`vsw-${name}`]: `10.${n}.0.0/24` } }]),
      ),
      pairs: names.slice(1).map((name, n) => [`n${n}`, name] as const),
      routes: Object.fromEntries(names.slice(1).map((name, n) => [`vtb-n${n}`, { '0.0.0.0/0': `ri-n${n}${name}` }])),
    };
    expect(reach(world(plan)).between('vsw-n0', 'vsw-n254').lost).toEqual([]);
  });

  test('refuses an unknown vSwitch by name', () => {
    expect(() => reach(world(joined)).between('vsw-a', 'vsw-x')).toThrow('There is no vSwitch "vsw-x"');
  });
});
