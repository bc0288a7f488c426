import {
  type Caller,
  type CallSettings,
  CloudError,
  getVpcPrefixListEntries,
  isPrefixList,
  type RouteEntry,
} from '../../provider/index.ts';

/** Reads each prefix list of a place once. */
export type PrefixLists = (id: string) => Promise<readonly string[]>;

/** The lists of a place; one that may not be read is empty, with a note. */
export function prefixListsOf(caller: Caller, settings: CallSettings, notes: string[]): PrefixLists {
  const known = new Map<string, Promise<readonly string[]>>();
  const read = async (id: string): Promise<readonly string[]> => {
    try {
      return await getVpcPrefixListEntries(caller, id, settings);
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      notes.push(`The prefix list ${id} could not be read (${error.code}): routes to it count as not there.`);
      return [];
    }
  };
  return (id) => {
    const blocks = known.get(id) ?? read(id);
    known.set(id, blocks);
    return blocks;
  };
}

/** The entries with one for each block in the place of one for a prefix list: that is what the real tables forward by. */
export async function spreadLists(entries: readonly RouteEntry[], lists: PrefixLists): Promise<readonly RouteEntry[]> {
  const spread = entries.map(async (entry) => {
    if (!isPrefixList(entry.DestinationCidrBlock)) return [entry];
    const blocks = await lists(entry.DestinationCidrBlock);
    return blocks.map((DestinationCidrBlock): RouteEntry => ({ ...entry, DestinationCidrBlock }));
  });
  return (await Promise.all(spread)).flat();
}
