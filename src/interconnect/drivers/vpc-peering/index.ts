import type { Driver } from '../driver.ts';
import { checkPeerings } from './checks.ts';
import { draftLinks } from './links.ts';
import { isOwn } from './peerings.ts';
import { doomedPeerings, draftPeeringRemoval } from './removal.ts';

/** A VPC peering connection: one object between two VPCs, which another account must accept. */
export const vpcPeeringDriver: Driver = {
  via: 'vpc-peering',
  ownNextHops: (input) => input.world.peerings.filter((item) => isOwn(input, item)).map((item) => item.InstanceId),
  doomed: doomedPeerings,
  draftRemoval: draftPeeringRemoval,
  draftLinks,
  check: checkPeerings,
};
