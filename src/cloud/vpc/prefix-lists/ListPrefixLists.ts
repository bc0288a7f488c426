import { formatTime } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { integer, list, text } from '../../parameters.ts';
import { given, narrowed } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { checkTagFilter, taggedWith, tagParameters, tagsOfAll } from '../../shared/tag-set.ts';
import { tokenPage, tokenPageOf } from '../../shared/token-paging.ts';
import { blocksOfList } from '../shared/prefix-lists.ts';
import { PAGE_SIZE } from './page-size.ts';

/** Lists prefix lists; ids that do not exist simply do not match. Source: API page ListPrefixLists. */
export const ListPrefixLists = vpcAction({
  name: 'ListPrefixLists',
  effect: 'read',
  parameters: {
    RegionId: text,
    PrefixListIds: list,
    PrefixListName: text,
    ResourceGroupId: text,
    Tags: tagParameters,
    NextToken: text,
    MaxResults: integer,
  },
  run(call) {
    const { parameters, store } = call;
    const { PrefixListIds: ids } = parameters;
    const { prefixLists } = store.tables;
    checkTagFilter(parameters.Tags);
    const page = tokenPage(parameters.NextToken, parameters.MaxResults, PAGE_SIZE);
    const where = {
      ...ownedBy(call),
      ...narrowed(ids.length > 0 ? ids : undefined, taggedWith(call, 'PREFIXLIST', parameters.Tags)),
      ...given({ name: parameters.PrefixListName, resourceGroup: parameters.ResourceGroupId }),
    };
    const { page: rows, NextToken } = tokenPageOf(prefixLists, where, page);
    const tags = tagsOfAll(
      call,
      rows.map((row) => row.id),
    );
    const PrefixLists = rows.map((row) => ({
      PrefixListId: row.id,
      PrefixListName: row.name,
      PrefixListDescription: row.description,
      PrefixListType: 'Custom',
      IpVersion: row.ipVersion,
      MaxEntries: row.maxEntries,
      CidrBlocks: blocksOfList(row),
      Status: row.status,
      PrefixListStatus: row.status,
      ShareType: '',
      OwnerId: row.account,
      RegionId: row.region,
      ResourceGroupId: row.resourceGroup,
      CreationTime: formatTime(row.createdAt),
      Tags: tags.get(row.id) ?? [],
    }));
    return { NextToken, MaxResults: page.limit, TotalCount: prefixLists.count(where), PrefixLists };
  },
});
