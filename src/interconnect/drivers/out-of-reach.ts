import type { Draft } from '../plan/draft.ts';
import type { FoundInterface, FoundPeering, World } from '../world.ts';

/**
 * Says of an interface that goes whose peer belongs to an account that nobody has credentials for: the peer stays, and is
 * paid for.
 */
export function warnOfPeer(item: FoundInterface, { interfaces }: World, draft: Draft): void {
  const { RouterInterfaceId, OppositeInterfaceId: peer, OppositeInterfaceOwnerId: owner, OppositeRegionId } = item;
  if (!peer || !owner || item.OppositeInterfaceStatus === 'Deleted') return;
  if (interfaces.some((other) => other.RouterInterfaceId === peer)) return;
  draft.warnings.push({
    code: 'EndOutOfReach',
    message: `The other end of ${RouterInterfaceId} stays: ${peer} in ${OppositeRegionId} belongs to account ${owner}, whose credentials this spec does not name. It goes on to cost, and routes to it lead nowhere.`,
    actions: inItsAccount(peer),
    objects: [RouterInterfaceId, peer, owner],
  });
}

/** Says of a peering that goes and has an end in an account that nobody has credentials for: routes there are not seen. */
export function warnOfEnds(item: FoundPeering, { networks, left }: World, draft: Draft): void {
  const seen = new Set([
    ...Array.from(networks.values(), ({ vpc }) => vpc.VpcId),
    ...left.vpcs.map(({ VpcId }) => VpcId),
  ]);
  const ends = [
    { vpc: item.Vpc.VpcId, region: item.RegionId, owner: item.OwnerId },
    { vpc: item.AcceptingVpc.VpcId, region: item.AcceptingRegionId, owner: item.AcceptingOwnerUid },
  ];
  if (item.OwnerId === item.AcceptingOwnerUid) return;
  for (const { vpc, region, owner } of ends) {
    if (seen.has(vpc) || owner === undefined) continue;
    draft.warnings.push({
      code: 'EndOutOfReach',
      message: `One end of ${item.InstanceId} is not seen: ${vpc} in ${region} belongs to account ${owner}, whose credentials this spec does not name. Routes there that lead to the peering stay, and while there are any, it cannot be deleted.`,
      actions: inItsAccount(item.InstanceId),
      objects: [item.InstanceId, vpc, String(owner)],
    });
  }
}

const inItsAccount = (id: string): readonly string[] => [
  'Run `isthmus down` with a spec that still names that network with its profile, before anything else.',
  `Or let the owner of that account delete the routes to ${id}, and what is left of it.`,
];
