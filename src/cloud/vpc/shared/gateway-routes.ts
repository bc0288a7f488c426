import type { Call } from '../../action.ts';
import type { RouteEntryRow, RouteTableRow } from '../../store/rows.ts';

/** The whole of the internet: the destination of a gateway's own route. */
export const EVERYWHERE = '0.0.0.0/0';

/** The custom entries that lead to a gateway. */
export const routesTo = ({ store }: Call<unknown>, gateway: string): readonly RouteEntryRow[] =>
  store.tables.routeEntries.find({ nextHop: gateway, type: 'Custom' });

/** The entry for all addresses in a table, if there is one. */
export const defaultRouteOf = ({ store }: Call<unknown>, routeTable: string): RouteEntryRow | undefined =>
  store.tables.routeEntries.find({ routeTable, type: 'Custom', destination: EVERYWHERE })[0];

/** Adds the route for all addresses that the service makes by itself for a gateway. It is there at once. */
export function addDefaultRoute(
  call: Call<unknown>,
  table: RouteTableRow,
  hop: { readonly type: string; readonly id: string },
): void {
  call.store.tables.routeEntries.insert({
    id: call.newId('rte'),
    account: call.account.id,
    region: call.region.id,
    createdAt: call.now,
    modifiedAt: call.now,
    name: '',
    description: '',
    status: 'Available',
    type: 'Custom',
    routeTable: table.id,
    vpc: table.vpc,
    destination: EVERYWHERE,
    ipVersion: 'ipv4',
    nextHopType: hop.type,
    nextHop: hop.id,
    nextHops: [],
  });
}
