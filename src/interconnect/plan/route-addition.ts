import { cidr, cidrContains } from '../../network/cidr.ts';
import type { DriverInput, DriverLink, Link } from '../drivers/driver.ts';
import { ownerOfName } from '../names.ts';
import type { FoundEntry } from '../world.ts';
import { type DesiredRoute, desiredRoutes, placeOf, slotOf } from './desired-routes.ts';
import type { Draft } from './draft.ts';
import { draftMove, type MovingRoute } from './move-routes.ts';
import type { Moves } from './moves.ts';
import { destinationTaken, destinationTwice } from './route-problems.ts';
import {
  addRouteStep,
  awaitRouteStep,
  dropStandInStep,
  isUnseen,
  nextHopOf,
  removeRouteStep,
  routeAddress,
  slotOfEntry,
} from './route-steps.ts';
import type { RouteTables } from './route-tables.ts';
import type { PlannedRoute } from './types.ts';

interface Drafting {
  readonly input: DriverInput;
  readonly tables: RouteTables;
  readonly moves: Moves;
  readonly draft: Draft;
}

/** What became of a link's routes: the last step of each, and those that move to another way. */
interface LinkRoutes {
  readonly done: string[];
  readonly moving: MovingRoute[];
}

/**
 * Drafts the routes of the links: keeps, adopts, adds, replaces, moves; or says whose entry is in the way.
 *
 * @returns by link, the steps after which all of its routes are as declared
 */
export function draftRoutes(drafting: Drafting, links: readonly DriverLink[]): ReadonlyMap<Link, readonly string[]> {
  const { input, tables, draft } = drafting;
  const taken = new Map<string, DesiredRoute>();
  const finished = new Map<Link, readonly string[]>();
  for (const { link, waysOut } of links) {
    const routes: LinkRoutes = { done: [], moving: [] };
    for (const route of desiredRoutes(link)) {
      const slot = slotOf(route.table, route.destination);
      const other = taken.get(slot);
      if (other === undefined) {
        taken.set(slot, route);
        draftRoute(drafting, route, waysOut[route.side], routes);
      } else draft.problems.push(destinationTwice(route, other));
    }
    const owner = { interconnect: input.spec.name, link: link.key };
    const moved = draftMove(owner, routes.moving, tables, routes.done, draft);
    finished.set(link, [...routes.done, ...moved]);
  }
  return finished;
}

function draftRoute(
  drafting: Drafting,
  route: DesiredRoute,
  way: DriverLink['waysOut'][number],
  { done, moving }: LinkRoutes,
): void {
  const { input, tables, moves, draft } = drafting;
  const { network, peer, table, destination, link } = route;
  const slot = placeOf(route);
  const entry = tables.entryAt(slot);
  const planned = (state: PlannedRoute['state']): PlannedRoute => ({
    network: network.name,
    vpcId: network.vpc.VpcId,
    routeTableId: table,
    destination,
    nextHopType: way.nextHopType,
    nextHop: way.nextHop,
    towards: peer.name,
    state,
  });
  let removal = tables.removedBy(slot);
  if (entry !== undefined && removal === undefined && entry.Status === 'Deleting') {
    removal = draft.step(removeRouteStep(entry, network.name, []));
  }
  if (entry !== undefined && removal === undefined) {
    if (entry.Type === 'Custom' && nextHopOf(entry) === way.nextHop) {
      const pending = entry.Status === 'Pending' || entry.Status === 'Modifying';
      const settled = pending ? [draft.step(awaitRouteStep(entry, network.name))] : [];
      draft.routes.push(planned(ownerOfName(entry.RouteEntryName) === undefined ? 'adopted' : 'kept'));
      done.push(...settled, ...dropStandIns(drafting, route, settled));
      return;
    }
    if (entry.Type === 'Custom' && moves.leaving.get(nextHopOf(entry)) === link) {
      moving.push({ route, way, entry });
      noteReplaced(drafting, route, way, entry, `it moves to ${way.nextHopType}, without an interruption`);
      draft.routes.push(planned('replaced'));
      return;
    }
    if (entry.Type !== 'Custom' || ownerOfName(entry.RouteEntryName)?.interconnect !== input.spec.name) {
      draft.problems.push(destinationTaken(route, entry));
      return;
    }
    // Ours by its name, and it leads to another of our next hops: somebody turned it, or two links were swapped.
    // Where no list shows that next hop, it may be the very one that the way is about to give: then the entry stays.
    removal = draft.step(
      isUnseen(input.world, entry)
        ? { ...removeRouteStep(entry, network.name, way.after), unless: [way.nextHop, nextHopOf(entry)] }
        : removeRouteStep(entry, network.name, []),
    );
  }
  const inVSwitch = network.vSwitches.find((vSwitch) => cidrContains(cidr(vSwitch.CidrBlock), cidr(destination)));
  if (inVSwitch !== undefined) {
    draft.problems.push({
      code: 'DestinationInVSwitch',
      message: `${destination} cannot be a route of ${network.name}: it lies in its own vSwitch ${inVSwitch.VSwitchId} (${inVSwitch.CidrBlock}).`,
      actions: [`Declare other destinations for ${network.name} in the connection with ${peer.name}.`],
      objects: [inVSwitch.VSwitchId, destination],
    });
    return;
  }
  const owner = { interconnect: input.spec.name, link: link.key };
  const added = draft.step(addRouteStep({ ...slot, way, owner }, removal === undefined ? [] : [removal]));
  const before = entry === undefined ? undefined : nextHopOf(entry);
  const reason = before === undefined ? undefined : `it leads to ${before}, which is not the connection's end any more`;
  noteReplaced(drafting, route, way, entry, reason);
  draft.routes.push(planned(before === undefined ? 'added' : 'replaced'));
  done.push(added, ...dropStandIns(drafting, route, [added]));
}

/** Drafts the removal of the stand-ins that an earlier run left, once the entry itself serves. */
function dropStandIns({ tables, draft }: Drafting, route: DesiredRoute, served: readonly string[]): readonly string[] {
  return tables.shadowsOf(route).map((shadow) => {
    const slot = slotOfEntry(shadow, route.network.name);
    const gone = shadow.Status === 'Deleting';
    return draft.step(
      gone ? removeRouteStep(shadow, route.network.name, served) : dropStandInStep(slot, nextHopOf(shadow), served),
    );
  });
}

/** Notes that an entry will be made, or made anew. */
function noteReplaced(
  { draft }: Drafting,
  { network, table, destination }: DesiredRoute,
  way: DriverLink['waysOut'][number],
  entry: FoundEntry | undefined,
  reason: string | undefined,
): void {
  const before = entry === undefined ? undefined : nextHopOf(entry);
  const type = entry?.NextHops.NextHop[0]?.NextHopType;
  const next = typeof way.nextHop === 'string' ? { to: way.nextHop } : { later: true as const };
  draft.changes.push({
    action: before === undefined ? 'create' : 'replace',
    kind: 'RouteEntry',
    address: routeAddress(network.name, table, destination),
    ...(entry === undefined ? {} : { id: entry.RouteEntryId }),
    region: network.place.region,
    fields: [
      { name: 'RouteTableId', to: table },
      { name: 'DestinationCidrBlock', to: destination },
      {
        name: 'NextHopType',
        ...(type === undefined || type === way.nextHopType ? {} : { from: type }),
        to: way.nextHopType,
      },
      { name: 'NextHopId', ...(before === undefined ? {} : { from: before }), ...next },
    ],
    ...(reason === undefined ? {} : { reason }),
  });
}
