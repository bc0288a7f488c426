import type { Caller, CallSettings } from './caller.ts';
import type { ApiAnswer } from './transport.ts';

/** Whether the destination of a route entry is a prefix list: `pl-…`, which stands for all its blocks. */
export const isPrefixList = (destination: string): boolean => destination.startsWith('pl-');

const MAX_RESULTS = 100;

/** Every block of a prefix list, IPv4 or IPv6. */
export async function getVpcPrefixListEntries(
  caller: Caller,
  PrefixListId: string,
  settings?: CallSettings,
): Promise<readonly string[]> {
  const blocks: string[] = [];
  let NextToken: string | undefined;
  do {
    const answer: ApiAnswer = await caller.call(
      'GetVpcPrefixListEntries',
      { PrefixListId, MaxResults: MAX_RESULTS, NextToken },
      settings,
    );
    const entries = Array.isArray(answer.PrefixListEntry)
      ? (answer.PrefixListEntry as { readonly Cidr: string }[])
      : [];
    blocks.push(...entries.map(({ Cidr }) => Cidr));
    NextToken = typeof answer.NextToken === 'string' && answer.NextToken !== '' ? answer.NextToken : undefined;
  } while (NextToken !== undefined);
  return blocks;
}
