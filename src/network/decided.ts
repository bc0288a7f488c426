import { AddressSet, type Interval } from './address-set.ts';
import type { RouteEntry, RouteTable } from './model.ts';

/**
 * The addresses that each effective entry of a table decides: its destination without what more specific entries take.
 * Empty for an entry that can never match.
 */
export function decidedAddresses(table: RouteTable): ReadonlyMap<RouteEntry, AddressSet> {
  const intervals = new Map<RouteEntry, Interval[]>(Array.from(table.routes, ([, entry]) => [entry, []]));
  for (const { first, last, value } of table.ranges.ranges()) {
    if (value !== undefined) intervals.get(value)?.push({ first, last });
  }
  return new Map(Array.from(intervals, ([entry, list]) => [entry, AddressSet.ofIntervals(list)]));
}
