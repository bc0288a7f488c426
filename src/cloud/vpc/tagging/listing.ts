import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { TagRow } from '../../store/rows.ts';
import { type Tag, taggedWith } from '../shared/tag-set.ts';

const BothEmpty = errorCase(
  403,
  'BothEmpty.TagsAndResources',
  'The specified Tags and ResourcesIds are not allow to both empty.',
);

interface Selection {
  readonly type: string;
  readonly resources: readonly string[];
  readonly tags: readonly Tag[];
}

/** The tags of the resources that are named and carry all the given tags. @throws ApiError where neither is given. */
export function selectTags(call: Call<unknown>, { type, resources, tags }: Selection): readonly TagRow[] {
  if (resources.length === 0 && tags.length === 0) throw BothEmpty();
  const tagged = taggedWith(call, type, tags);
  const ids = tagged && resources.length > 0 ? tagged.filter((id) => resources.includes(id)) : (tagged ?? resources);
  return call.store.tables.tags.find({
    resource: ids,
    resourceType: type,
    account: call.account.id,
    region: call.region.id,
  });
}
