import { vpcAction } from '../../action.ts';
import { integer, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { tokenPage, tokenPageOfList } from '../../shared/token-paging.ts';
import { PrefixListNotFound } from '../shared/prefix-lists.ts';
import { associationsOf } from './associations.ts';
import { PAGE_SIZE } from './page-size.ts';

/** Lists what names a prefix list. Source: API page GetVpcPrefixListAssociations. */
export const GetVpcPrefixListAssociations = vpcAction({
  name: 'GetVpcPrefixListAssociations',
  effect: 'read',
  parameters: { RegionId: text, PrefixListId: required(text), NextToken: text, MaxResults: integer },
  run(call) {
    const { parameters, store } = call;
    const list = ownedOr(call, store.tables.prefixLists, parameters.PrefixListId, PrefixListNotFound);
    const page = tokenPage(parameters.NextToken, parameters.MaxResults, PAGE_SIZE);
    const all = associationsOf(call, list);
    const { page: shown, NextToken } = tokenPageOfList(all, page);
    return {
      NextToken,
      Count: shown.length,
      TotalCount: all.length,
      PrefixListAssociation: shown.map(({ resourceType, resource, status, reason }) => ({
        PrefixListId: list.id,
        ResourceType: resourceType,
        ResourceId: resource,
        ResourceUid: list.account,
        OwnerId: list.account,
        RegionId: list.region,
        Status: status,
        Reason: reason,
      })),
    };
  },
});
