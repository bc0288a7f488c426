import { vpcAction } from '../../action.ts';
import { list, required, text } from '../../parameters.ts';
import { tagParameters } from '../../shared/tag-set.ts';
import { tagResources } from '../../shared/tags/change-tags.ts';
import { VPC_TYPES } from './resource-types.ts';

/** Sets tags on resources. Source: API page TagResources. */
export const TagResources = vpcAction({
  name: 'TagResources',
  effect: 'write',
  parameters: {
    RegionId: text,
    ResourceType: required(text),
    ResourceId: required(list),
    Tag: required(tagParameters),
  },
  run: (call) => tagResources(call, VPC_TYPES),
});
