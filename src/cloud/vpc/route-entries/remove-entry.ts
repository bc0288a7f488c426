import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { RouteEntryRow } from '../../store/rows.ts';

const IncorrectStatus = errorCase(400, 'IncorrectRouteEntryStatus', 'Some route entry status blocked this operation.');

/** @throws ApiError when the entry is going already, or, in strict mode, is not yet what it is to be. */
export function checkRemovable({ strict }: Call<unknown>, { status }: RouteEntryRow): void {
  if (status === 'Deleting' || (strict && status !== 'Available')) throw IncorrectStatus();
}

/** Deletes an entry: Deleting for a while, then gone. An unfinished creation or change is forgotten. */
export function removeEntry(call: Call<unknown>, { id, status }: RouteEntryRow): void {
  const { store, timing } = call;
  if (status !== 'Available') store.transitions.cancel(id);
  if (timing.deleteRouteEntry > 0) store.tables.routeEntries.update(id, { status: 'Deleting' });
  call.removeAfter(timing.deleteRouteEntry, store.tables.routeEntries, id);
}
