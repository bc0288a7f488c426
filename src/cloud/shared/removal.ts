import type { Call } from '../action.ts';
import type { Table } from '../store/table.ts';
import { dropTags } from './tag-set.ts';

/**
 * Takes a resource out of the world: it is shown as `leaving` for so many ms, then it is gone. Its tags go at once, and so
 * does whatever else was to happen to it: a transition under way must not bring it back to `Available`.
 */
export function remove<Row extends { readonly id: string }>(
  call: Call<unknown>,
  milliseconds: number,
  table: Table<Row>,
  id: string,
  leaving: Partial<Row>,
): void {
  call.store.transitions.cancel(id);
  dropTags(call, id);
  if (milliseconds > 0) table.update(id, leaving);
  call.removeAfter(milliseconds, table, id);
}

/** Takes away what belongs to a removed resource and has no life of its own, at once. */
export function removeNow<Row extends { readonly id: string }>(
  call: Call<unknown>,
  table: Table<Row>,
  id: string,
): void {
  dropTags(call, id);
  call.removeAfter(0, table, id);
}
