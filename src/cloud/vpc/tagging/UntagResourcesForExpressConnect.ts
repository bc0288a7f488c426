import { vpcAction } from '../../action.ts';
import { EXPRESS_CONNECT_TYPES } from './resource-types.ts';
import { untagResources, untagResourcesParameters } from './tag-actions.ts';

/** Takes tags off router interfaces. Source: contract router-interface, section 10. */
export const UntagResourcesForExpressConnect = vpcAction({
  name: 'UntagResourcesForExpressConnect',
  effect: 'write',
  parameters: untagResourcesParameters,
  run: (call) => untagResources(call, EXPRESS_CONNECT_TYPES),
});
