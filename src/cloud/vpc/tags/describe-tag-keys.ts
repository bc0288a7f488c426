import type { Call } from '../../action.ts';
import { resourceTypeOf, type TagFamily } from '../../shared/tags/family.ts';
import { type TokenPage, tokenPageOfList } from '../../shared/token-paging.ts';
import { MissingParameter } from '../shared/errors.ts';

interface KeyQuestion {
  readonly ResourceType: string | undefined;
  readonly ResourceId: readonly string[];
  readonly Keyword: string | undefined;
}

/** The answer of DescribeTagKeys: the keys in use, each once; `Keyword` is a part of the key. */
export function describeTagKeys(call: Call<KeyQuestion>, family: TagFamily, page: TokenPage) {
  const { ResourceType, ResourceId: ids, Keyword: keyword = '' } = call.parameters;
  // Optional in the parameter table, and yet refused when absent.
  if (!ResourceType) throw MissingParameter();
  const resourceType = resourceTypeOf(family, ResourceType);
  const scope = { account: call.account.id, region: call.region.id, resourceType };
  const rows = call.store.tables.tags.find(ids.length > 0 ? { ...scope, resource: ids } : scope);
  const keys = [...new Set(rows.map((row) => row.key))].filter((key) => key.includes(keyword));
  const { page: shown, NextToken } = tokenPageOfList(keys, page);
  return { NextToken, TagKeys: { TagKey: shown.map((key) => ({ TagKey: key, Type: 'Custom' })) } };
}
