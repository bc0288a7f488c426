import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { checkTags, dropTags, setTags, type Tag } from '../shared/tag-set.ts';
import { checkResources, resourceTypeOf, type TagFamily } from './resource-types.ts';

const TooManyResources = errorCase(
  400,
  'SizeLimitExceeded.ResourceId',
  'The maximum number of resource IDs is exceeded.',
);
const TooManyTags = errorCase(400, 'SizeLimitExceeded.TagNum', 'The maximum number of tags is exceeded.');

/** Resources in one call, at most: the present pages' number; older ones say 20. */
export const MAX_RESOURCES = 50;
const MAX_TAGS = 20;

interface Resources {
  readonly ResourceType: string;
  readonly ResourceId: readonly string[];
}

/** TagResources of either family: all resources get all tags, or, after a throw, none gets any. */
export function tagResources(
  call: Call<Resources & { readonly Tag: readonly Tag[] }>,
  family: TagFamily,
): Record<string, never> {
  const { ResourceType, ResourceId: ids, Tag: tags } = call.parameters;
  const type = resourceTypeOf(family, ResourceType);
  if (ids.length > MAX_RESOURCES) throw TooManyResources();
  checkTags(tags);
  checkResources(call, family, type, ids);
  for (const id of ids) setTags(call, type, id, tags);
  return {};
}

/** UnTagResources of either family: keys that a resource does not have are passed over; `All` counts where no key is given. */
export function untagResources(
  call: Call<Resources & { readonly TagKey: readonly string[]; readonly All: boolean | undefined }>,
  family: TagFamily,
): Record<string, never> {
  const { ResourceType, ResourceId: ids, TagKey: keys, All: all } = call.parameters;
  const type = resourceTypeOf(family, ResourceType);
  if (ids.length > MAX_RESOURCES) throw TooManyResources();
  if (keys.length > MAX_TAGS) throw TooManyTags();
  checkResources(call, family, type, ids);
  const { tags } = call.store.tables;
  for (const id of ids) {
    for (const key of keys) tags.delete(`${id}/${key}`);
    if (all && keys.length === 0) dropTags(call, id);
  }
  return {};
}
