import { routeEntryKey } from '../../provider/index.ts';
import type { WayOut } from '../drivers/driver.ts';
import { description, type Owner, routeName } from '../names.ts';
import { type FoundEntry, inPlace, type Place } from '../world.ts';
import type { Step, StepWait } from './types.ts';

const ROUTE_TIMEOUT_MS = 120_000;

/** `app 10.1.0.0/16 in vtb-…` */
export const routeAddress = (network: string, table: string, destination: string): string =>
  `${network} ${destination} in ${table}`;

const stepId = (table: string, destination: string, slug: string): string => `${table}:${destination}:${slug}`;

const waitFor = (place: Place, table: string, destination: string, until: StepWait['until']): StepWait => ({
  kind: 'RouteEntry',
  ...inPlace(place),
  objects: [routeEntryKey(table, destination)],
  until,
  timeoutMs: ROUTE_TIMEOUT_MS,
});

/** The service refuses concurrent route changes in one VPC, so they take turns. */
const lockOf = (vpcId: string): string => `routes of ${vpcId}`;

export interface NewRoute {
  readonly network: string;
  readonly place: Place;
  readonly vpcId: string;
  readonly table: string;
  readonly destination: string;
  readonly way: WayOut;
  readonly owner: Owner;
}

export function addRouteStep(route: NewRoute, dependsOn: readonly string[]): Step {
  const { network, place, vpcId, table, destination, way, owner } = route;
  const about = routeAddress(network, table, destination);
  return {
    id: stepId(table, destination, 'create'),
    title: `Add the route ${destination} to ${table} (${network})`,
    about,
    call: {
      product: 'Vpc',
      action: 'CreateRouteEntry',
      ...inPlace(place),
      parameters: {
        RouteTableId: table,
        DestinationCidrBlock: destination,
        NextHopType: way.nextHopType,
        NextHopId: way.nextHop,
        RouteEntryName: routeName(owner),
        Description: description(owner),
      },
      tokenFor: about,
    },
    dependsOn: [...new Set([...way.after, ...dependsOn])],
    lock: lockOf(vpcId),
    waits: [waitFor(place, table, destination, { Status: 'Available' })],
  };
}

/** Removes an entry; one that is being deleted already is only waited for. */
export function removeRouteStep(entry: FoundEntry, network: string, dependsOn: readonly string[]): Step {
  const { RouteTableId: table, DestinationCidrBlock: destination, place } = entry;
  const deleting = entry.Status === 'Deleting';
  return {
    id: stepId(table, destination, 'delete'),
    title: `${deleting ? 'Wait for the end of the deletion of' : 'Remove'} the route ${destination} from ${table} (${network})`,
    about: routeAddress(network, table, destination),
    ...(deleting
      ? {}
      : {
          call: {
            product: 'Vpc' as const,
            action: 'DeleteRouteEntry',
            ...inPlace(place),
            parameters: { RouteTableId: table, DestinationCidrBlock: destination, NextHopId: nextHopOf(entry) },
          },
        }),
    dependsOn: [...dependsOn],
    lock: lockOf(entry.vpcId),
    waits: [waitFor(place, table, destination, 'gone')],
  };
}

/** Waits for an entry that is being added by somebody's earlier call. */
export function awaitRouteStep(entry: FoundEntry, network: string): Step {
  const { RouteTableId: table, DestinationCidrBlock: destination } = entry;
  return {
    id: stepId(table, destination, 'wait'),
    title: `Wait for the route ${destination} in ${table} (${network})`,
    about: routeAddress(network, table, destination),
    dependsOn: [],
    lock: lockOf(entry.vpcId),
    waits: [waitFor(entry.place, table, destination, { Status: 'Available' })],
  };
}

/** The next hop of an entry with one; empty for the entries of the service itself, and for several. */
export function nextHopOf(entry: FoundEntry): string {
  const hops = entry.NextHops.NextHop;
  return hops.length === 1 ? (hops[0]?.NextHopId ?? '') : '';
}
