import { ApiError } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { TagRow } from '../../store/rows.ts';
import { narrowed } from '../narrow.ts';
import { checkTagFilter, type Tag, taggedWith } from '../tag-set.ts';
import { type TokenPage, tokenPageOf } from '../token-paging.ts';
import { checkSizes, resourceTypeOf, type TagFamily } from './family.ts';

interface Question {
  readonly ResourceType: string;
  readonly ResourceId: readonly string[];
  readonly Tag: readonly Tag[];
}

/** The vendor documents status 403 for the VPC family and 400 for the other. */
export const bothEmpty = (status: 400 | 403) =>
  new ApiError(
    status,
    'BothEmpty.TagsAndResources',
    'The specified Tags and ResourcesIds are not allow to both empty.',
  );

/**
 * One page of the tags of the resources that are named and carry all the tags asked for, a row for each resource and tag.
 * A resource that does not exist has no tags (unconfirmed: the real service may refuse its id).
 */
export function tagRows(
  call: Call<unknown>,
  family: TagFamily,
  question: Question,
  page: TokenPage,
): { readonly page: readonly TagRow[]; readonly NextToken: string } {
  const resourceType = resourceTypeOf(family, question.ResourceType);
  const { ResourceId: ids, Tag: tags } = question;
  checkSizes(family, ids, tags);
  const tagged = taggedWith(call, resourceType, tags);
  checkTagFilter(tags, family.refusals);
  const { id: resource } = narrowed(ids.length > 0 ? ids : undefined, tagged);
  const scope = { account: call.account.id, region: call.region.id, resourceType };
  const where = resource ? { ...scope, resource } : scope;
  return tokenPageOf(call.store.tables.tags, where, page);
}

/** The answer of ListTagResources; `ResourceType` is spelled as in the request (unconfirmed). */
export function listTagResources(call: Call<Question>, family: TagFamily, page: TokenPage, empty: ApiError) {
  const { ResourceId, Tag, ResourceType } = call.parameters;
  if (ResourceId.length === 0 && Tag.length === 0) throw empty;
  const { page: rows, NextToken } = tagRows(call, family, call.parameters, page);
  const TagResource = rows.map(({ resource, key, value }) => ({
    ResourceId: resource,
    ResourceType,
    TagKey: key,
    TagValue: value,
  }));
  return { NextToken, TagResources: { TagResource } };
}
