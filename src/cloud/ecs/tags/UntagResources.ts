import { ecsAction } from '../../action.ts';
import { boolean, list, required, text } from '../../parameters.ts';
import { untagResources } from '../../shared/tags/change-tags.ts';
import { ECS_TYPES } from './resource-types.ts';

/** Takes tags off resources. Source: API page UntagResources of Ecs. */
export const UntagResources = ecsAction({
  name: 'UntagResources',
  effect: 'write',
  parameters: {
    RegionId: text,
    ResourceType: required(text),
    ResourceId: required(list),
    TagKey: list,
    All: boolean,
  },
  run: (call) => untagResources(call, ECS_TYPES),
});
