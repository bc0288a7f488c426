import { ownerOfInterface } from '../names.ts';
import type { Spec } from '../spec/types.ts';
import type { FoundEntry, World } from '../world.ts';
import { slotOf } from './desired-routes.ts';
import { planDown } from './plan.ts';
import { nextHopOf } from './route-steps.ts';
import type { Plan } from './types.ts';

/**
 * What takes back what a run of `up` made: like `down`, of a world in which only that is ours. What the run changed in
 * place or took away stays so; a route that replaced another one stays as long as what it leads to does.
 *
 * @param done the plan of that run
 * @param world as it is now
 */
export function planUndo(spec: Spec, world: World, done: Plan): Plan {
  const before = idsBefore(done);
  const isNew = (id: string): boolean => !before.has(id);
  const interfaces = world.interfaces.filter(
    (item) => ownerOfInterface(item)?.interconnect !== spec.name || isNew(item.RouterInterfaceId),
  );
  const made = new Set(
    interfaces
      .filter((item) => ownerOfInterface(item)?.interconnect === spec.name)
      .map((item) => item.RouterInterfaceId),
  );
  const added = new Set(
    done.routes
      .filter((route) => route.state === 'added')
      .map((route) => slotOf(route.routeTableId, route.destination)),
  );
  const isMade = (entry: FoundEntry): boolean =>
    made.has(nextHopOf(entry)) || added.has(slotOf(entry.RouteTableId, entry.DestinationCidrBlock));
  return planDown(spec, { ...world, interfaces, entries: world.entries.filter(isMade) });
}

/** Ids of everything of ours that was there when the plan was made: kept, changed, or about to go. */
function idsBefore(plan: Plan): ReadonlySet<string> {
  const changed = plan.changes.map(({ id }) => id);
  const ends = plan.links.flatMap((link) => link.ends.map(({ id }) => id));
  return new Set([...changed, ...ends].filter((id) => id !== undefined));
}
