import {
  type Caller,
  type CallSettings,
  CloudError,
  getVpcPrefixListEntries,
  isPrefixList,
  type RouteEntry,
} from '../../provider/index.ts';
import type { SpreadEntry } from './to-snapshot.ts';

/** The blocks of each prefix list, by its id; of one that could not be read why. */
export type PrefixLists = ReadonlyMap<string, readonly string[] | CloudError>;

/** Reads the prefix lists that entries lead to, each once. */
export async function takePrefixLists(
  caller: Caller,
  entries: readonly RouteEntry[],
  settings: CallSettings,
): Promise<PrefixLists> {
  const ids = new Set(entries.map((entry) => entry.DestinationCidrBlock).filter(isPrefixList));
  const read = async (id: string): Promise<readonly [string, readonly string[] | CloudError]> => {
    try {
      return [id, await getVpcPrefixListEntries(caller, id, settings)];
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      return [id, error];
    }
  };
  return new Map(await Promise.all(Array.from(ids, read)));
}

/** The entries with one for each block in the place of one for a prefix list: that is what the real tables forward by. */
export function spreadLists(entries: readonly RouteEntry[], lists: PrefixLists): readonly SpreadEntry[] {
  return entries.flatMap((entry): readonly SpreadEntry[] => {
    const PrefixListId = entry.DestinationCidrBlock;
    if (!isPrefixList(PrefixListId)) return [entry];
    const blocks = lists.get(PrefixListId);
    if (blocks === undefined || blocks instanceof CloudError) return [];
    return blocks.map((DestinationCidrBlock) => ({ ...entry, DestinationCidrBlock, PrefixListId }));
  });
}

/** What is to be said of lists that could not be read, a sentence each. */
export function unreadLists(lists: PrefixLists): readonly string[] {
  return Array.from(lists).flatMap(([id, blocks]) =>
    blocks instanceof CloudError
      ? [`The prefix list ${id} could not be read (${blocks.code}): routes to it count as not there.`]
      : [],
  );
}
