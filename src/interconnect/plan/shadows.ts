import { cidr, cidrContains, cidrHalves, formatCidr } from '../../network/cidr.ts';
import { SERVICE_BLOCK } from '../../network/effective-routes.ts';
import { type DesiredRoute, placeOf } from './desired-routes.ts';
import type { Slot } from './route-steps.ts';

/**
 * Stand-ins: while a destination is moved to another next hop, its two halves lead there already. They win by the longest
 * prefix, so that the entry itself can go and come again with no packet lost.
 */

/** The halves of a destination; none of a single address. */
export const halvesOf = (destination: string): readonly string[] =>
  (cidrHalves(cidr(destination)) ?? []).map(formatCidr);

/**
 * The halves that must stand in while a destination moves; undefined where they cannot: a single address, or a half that
 * lies in a vSwitch. A half that has an entry of its own is reached by that one, before and after.
 *
 * @param stays whether an entry is in a slot, or will be, that stays
 */
export function standIns(route: DesiredRoute, stays: (slot: Slot) => boolean): readonly string[] | undefined {
  const halves = halvesOf(route.destination);
  if (halves.length === 0) return undefined;
  // No route may be a part of the block of the cloud's own services.
  const unroutable = [SERVICE_BLOCK, ...route.network.vSwitches.map((vSwitch) => cidr(vSwitch.CidrBlock))];
  const free = halves.filter((destination) => !stays({ ...placeOf(route), destination }));
  return free.some((half) => unroutable.some((block) => cidrContains(block, cidr(half)))) ? undefined : free;
}
