import { vpcAction } from '../../action.ts';
import { classicLinkParameters, setClassicLink } from './classic-link.ts';

/** Switches ClassicLink off for a VPC. Source: contract vpc-routing, 10.3. */
export const DisableVpcClassicLink = vpcAction({
  name: 'DisableVpcClassicLink',
  effect: 'write',
  parameters: classicLinkParameters,
  run: (call) => setClassicLink(call, false),
});
