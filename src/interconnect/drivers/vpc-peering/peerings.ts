import { ownerOfPeering } from '../../names.ts';
import type { FoundNetwork, FoundPeering } from '../../world.ts';
import type { DriverInput, Link } from '../driver.ts';

/** Statuses in which packets pass: a change under way is administrative. */
const PASSING: ReadonlySet<string> = new Set(['Activated', 'Updating']);
/** Statuses that lead nowhere any more: such a peering can only be deleted. */
const ENDED: ReadonlySet<string> = new Set(['Rejected', 'Expired', 'Deleting', 'Deleted']);

/** Whether packets pass. */
export const passes = (item: FoundPeering): boolean => PASSING.has(item.Status);

/** Whether it leads nowhere any more. */
export const hasEnded = (item: FoundPeering): boolean => ENDED.has(item.Status);

/** Ours: marked by a name or a tag of this interconnect. Everything else is never touched. */
export const isOwn = (input: DriverInput, item: FoundPeering): boolean =>
  ownerOfPeering(item)?.interconnect === input.spec.name;

/** `app/data peering` */
export const addressOf = (link: string): string => `${link} peering`;

/** Whether a peering joins two VPCs, whichever of them asked. */
export function joins(item: FoundPeering, networks: readonly [FoundNetwork, FoundNetwork]): boolean {
  const ids = networks.map(({ vpc }) => vpc.VpcId);
  return ids.includes(item.Vpc.VpcId) && ids.includes(item.AcceptingVpc.VpcId);
}

/** Our peering that serves a link. There can be one at most that is not on its way out. */
export const servingPeering = (input: DriverInput, link: Link): FoundPeering | undefined =>
  input.world.peerings.find((item) => isOwn(input, item) && joins(item, link.networks) && !hasEnded(item));
