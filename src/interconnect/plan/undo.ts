import { ownerOfInterface, ownerOfPeering } from '../names.ts';
import { linkKey } from '../spec/check.ts';
import type { ConnectSpec, Spec } from '../spec/types.ts';
import type { FoundEntry, World } from '../world.ts';
import { slotOf } from './desired-routes.ts';
import { checkIdOf } from './move-checks.ts';
import { planDown, planUp } from './plan.ts';
import { nextHopOf } from './route-steps.ts';
import type { Plan } from './types.ts';

/**
 * What takes back what a run of `up` made: like `down`, of a world in which only that is ours. What the run changed in
 * place or took away stays so; a route that replaced another one stays as long as what it leads to does. A connection that
 * was being moved is moved back, with packets passing all the time.
 *
 * @param done the plan of that run
 * @param world as it is now
 */
export function planUndo(spec: Spec, world: World, done: Plan): Plan {
  const moved = spec.connect.filter((connect) => done.steps.some(({ id }) => id === checkIdOf(linkKey(connect))));
  if (moved.length > 0) return planUp(turnedBack(spec, done, moved), world);
  const before = idsBefore(done);
  const isNew = (id: string): boolean => !before.has(id);
  const interfaces = world.interfaces.filter(
    (item) => ownerOfInterface(item)?.interconnect !== spec.name || isNew(item.RouterInterfaceId),
  );
  const peerings = world.peerings.filter(
    (item) => ownerOfPeering(item)?.interconnect !== spec.name || isNew(item.InstanceId),
  );
  const made = new Set([
    ...interfaces
      .filter((item) => ownerOfInterface(item)?.interconnect === spec.name)
      .map((item) => item.RouterInterfaceId),
    ...peerings.filter((item) => ownerOfPeering(item)?.interconnect === spec.name).map((item) => item.InstanceId),
  ]);
  const added = new Set(
    done.routes
      .filter((route) => route.state === 'added')
      .map((route) => slotOf(route.routeTableId, route.destination)),
  );
  const isMade = (entry: FoundEntry): boolean =>
    made.has(nextHopOf(entry)) || added.has(slotOf(entry.RouteTableId, entry.DestinationCidrBlock));
  return planDown(spec, { ...world, interfaces, peerings, entries: world.entries.filter(isMade) });
}

/** The spec that takes moves back: those connections the other way, and none that the run was to make from nothing. */
function turnedBack(spec: Spec, done: Plan, moved: readonly ConnectSpec[]): Spec {
  const found = new Set(done.links.filter(({ ends }) => ends.some(({ id }) => id !== undefined)).map(({ key }) => key));
  const connect = spec.connect.flatMap((one): readonly ConnectSpec[] => {
    if (!moved.includes(one)) return found.has(linkKey(one)) ? [one] : [];
    const link = done.links.find(({ key }) => key === linkKey(one));
    return [{ ...one, via: link?.via === 'vpc-peering' ? 'router-interface' : 'vpc-peering' }];
  });
  return { ...spec, connect };
}

/** Ids of everything of ours that was there when the plan was made: kept, changed, or about to go. */
function idsBefore(plan: Plan): ReadonlySet<string> {
  const changed = plan.changes.map(({ id }) => id);
  const ends = plan.links.flatMap((link) => link.ends.map(({ id }) => id));
  return new Set([...changed, ...ends].filter((id) => id !== undefined));
}
