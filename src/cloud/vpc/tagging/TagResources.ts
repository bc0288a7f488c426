import { vpcAction } from '../../action.ts';
import { VPC_TYPES } from './resource-types.ts';
import { tagResources, tagResourcesParameters } from './tag-actions.ts';

/** Sets tags on VPCs, vSwitches and route tables. Source: contract vpc-routing, section 9. */
export const TagResources = vpcAction({
  name: 'TagResources',
  effect: 'write',
  parameters: tagResourcesParameters,
  run: (call) => tagResources(call, VPC_TYPES),
});
