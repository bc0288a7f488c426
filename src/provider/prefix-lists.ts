import type { Caller, CallSettings } from './caller.ts';
import { allTokens } from './lists.ts';

/** Whether the destination of a route entry is a prefix list: `pl-…`, which stands for all its blocks. */
export const isPrefixList = (destination: string): boolean => destination.startsWith('pl-');

const MAX_RESULTS = 100;

/** Every block of a prefix list, IPv4 or IPv6. */
export const getVpcPrefixListEntries = (
  caller: Caller,
  PrefixListId: string,
  settings?: CallSettings,
): Promise<readonly string[]> =>
  allTokens(
    caller,
    'GetVpcPrefixListEntries',
    { PrefixListId, MaxResults: MAX_RESULTS },
    ({ PrefixListEntry }) =>
      Array.isArray(PrefixListEntry) ? (PrefixListEntry as { readonly Cidr: string }[]).map(({ Cidr }) => Cidr) : [],
    settings,
  );
