import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { ownedBy } from '../../shared/owned.ts';
import type { PrefixListRow, RouteEntryRow, VpcRow } from '../../store/rows.ts';

/** What route tables, network ACLs and the prefix list calls know of prefix lists used as a block. */

export const PrefixListNotFound = errorCase(
  400,
  'ResourceNotFound.PrefixList',
  'The specified resource of prefixList is not found.',
);
export const UnstablePrefixList = errorCase(
  400,
  'IncorrectStatus.PrefixList',
  'The status of prefixList is incorrect.',
);

/** Whether a text names a prefix list rather than a block. */
export const isPrefixListId = (text: string): boolean => text.startsWith('pl-');

/** The blocks that a prefix list stands for. */
export const blocksOfList = (list: PrefixListRow): readonly string[] => list.entries.map((entry) => entry.cidr);

/** The prefix lists among the destinations of a table's custom entries. Most accounts have none, and pay nothing. */
export function listsRoutedIn(call: Call<unknown>, routeTable: string): readonly PrefixListRow[] {
  const { routeEntries, prefixLists } = call.store.tables;
  if (prefixLists.count(ownedBy(call)) === 0) return [];
  const lists = prefixLists.find(ownedBy(call));
  const destination = lists.map((list) => list.id);
  const routed = routeEntries.select(['destination'], { routeTable, type: 'Custom', destination });
  return lists.filter((list) => routed.some((entry) => entry.destination === list.id));
}

/** The destinations of the custom entries in a VPC, as blocks: a prefix list stands for its own. */
export function customDestinations({ store }: Call<unknown>, vpc: VpcRow): readonly string[] {
  const { routeEntries, prefixLists } = store.tables;
  const destinations = routeEntries.select(['destination'], { vpc: vpc.id, type: 'Custom' });
  return destinations.flatMap(({ destination }) => {
    if (!isPrefixListId(destination)) return [destination];
    const list = prefixLists.get(destination);
    return list ? blocksOfList(list) : [];
  });
}

/** The custom entries whose destination is the prefix list. */
export function routesToList({ store }: Call<unknown>, list: PrefixListRow): readonly RouteEntryRow[] {
  const { routeTables, routeEntries } = store.tables;
  const tables = routeTables.select(['id'], { account: list.account, region: list.region });
  return routeEntries.find({ routeTable: tables.map((table) => table.id), type: 'Custom', destination: list.id });
}
