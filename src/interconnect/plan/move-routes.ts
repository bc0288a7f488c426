import type { WayOut } from '../drivers/driver.ts';
import type { Owner } from '../names.ts';
import type { FoundEntry } from '../world.ts';
import { type DesiredRoute, placeOf } from './desired-routes.ts';
import type { Draft } from './draft.ts';
import {
  addRouteStep,
  awaitRouteStep,
  dropStandInStep,
  nextHopOf,
  removeRouteStep,
  turnRouteStep,
} from './route-steps.ts';
import type { RouteTables } from './route-tables.ts';
import { standIns } from './shadows.ts';

/** A route of a link that leads to what is going, and what it is to lead to. */
export interface MovingRoute {
  readonly route: DesiredRoute;
  readonly way: WayOut;
  readonly entry: FoundEntry;
}

/**
 * Drafts the move of a link's routes to their new next hop: stand-ins at both ends, then, when all of them are there, entry
 * by entry removed and added again, then the stand-ins removed. Where a destination cannot be split the entry is turned in
 * place. At every moment each destination has an entry that leads to a way that works, at both ends.
 *
 * @param before other steps that must be done before anything old is touched
 * @returns the last steps
 */
export function draftMove(
  owner: Owner,
  moving: readonly MovingRoute[],
  tables: RouteTables,
  before: readonly string[],
  draft: Draft,
): readonly string[] {
  const prepared = moving.map((item) => {
    const { entry, route, way } = item;
    const settled = entry.Status === 'Available' ? [] : [draft.step(awaitRouteStep(entry, route.network.name))];
    const halves = standIns(route, tables.stays);
    const standing = draftStandIns(owner, item, halves ?? [], tables, draft);
    return { item, halves, ready: [...way.after, ...settled, ...standing] };
  });
  // Nothing old is touched at either end before the new way is complete at both.
  const barrier = [...new Set([...before, ...prepared.flatMap(({ ready }) => ready)])];
  return prepared.flatMap(({ item: { route, way, entry }, halves }) => {
    if (halves === undefined) return [draft.step(turnRouteStep(entry, route.network.name, way, barrier))];
    const removed = draft.step(removeRouteStep(entry, route.network.name, barrier));
    const added = draft.step(addRouteStep({ ...placeOf(route), way, owner }, [removed]));
    const dropped = halves.map((destination) =>
      draft.step(dropStandInStep({ ...placeOf(route), destination }, way.nextHop, [added])),
    );
    return [added, ...dropped];
  });
}

/** Drafts the stand-ins of one route, and the removal of those that an earlier run left and that lead elsewhere. */
function draftStandIns(
  owner: Owner,
  { route, way }: MovingRoute,
  halves: readonly string[],
  tables: RouteTables,
  draft: Draft,
): readonly string[] {
  const shadows = tables.shadowsOf(route);
  const network = route.network.name;
  const serves = (shadow: FoundEntry): boolean =>
    halves.includes(shadow.DestinationCidrBlock) && nextHopOf(shadow) === way.nextHop && shadow.Status !== 'Deleting';
  const stale = new Map(
    shadows
      .filter((shadow) => !serves(shadow))
      .map((shadow) => [shadow.DestinationCidrBlock, draft.step(removeRouteStep(shadow, network, []))]),
  );
  const standing = halves.flatMap((destination) => {
    const there = shadows.find((shadow) => shadow.DestinationCidrBlock === destination);
    if (there !== undefined && serves(there))
      return there.Status === 'Available' ? [] : [draft.step(awaitRouteStep(there, network))];
    const slot = { ...placeOf(route), destination };
    const removed = stale.get(destination) ?? tables.removedBy(slot);
    const added = { ...slot, way, owner, standsIn: true as const };
    return [draft.step(addRouteStep(added, removed === undefined ? [] : [removed]))];
  });
  return [...stale.values(), ...standing];
}
