import type { Call } from '../../action.ts';
import type { RouteEntryRow, RouterInterfaceRow } from '../../store/rows.ts';

/** The custom route entries that name an interface as next hop, alone or as one of several (ECMP). */
export function routesTo(call: Call<unknown>, row: RouterInterfaceRow): readonly RouteEntryRow[] {
  const { routeEntries } = call.store.tables;
  const single = routeEntries.find({ nextHop: row.id, type: 'Custom' });
  if (row.vpc === null) return single;
  // Entries with several next hops name none in the column, so that few of a VPC are left to look into.
  const several = routeEntries.find({ nextHop: '', vpc: row.vpc, type: 'Custom' });
  return [...single, ...several.filter((entry) => entry.nextHops.some((hop) => hop.id === row.id))];
}
