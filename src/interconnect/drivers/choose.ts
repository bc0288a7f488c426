import { ownerOfInterface, ownerOfPeering } from '../names.ts';
import type { FoundNetwork, World } from '../world.ts';
import type { Via } from './driver.ts';
import { hasEnded, joins } from './vpc-peering/peerings.ts';

/**
 * What connects a pair whose spec leaves it open. What is there stays. What is new is a peering: most
 * accounts cannot buy router interfaces between VPCs since 2019, and nothing that can be read tells whether this one can;
 * only a purchase does.
 */
export function chooseVia(
  interconnect: string,
  networks: readonly [FoundNetwork, FoundNetwork],
  { interfaces, peerings }: Pick<World, 'interfaces' | 'peerings'>,
): { readonly via: Via; readonly why: string } {
  const peering = peerings.find(
    (item) => joins(item, networks) && !hasEnded(item) && ownerOfPeering(item)?.interconnect === interconnect,
  );
  if (peering !== undefined)
    return { via: 'vpc-peering', why: `the peering ${peering.InstanceId} joins the two already` };
  const routers = networks.map(({ vpc }) => vpc.VRouterId);
  const own = interfaces.find(
    (item) =>
      routers.includes(item.RouterId) &&
      routers.includes(item.OppositeRouterId ?? '') &&
      item.Status !== 'Deleting' &&
      ownerOfInterface(item)?.interconnect === interconnect,
  );
  if (own !== undefined) return { via: 'router-interface', why: 'router interfaces join the two already' };
  return {
    via: 'vpc-peering',
    why: 'new; most accounts cannot buy router interfaces between VPCs any more, and only a purchase tells whether this one can',
  };
}
