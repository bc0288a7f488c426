import { vpcAction } from '../../action.ts';
import { VPC_TYPES } from './resource-types.ts';
import { untagResources, untagResourcesParameters } from './tag-actions.ts';

/** Takes tags off VPCs, vSwitches and route tables. Source: contract vpc-routing, section 9. */
export const UnTagResources = vpcAction({
  name: 'UnTagResources',
  effect: 'write',
  parameters: untagResourcesParameters,
  run: (call) => untagResources(call, VPC_TYPES),
});
