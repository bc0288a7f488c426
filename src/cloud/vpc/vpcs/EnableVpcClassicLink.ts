import { vpcAction } from '../../action.ts';
import { classicLinkParameters, setClassicLink } from './classic-link.ts';

/** Switches ClassicLink on for a VPC. Source: API page EnableVpcClassicLink. */
export const EnableVpcClassicLink = vpcAction({
  name: 'EnableVpcClassicLink',
  effect: 'write',
  parameters: classicLinkParameters,
  run: (call) => setClassicLink(call, true),
});
