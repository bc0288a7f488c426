import { vpcAction } from '../../action.ts';
import { EXPRESS_CONNECT_TYPES } from './resource-types.ts';
import { tagResources, tagResourcesParameters } from './tag-actions.ts';

/** Sets tags on router interfaces. Source: contract router-interface, section 10. */
export const TagResourcesForExpressConnect = vpcAction({
  name: 'TagResourcesForExpressConnect',
  effect: 'write',
  parameters: tagResourcesParameters,
  run: (call) => tagResources(call, EXPRESS_CONNECT_TYPES),
});
