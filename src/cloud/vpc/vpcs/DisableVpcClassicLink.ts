import { vpcAction } from '../../action.ts';
import { classicLinkParameters, setClassicLink } from './classic-link.ts';

/** Switches ClassicLink off for a VPC. Source: API page DisableVpcClassicLink. */
export const DisableVpcClassicLink = vpcAction({
  name: 'DisableVpcClassicLink',
  effect: 'write',
  parameters: classicLinkParameters,
  run: (call) => setClassicLink(call, false),
});
