import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { RouteEntryRow } from '../../store/rows.ts';
import { MalformedCidrBlock, MissingParameter, RouteTableNotFound } from '../shared/errors.ts';
import { destinationText } from './destination.ts';

export const EntryIdNotFound = errorCase(400, 'InvalidRouteEntryId.NotFound', 'Specified RouteEntryId does not exist.');
export const EntryNotFound = errorCase(400, 'InvalidRouteEntry.NotFound', 'Route entry not exists.');

const IsSystemEntry = errorCase(400, 'OperationDenied', 'Specified operation is denied as route entry type is system.');

/** How the changing actions select an entry: by its id, or by table and destination. */
export interface Selector {
  readonly id: string | undefined;
  readonly routeTable: string | undefined;
  readonly destination: string | undefined;
}

/** The custom entry selected. @throws ApiError when a selector is missing or finds nothing, or a system entry. */
export function selectedEntry(call: Call<unknown>, { id, routeTable, destination }: Selector): RouteEntryRow {
  const entry = id
    ? ownedOr(call, call.store.tables.routeEntries, id, EntryIdNotFound)
    : entryAt(call, routeTable, destination);
  if (entry.type === 'System') throw IsSystemEntry();
  return entry;
}

function entryAt(call: Call<unknown>, id: string | undefined, text: string | undefined): RouteEntryRow {
  if (!id || !text) throw MissingParameter();
  const { routeTables, routeEntries } = call.store.tables;
  const table = ownedOr(call, routeTables, id, RouteTableNotFound);
  const destination = destinationText(text);
  if (destination === undefined) throw MalformedCidrBlock();
  const [entry] = routeEntries.find({ routeTable: table.id, type: ['Custom', 'System'], destination });
  if (!entry) throw EntryNotFound();
  return entry;
}
