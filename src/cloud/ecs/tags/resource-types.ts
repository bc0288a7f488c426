import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { checkTags, setTags, type Tag, type TagRefusals, tagsOfAll } from '../../shared/tag-set.ts';
import type { TagFamily } from '../../shared/tags/family.ts';

const ECS_TAG_REFUSALS: TagRefusals = {
  key: errorCase(400, 'InvalidTagKey.Malformed', 'The specified Tag.n.Key is not valid.'),
  value: errorCase(400, 'InvalidTagValue.Malformed', 'The specified Tag.n.Value is not valid.'),
  duplicate: errorCase(400, 'Duplicate.TagKey', 'The Tag.N.Key contain duplicate key.'),
  tooMany: errorCase(400, 'NumberExceed.Tags', "The Tags parameter's number is exceed , Valid : 20"),
  quota: errorCase(400, 'OperationDenied.QuotaExceed', 'The quota of tags on resource is beyond permitted range.'),
};

/**
 * TagResources and its siblings of Ecs. To make a kind taggable, name its table here. Source: API page TagResources of Ecs.
 */
export const ECS_TYPES: TagFamily = {
  unknownType: errorCase(
    404,
    'InvalidResourceType.NotFound',
    'The ResourceType provided does not exist in our records.',
  ),
  unknownResource: errorCase(
    404,
    'InvalidResourceId.NotFound',
    'The specified ResourceIds are not found in our records.',
  ),
  tooManyResources: errorCase(
    400,
    'NumberExceed.ResourceIds',
    "The ResourceIds parameter's number is exceed , Valid : 50",
  ),
  refusals: ECS_TAG_REFUSALS,
  types: {
    INSTANCE: 'instances',
    SECURITYGROUP: 'securityGroups',
    ENI: 'networkInterfaces',
    DISK: null,
    VOLUME: null,
    SNAPSHOT: null,
    SNAPSHOTPOLICY: null,
    IMAGE: null,
    KEYPAIR: null,
    DDH: null,
    LAUNCHTEMPLATE: null,
    RESERVEDINSTANCE: null,
    COMMAND: null,
    INVOCATION: null,
  },
};

/** Checks the tags of a new resource. @throws ApiError in the words of Ecs. */
export const checkEcsTags = (tags: readonly Tag[]): void => checkTags(tags, ECS_TAG_REFUSALS);

/** Sets the tags of a new resource. */
export const setEcsTags = (call: Call<unknown>, type: string, id: string, tags: readonly Tag[]): void =>
  setTags(call, type, id, tags, ECS_TAG_REFUSALS);

/** The tags of the resources of a page as Ecs shows them, by resource. */
export function ecsTags(
  call: Call<unknown>,
  ids: readonly string[],
): ReadonlyMap<string, readonly { readonly TagKey: string; readonly TagValue: string }[]> {
  return new Map(
    [...tagsOfAll(call, ids)].map(([id, tags]) => [
      id,
      tags.map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value })),
    ]),
  );
}
