import { vpcAction } from '../../action.ts';
import { integer, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { tokenPage, tokenPageOfList } from '../../shared/token-paging.ts';
import { PrefixListNotFound } from '../shared/prefix-lists.ts';
import { PAGE_SIZE } from './page-size.ts';

/** Lists the blocks of a prefix list. Source: API page GetVpcPrefixListEntries. */
export const GetVpcPrefixListEntries = vpcAction({
  name: 'GetVpcPrefixListEntries',
  effect: 'read',
  parameters: { RegionId: text, PrefixListId: required(text), NextToken: text, MaxResults: integer },
  run(call) {
    const { parameters, store } = call;
    const list = ownedOr(call, store.tables.prefixLists, parameters.PrefixListId, PrefixListNotFound);
    const page = tokenPage(parameters.NextToken, parameters.MaxResults, PAGE_SIZE);
    const { page: entries, NextToken } = tokenPageOfList(list.entries, page);
    return {
      NextToken,
      Count: entries.length,
      TotalCount: list.entries.length,
      PrefixListEntry: entries.map(({ cidr, description }) => ({
        PrefixListId: list.id,
        RegionId: list.region,
        Cidr: cidr,
        Description: description,
      })),
    };
  },
});
