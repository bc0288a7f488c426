import { isShadowName, type Owner, ownerOfInterface, ownerOfPeering, roleWord } from '../names.ts';
import { linkKey } from '../spec/check.ts';
import type { ConnectSpec, Spec } from '../spec/types.ts';
import type { FoundEntry, World } from '../world.ts';
import { slotOf } from './desired-routes.ts';
import { checkIdOf } from './move-checks.ts';
import { planDown, planUp } from './plan.ts';
import { nextHopOf } from './route-steps.ts';
import type { Plan, Problem } from './types.ts';

/**
 * What takes back what a run of `up` made: like `down`, of a world in which only that is ours. What the run changed in
 * place or took away stays so. A connection that was being moved is moved back, with packets passing all the time. Where
 * other routes were turned to another next hop already there is no way back but to go on: the plan has a problem then.
 *
 * @param done the plan of that run
 * @param world as it is now
 */
export function planUndo(spec: Spec, world: World, done: Plan): Plan {
  const moved = spec.connect.filter((connect) => done.steps.some(({ id }) => id === checkIdOf(linkKey(connect))));
  if (moved.length > 0) return planUp(turnedBack(spec, done, moved), world);
  const turned = turnedRoutes(world, done);
  if (turned !== undefined) return planDown(spec, { ...world, problems: [...world.problems, turned] });
  const slots = new Map(done.routes.map((route) => [slotOf(route.routeTableId, route.destination), route.state]));
  const stateOf = (entry: FoundEntry) => slots.get(slotOf(entry.RouteTableId, entry.DestinationCidrBlock));
  const staying = idsBefore(done);
  // Only what the plan has a step to make can be its work.
  const resources = new Set(done.steps.flatMap((step) => (step.makes === undefined ? [] : [step.makes.resource])));
  const isMade = (id: string, owner: Owner | undefined, side: string): boolean =>
    owner?.interconnect === spec.name && resources.has(`${owner.link} ${side}`) && !staying.has(id);
  const [interfaces, interfacesBefore] = split(world.interfaces, (item) =>
    isMade(item.RouterInterfaceId, ownerOfInterface(item), roleWord(item.Role)),
  );
  const [peerings, peeringsBefore] = split(world.peerings, (item) =>
    isMade(item.InstanceId, ownerOfPeering(item), 'peering'),
  );
  const made = new Set([
    ...interfaces.map(({ RouterInterfaceId }) => RouterInterfaceId),
    ...peerings.map(({ InstanceId }) => InstanceId),
  ]);
  const entries = world.entries.filter(
    (entry) => made.has(nextHopOf(entry)) || stateOf(entry) === 'added' || isShadowName(entry.RouteEntryName),
  );
  const isOurs = (owner: Owner | undefined): boolean => owner?.interconnect === spec.name;
  return planDown(spec, {
    ...world,
    interfaces: [...interfaces, ...interfacesBefore.filter((item) => !isOurs(ownerOfInterface(item)))],
    peerings: [...peerings, ...peeringsBefore.filter((item) => !isOurs(ownerOfPeering(item)))],
    entries: done.steps.length === 0 ? [] : entries,
  });
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

/** What stands in the way of going back: routes that the run replaced, or had removed to do so. */
function turnedRoutes(world: World, done: Plan): Problem | undefined {
  const hops = new Map(world.entries.map((entry) => [entry.RouteEntryId, nextHopOf(entry)]));
  const moved = done.changes.filter(({ action, kind, id = '', fields }) => {
    const before = fields.find(({ name }) => name === 'NextHopId')?.from;
    return kind === 'RouteEntry' && action === 'replace' && hops.get(id) !== before;
  });
  if (moved.length === 0) return undefined;
  return {
    code: 'RoutesMoved',
    message: `The run had begun to move routes (${moved.map(({ address }) => address).join(', ')}): taking back what it made would cut them.`,
    actions: ['Run `isthmus up` again: it goes on where this run stopped.'],
    objects: moved.map(({ address }) => address),
  };
}

/** Those that meet a condition, and the others. */
function split<T>(items: readonly T[], meets: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(meets), items.filter((item) => !meets(item))];
}

/** Ids of everything of ours that was there when the plan was made: kept, changed, or about to go. */
function idsBefore(plan: Plan): ReadonlySet<string> {
  const changed = plan.changes.map(({ id }) => id);
  const ends = plan.links.flatMap((link) => link.ends.map(({ id }) => id));
  return new Set([...changed, ...ends].filter((id) => id !== undefined));
}
