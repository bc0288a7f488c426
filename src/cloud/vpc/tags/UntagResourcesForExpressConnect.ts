import { vpcAction } from '../../action.ts';
import { boolean, list, required, text } from '../../parameters.ts';
import { untagResources } from '../../shared/tags/change-tags.ts';
import { EXPRESS_CONNECT_TYPES } from './resource-types.ts';

/** Takes tags off resources. Source: API page UntagResourcesForExpressConnect. */
export const UntagResourcesForExpressConnect = vpcAction({
  name: 'UntagResourcesForExpressConnect',
  effect: 'write',
  parameters: {
    RegionId: text,
    ResourceType: required(text),
    ResourceId: required(list),
    TagKey: list,
    All: boolean,
  },
  run: (call) => untagResources(call, EXPRESS_CONNECT_TYPES),
});
