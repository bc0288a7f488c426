import type { Call } from '../../action.ts';
import { listsRoutedIn } from './prefix-lists.ts';

/** How many entries of its quota a route table has used: one to a prefix list counts for as many as that list may have. */
export function usedEntries(call: Call<unknown>, routeTable: string): number {
  const entries = call.store.tables.routeEntries.count({ routeTable, type: 'Custom' });
  return listsRoutedIn(call, routeTable).reduce((sum, list) => sum + list.maxEntries - 1, entries);
}
