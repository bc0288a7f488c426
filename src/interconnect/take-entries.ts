import { type CallSettings, describeRouteEntryList, isTableGone } from '../provider/index.ts';
import type { Callers } from './callers.ts';
import type { Problem } from './plan/types.ts';
import { problemOf } from './problems.ts';
import { type PrefixLists, takePrefixLists } from './snapshot/spread-lists.ts';
import { type FoundEntry, type Inventory, placeKey } from './world.ts';

/** The entries of every table of some VPCs; what cannot be read is a problem. */
export async function takeEntries(
  callers: Callers,
  inventories: ReadonlyMap<string, Inventory>,
  vpcs: ReadonlySet<string>,
  problems: Problem[],
  settings: CallSettings,
): Promise<readonly FoundEntry[]> {
  const tables = [...inventories.values()].flatMap(({ place, tables: list }) =>
    list
      .filter((table) => vpcs.has(table.VpcId) && table.AssociateType !== 'Gateway')
      .map((table) => ({ place, table })),
  );
  const once = [...new Map(tables.map((item) => [item.table.RouteTableId, item])).values()];
  const lists = await Promise.all(
    once.map(async ({ place, table }) => {
      try {
        const entries = await describeRouteEntryList(await callers.at(place), table.RouteTableId, settings);
        return entries.map((entry): FoundEntry => ({ ...entry, place, vpcId: table.VpcId }));
      } catch (error) {
        // Deleted since the tables were listed: with it its entries are gone.
        if (!isTableGone(error)) problems.push(problemOf(error));
        return [];
      }
    }),
  );
  return lists.flat();
}

/** The prefix lists that the entries lead to, each read where it was found. */
export async function takeListsOf(
  callers: Callers,
  entries: readonly FoundEntry[],
  settings: CallSettings,
): Promise<PrefixLists> {
  const byPlace = Map.groupBy(entries, ({ place }) => placeKey(place));
  const lists = await Promise.all(
    Array.from(byPlace.values(), async (here): Promise<PrefixLists> => {
      const [first] = here;
      return first === undefined ? new Map() : takePrefixLists(await callers.at(first.place), here, settings);
    }),
  );
  return new Map(lists.flatMap((some) => [...some]));
}
