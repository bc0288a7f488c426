import { type Cidr, cidr } from './cidr.ts';
import { type IneffectiveEntry, IneffectiveReason, type RouteEntry, type RouteTable, type Vpc } from './model.ts';
import { PrefixTrie } from './prefix-trie.ts';
import type { RouteEntryRecord } from './snapshot.ts';

/** The cloud's own services: DNS, NTP, OSS …. Every table has it as a system entry. */
export const SERVICE_BLOCK: Cidr = cidr('100.64.0.0/10');

/**
 * Which entries of a table forward. Forwarding is longest prefix match over the effective entries; there is no metric, so
 * conflicts are settled here (help page "VPC route tables"):
 *
 * 1. Each vSwitch of the VPC has a `local` entry in every table, and there is the service entry. They are derived, not
 *    read [unconfirmed for custom tables]. Nothing equal to or inside a vSwitch block is effective.
 * 2. One custom entry for a destination. (The API refuses a second one; a snapshot may say otherwise: the first counts.)
 * 3. A dynamic entry (CEN, BGP, ECR, or managed by a transit router) gives way to a custom one with the same destination,
 *    and to the service entry, also where it lies inside it; a custom entry may lie inside that one. A CEN entry also gives
 *    way to a custom one to a router interface that contains it (the 2019 migration guide's strict rule).
 */
export function effectiveRoutes(
  table: RouteTable,
  vpc: Vpc,
  records: readonly (readonly [Cidr, RouteEntryRecord])[],
): Pick<RouteTable, 'routes' | 'ineffective'> {
  const routes = new PrefixTrie<RouteEntry>();
  const ineffective: IneffectiveEntry[] = [];
  const system = { table, type: 'System', managed: false, nextHopId: '', prefixListId: undefined } as const;
  for (const vSwitch of vpc.vSwitches) {
    routes.insert(vSwitch.block, {
      ...system,
      destination: vSwitch.block,
      nextHopType: 'local',
      vSwitch,
      memo: newMemo(),
    });
  }
  const service = {
    ...system,
    destination: SERVICE_BLOCK,
    nextHopType: 'service',
    vSwitch: undefined,
    memo: newMemo(),
  };
  routes.insert(SERVICE_BLOCK, service);

  const entries = records.map(([destination, record]) => ({ record, entry: entryOf(table, destination, record) }));
  // Custom entries first: a dynamic entry has to know all of them.
  entries.sort((a, b) => Number(isDynamic(a.entry)) - Number(isDynamic(b.entry)));
  for (const { record, entry } of entries) {
    if (isDerived(entry, routes)) continue;
    const loses = verdict(entry, record, routes);
    if (loses === undefined) routes.insert(entry.destination, entry);
    else ineffective.push({ entry, ...loses });
  }
  return { routes, ineffective };
}

function entryOf(table: RouteTable, destination: Cidr, record: RouteEntryRecord): RouteEntry {
  return {
    table,
    destination,
    type: record.type ?? 'Custom',
    prefixListId: record.prefixListId || undefined,
    managed: record.serviceType === 'TR',
    nextHopType: record.nextHopType,
    nextHopId: record.nextHopId ?? '',
    vSwitch: undefined,
    memo: newMemo(),
  };
}

function newMemo(): RouteEntry['memo'] {
  return { otherwise: undefined, afterPeering: undefined };
}

/** Learnt from elsewhere rather than created by a user. */
export function isDynamic(entry: RouteEntry): boolean {
  return entry.managed || (entry.type !== 'Custom' && entry.type !== 'System');
}

/** Whether it can be changed or deleted by itself. */
export function isChangeable(entry: RouteEntry): boolean {
  return !isDynamic(entry) && entry.prefixListId === undefined;
}

/** Learnt through CEN, by a transit router of either edition. */
export function isFromCen(entry: RouteEntry): boolean {
  return entry.managed || entry.type === 'CEN';
}

/** A listed system entry says what was derived already; one for a vSwitch that is gone says nothing. */
function isDerived(entry: RouteEntry, routes: PrefixTrie<RouteEntry>): boolean {
  return entry.type === 'System' && (entry.nextHopType === 'local' || routes.get(entry.destination) !== undefined);
}

/** Why the entry is not effective, and in favour of which; undefined when it is effective. */
function verdict(
  entry: RouteEntry,
  record: RouteEntryRecord,
  routes: PrefixTrie<RouteEntry>,
): { readonly reason: IneffectiveReason; readonly winner: RouteEntry | undefined } | undefined {
  const status = record.status ?? 'Available';
  if (status !== 'Available' && status !== 'Modifying') return { reason: IneffectiveReason.Status, winner: undefined };
  const covering = routes.covering(entry.destination);
  const local = covering.find((other) => other.vSwitch !== undefined);
  if (local !== undefined) return { reason: IneffectiveReason.InsideVSwitch, winner: local };
  const equal = routes.get(entry.destination);
  if (equal?.type === 'System') return { reason: IneffectiveReason.EqualsService, winner: equal };
  const service = covering.find((other) => other.type === 'System');
  if (service !== undefined && isDynamic(entry)) return { reason: IneffectiveReason.InsideService, winner: service };
  if (equal !== undefined) {
    const custom = isDynamic(entry) && !isDynamic(equal);
    return { reason: custom ? IneffectiveReason.CustomWins : IneffectiveReason.Duplicate, winner: equal };
  }
  if (isFromCen(entry)) {
    const winner = covering.find((other) => !isDynamic(other) && other.nextHopType === 'RouterInterface');
    if (winner !== undefined) return { reason: IneffectiveReason.RouterInterfaceWins, winner };
  }
  return undefined;
}
