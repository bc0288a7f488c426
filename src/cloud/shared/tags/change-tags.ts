import type { Call } from '../../action.ts';
import { checkTagFilter, checkTags, dropTags, setTags, type Tag } from '../tag-set.ts';
import { checkResources, checkSizes, resourceTypeOf, type TagFamily } from './family.ts';

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
  checkSizes(family, ids, tags);
  checkTags(tags, family.refusals);
  checkResources(call, family, type, ids);
  for (const id of ids) setTags(call, type, id, tags, family.refusals);
  return {};
}

/**
 * UnTagResources of either family: keys that a resource does not have are passed over; `All` counts where no key is given.
 */
export function untagResources(
  call: Call<Resources & { readonly TagKey: readonly string[]; readonly All: boolean | undefined }>,
  family: TagFamily,
): Record<string, never> {
  const { ResourceType, ResourceId: ids, TagKey: keys, All: all } = call.parameters;
  const type = resourceTypeOf(family, ResourceType);
  checkSizes(family, ids, keys);
  checkTagFilter(
    keys.map((Key) => ({ Key, Value: undefined })),
    family.refusals,
  );
  checkResources(call, family, type, ids);
  const { tags } = call.store.tables;
  for (const id of ids) {
    for (const key of keys) tags.delete(`${id}/${key}`);
    if (all && keys.length === 0) dropTags(call, id);
  }
  return {};
}
