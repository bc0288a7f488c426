import type { Answer } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { boolean, list, required, text } from '../../parameters.ts';
import { checkTags, setTags, type Tag, tagParameters } from '../shared/tag-set.ts';
import { checkResources, type EXPRESS_CONNECT_TYPES, readType } from './resource-types.ts';

/**
 * The tag calls exist twice, for VPC resources and "ForExpressConnect", with the same parameters and effects over different
 * resource types. What they share is here.
 */
export const tagResourcesParameters = {
  RegionId: text,
  ResourceType: required(text),
  ResourceId: required(list),
  Tag: required(tagParameters),
} as const;

export const untagResourcesParameters = {
  RegionId: text,
  ResourceType: required(text),
  ResourceId: required(list),
  TagKey: list,
  All: boolean,
} as const;

type Types = typeof EXPRESS_CONNECT_TYPES;

interface TagCall {
  readonly ResourceType: string;
  readonly ResourceId: readonly string[];
  readonly Tag: readonly Tag[];
}

/** Sets tags on every resource named, on all of them or on none. */
export function tagResources(call: Call<TagCall>, types: Types): Answer {
  const { ResourceType, ResourceId: ids, Tag: tags } = call.parameters;
  const type = readType(types, ResourceType);
  checkTags(tags);
  checkResources(call, types, type, ids);
  for (const id of ids) setTags(call, type, id, tags);
  return {};
}

interface UntagCall {
  readonly ResourceType: string;
  readonly ResourceId: readonly string[];
  readonly TagKey: readonly string[];
  readonly All: boolean | undefined;
}

/** Takes tags off; `All` counts only where no key is given, keys that are not there are passed over. */
export function untagResources(call: Call<UntagCall>, types: Types): Answer {
  const { ResourceType, ResourceId: ids, TagKey: keys, All: all } = call.parameters;
  const type = readType(types, ResourceType);
  checkResources(call, types, type, ids);
  const { tags } = call.store.tables;
  const wanted = keys.length > 0 ? (key: string) => keys.includes(key) : () => all === true;
  for (const tag of tags.find({ resource: ids })) if (wanted(tag.key)) tags.delete(tag.id);
  return {};
}
