import { cidr, cidrContains } from '../../network/cidr.ts';
import type { DriverInput, DriverLink } from '../drivers/driver.ts';
import { ownerOfName } from '../names.ts';
import type { FoundEntry } from '../world.ts';
import { type DesiredRoute, desiredRoutes, slotOf } from './desired-routes.ts';
import type { Draft } from './draft.ts';
import type { RouteRemoval } from './route-removal.ts';
import { addRouteStep, awaitRouteStep, nextHopOf, removeRouteStep, routeAddress } from './route-steps.ts';
import type { PlannedRoute } from './types.ts';

/** Drafts the routes of the links: keeps, adopts, adds, replaces; or says whose entry is in the way. */
export function draftRoutes(
  input: DriverInput,
  links: readonly DriverLink[],
  removal: RouteRemoval,
  draft: Draft,
): void {
  const entries = new Map(
    input.world.entries.map((entry) => [slotOf(entry.RouteTableId, entry.DestinationCidrBlock), entry]),
  );
  const taken = new Map<string, DesiredRoute>();
  for (const { link, waysOut } of links) {
    for (const route of desiredRoutes(link)) {
      const slot = slotOf(route.table, route.destination);
      const other = taken.get(slot);
      if (other !== undefined) {
        draft.problems.push(twice(route, other));
        continue;
      }
      taken.set(slot, route);
      draftRoute(input, route, waysOut[route.side], entries.get(slot), removal.removed.get(slot), draft);
    }
  }
}

function draftRoute(
  input: DriverInput,
  route: DesiredRoute,
  way: DriverLink['waysOut'][number],
  entry: FoundEntry | undefined,
  removedBy: string | undefined,
  draft: Draft,
): void {
  const { network, peer, table, destination, link } = route;
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
  let removal = removedBy;
  if (entry !== undefined && removal === undefined && entry.Status === 'Deleting') {
    removal = draft.step(removeRouteStep(entry, network.name, []));
  }
  if (entry !== undefined && removal === undefined) {
    if (entry.Type === 'Custom' && nextHopOf(entry) === way.nextHop) {
      if (entry.Status === 'Pending' || entry.Status === 'Modifying') draft.step(awaitRouteStep(entry, network.name));
      draft.routes.push(planned(ownerOfName(entry.RouteEntryName) === undefined ? 'adopted' : 'kept'));
      return;
    }
    if (entry.Type !== 'Custom' || ownerOfName(entry.RouteEntryName)?.interconnect !== input.spec.name) {
      draft.problems.push(inTheWay(route, entry));
      return;
    }
    // Ours by its name, and it leads to another of our interfaces: somebody turned it, or two links were swapped.
    removal = draft.step(removeRouteStep(entry, network.name, []));
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
  const { place, vpc } = network;
  const added = { network: network.name, place, vpcId: vpc.VpcId, table, destination, way, owner };
  draft.step(addRouteStep(added, removal === undefined ? [] : [removal]));
  const before = entry === undefined ? undefined : nextHopOf(entry);
  const next = typeof way.nextHop === 'string' ? { to: way.nextHop } : { later: true as const };
  draft.changes.push({
    action: before === undefined ? 'create' : 'replace',
    kind: 'RouteEntry',
    address: routeAddress(network.name, table, destination),
    ...(entry === undefined ? {} : { id: entry.RouteEntryId }),
    region: place.region,
    fields: [
      { name: 'RouteTableId', to: table },
      { name: 'DestinationCidrBlock', to: destination },
      { name: 'NextHopType', to: way.nextHopType },
      { name: 'NextHopId', ...(before === undefined ? {} : { from: before }), ...next },
    ],
    ...(before === undefined ? {} : { reason: `it leads to ${before}, which is not the connection's end any more` }),
  });
  draft.routes.push(planned(before === undefined ? 'added' : 'replaced'));
}

const twice = (route: DesiredRoute, other: DesiredRoute) => ({
  code: 'DestinationTwice' as const,
  message: `${route.destination} in ${route.table} of ${route.network.name} would lead both to ${other.peer.name} and to ${route.peer.name}: a route table holds a destination once.`,
  actions: ['Declare `destinations` for one of the two connections, so that they differ.'],
  objects: [route.table, route.destination],
});

function inTheWay(route: DesiredRoute, entry: FoundEntry) {
  const hops = entry.NextHops.NextHop.map((hop) => `${hop.NextHopType} ${hop.NextHopId}`.trim()).join(', ');
  const id = entry.RouteEntryId === '' ? '' : ` ${entry.RouteEntryId}`;
  return {
    code: 'DestinationTaken' as const,
    message: `The route table ${route.table} of ${route.network.name} has an entry${id} for ${route.destination} already; it leads to ${hops}.`,
    actions: [
      `Delete that entry, or declare other destinations for ${route.network.name} in the connection with ${route.peer.name}.`,
    ],
    objects: [
      route.table,
      ...(entry.RouteEntryId === '' ? [] : [entry.RouteEntryId]),
      ...entry.NextHops.NextHop.map((hop) => hop.NextHopId).filter((hop) => hop !== ''),
    ],
  };
}
