import type { Link } from '../drivers/driver.ts';
import { isShadowName, ownerOfName } from '../names.ts';
import type { FoundEntry, World } from '../world.ts';
import { type DesiredRoute, declaredSlots, desiredRoutes, slotOf } from './desired-routes.ts';
import type { RouteRemoval } from './route-removal.ts';
import { nextHopOf, type Slot } from './route-steps.ts';
import { halvesOf } from './shadows.ts';

/** The entries of the world, looked up as the plan needs them. */
export interface RouteTables {
  readonly entryAt: (slot: Slot) => FoundEntry | undefined;
  /** The step that removes the entry of a slot, where one does. */
  readonly removedBy: (slot: Slot) => string | undefined;
  /** The stand-ins of a route that an earlier run left. */
  readonly shadowsOf: (route: DesiredRoute) => readonly FoundEntry[];
  /** Whether an entry is in the slot, or will be, that is no stand-in and stays. */
  readonly stays: (slot: Slot) => boolean;
}

/**
 * Entries that stand in for a declared route: they are the business of the plan's moves, not of its removals.
 *
 * @param goes whether a next hop is removed before anything is made: what leads to it goes first
 */
export function standingIn(
  interconnect: string,
  links: readonly Link[],
  entries: readonly FoundEntry[],
  goes: (nextHop: string) => boolean,
): ReadonlySet<FoundEntry> {
  const declared = declaredSlots(links);
  const halves = new Set(
    links
      .flatMap(desiredRoutes)
      .flatMap(({ table, destination }) => halvesOf(destination).map((half) => slotOf(table, half))),
  );
  return new Set(
    entries.filter((entry) => {
      const slot = slotOf(entry.RouteTableId, entry.DestinationCidrBlock);
      const ours = ownerOfName(entry.RouteEntryName)?.interconnect === interconnect;
      const shadow = ours && isShadowName(entry.RouteEntryName);
      return shadow && halves.has(slot) && !declared.has(slot) && !goes(nextHopOf(entry));
    }),
  );
}

/** The tables as a plan finds and leaves them: what is in a slot, what is removed from it, what will be there. */
export function routeTables(
  { entries }: Pick<World, 'entries'>,
  links: readonly Link[],
  standing: ReadonlySet<FoundEntry>,
  removal: RouteRemoval,
): RouteTables {
  const declared = declaredSlots(links);
  const bySlot = new Map(entries.map((entry) => [slotOf(entry.RouteTableId, entry.DestinationCidrBlock), entry]));
  const key = ({ table, destination }: Slot): string => slotOf(table, destination);
  return {
    entryAt: (slot) => bySlot.get(key(slot)),
    removedBy: (slot) => removal.removed.get(key(slot)),
    shadowsOf: ({ table, destination }) =>
      halvesOf(destination).flatMap((half) => {
        const entry = bySlot.get(slotOf(table, half));
        return entry !== undefined && standing.has(entry) ? [entry] : [];
      }),
    stays: (slot) => {
      const entry = bySlot.get(key(slot));
      const there = entry !== undefined && !standing.has(entry) && !removal.removed.has(key(slot));
      return there || declared.has(key(slot));
    },
  };
}
