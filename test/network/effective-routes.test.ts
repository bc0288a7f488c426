import { expect, test } from 'vitest';
import { formatCidr, Network, type RouteEntryRecord } from '../../src/network/index.ts';
import { snapshotOf, two } from './world.ts';

/** The entries of vtb-a that take no part, by their next hops, each with the reason and the next hop that wins. */
function ineffective(...entries: readonly RouteEntryRecord[]): readonly string[] {
  const snapshot = snapshotOf(two);
  const routeTables = snapshot.routeTables.map((table) =>
    table.routeTableId === 'vtb-a' ? { ...table, routeEntries: entries } : table,
  );
  const table = Network.from({ ...snapshot, routeTables }).tables.get('vtb-a');
  return (table?.ineffective ?? []).map(({ entry, reason, winner }) =>
    [`${formatCidr(entry.destination)} ${entry.nextHopId}`, reason, winner?.nextHopId || winner?.nextHopType]
      .filter((word) => word !== undefined)
      .join(' '),
  );
}

const entry = (
  destinationCidrBlock: string,
  nextHopId: string,
  more: Partial<RouteEntryRecord> = {},
): RouteEntryRecord => ({
  destinationCidrBlock,
  nextHopId,
  nextHopType: nextHopId.startsWith('ri-') ? 'RouterInterface' : 'Attachment',
  ...more,
});

test('an entry counts unless it is on its way, equal to or inside a vSwitch, or the block of the services', () => {
  expect(ineffective(entry('192.168.0.0/16', 'ri-ab'), entry('10.0.0.0/16', 'ri-1'))).toEqual([]);
  expect(ineffective(entry('9.0.0.0/8', 'ri-1', { status: 'Pending' }))).toEqual(['9.0.0.0/8 ri-1 status']);
  expect(ineffective(entry('9.0.0.0/8', 'ri-1', { status: 'Modifying' }))).toEqual([]);
  expect(ineffective(entry('10.0.1.0/24', 'ri-1'), entry('10.0.1.128/25', 'ri-2'))).toEqual([
    '10.0.1.0/24 ri-1 inside-vswitch local',
    '10.0.1.128/25 ri-2 inside-vswitch local',
  ]);
  expect(ineffective(entry('100.64.0.0/10', 'ri-1'))).toEqual(['100.64.0.0/10 ri-1 equals-service service']);
});

test('inside the block of the services a custom entry counts, and one that was learnt does not', () => {
  expect(ineffective(entry('100.100.0.0/16', 'ri-1'))).toEqual([]);
  expect(ineffective(entry('100.100.0.0/16', 'tr-1', { type: 'BGP' }))).toEqual([
    '100.100.0.0/16 tr-1 inside-service service',
  ]);
});

test('of one destination the custom entry counts, whichever comes first, and of two alike the first', () => {
  const custom = entry('9.0.0.0/8', 'ri-1');
  const learnt = entry('9.0.0.0/8', 'tr-1', { type: 'CEN' });
  for (const both of [
    [custom, learnt],
    [learnt, custom],
  ]) {
    expect(ineffective(...both)).toEqual(['9.0.0.0/8 tr-1 custom-wins ri-1']);
  }
  expect(ineffective(custom, entry('9.0.0.0/8', 'ri-2'))).toEqual(['9.0.0.0/8 ri-2 duplicate ri-1']);
  expect(ineffective(learnt, entry('9.0.0.0/8', 'tr-2', { type: 'BGP' }))).toEqual(['9.0.0.0/8 tr-2 duplicate tr-1']);
});

test('an entry of a CEN gives way to one to a router interface that contains it, one of BGP does not', () => {
  const wide = entry('9.0.0.0/8', 'ri-1');
  expect(ineffective(wide, entry('9.1.0.0/16', 'tr-1', { type: 'CEN' }))).toEqual([
    '9.1.0.0/16 tr-1 router-interface-wins ri-1',
  ]);
  expect(ineffective(wide, entry('9.1.0.0/16', 'tr-1', { type: 'BGP' }))).toEqual([]);
  expect(ineffective(entry('9.0.0.0/8', 'pcc-1'), entry('9.1.0.0/16', 'tr-1', { type: 'CEN' }))).toEqual([]);
});
