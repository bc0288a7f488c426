import type { Draft } from '../../plan/draft.ts';
import type { IdOrLater } from '../../plan/types.ts';
import type { FoundNetwork } from '../../world.ts';
import { activated, peeringStep } from './steps.ts';

export interface Sides {
  readonly address: string;
  readonly requester: FoundNetwork;
  readonly accepter: FoundNetwork;
  readonly draft: Draft;
}

/** The other account's answer, with its own credentials. */
export function draftAccept(
  { address, requester, accepter, draft }: Sides,
  id: IdOrLater,
  dependsOn: readonly string[],
): string {
  return peeringStep(draft, {
    address,
    slug: 'accept',
    title: `Accept the peering with ${requester.name} for ${accepter.name}`,
    place: accepter.place,
    id,
    action: 'AcceptVpcPeerConnection',
    until: activated,
    dependsOn,
    vpcs: [requester.vpc.VpcId, accepter.vpc.VpcId],
  });
}
