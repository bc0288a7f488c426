import { routeEntryKey } from '../../provider/index.ts';
import type { WayOut } from '../drivers/driver.ts';
import { description, type Owner, routeName, shadowName } from '../names.ts';
import { type FoundEntry, inPlace, type Place, type World } from '../world.ts';
import type { IdOrLater, Step, StepWait } from './types.ts';

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
const locksOf = (vpcId: string): readonly string[] => [`routes of ${vpcId}`];

/** Where an entry is, or is to be. */
export interface Slot {
  /** Name of the network. */
  readonly network: string;
  readonly place: Place;
  readonly vpcId: string;
  readonly table: string;
  readonly destination: string;
}

export interface NewRoute extends Slot {
  readonly way: WayOut;
  readonly owner: Owner;
  /** It stands in for a while, for another that is being moved. */
  readonly standsIn?: true;
}

/** Adds an entry and waits until it is Available. */
export function addRouteStep(route: NewRoute, dependsOn: readonly string[]): Step {
  const { network, place, vpcId, table, destination, way, owner, standsIn } = route;
  const about = routeAddress(network, table, destination);
  const title =
    standsIn === true
      ? `Let ${destination} stand in, in ${table} (${network})`
      : `Add the route ${destination} to ${table} (${network})`;
  return {
    id: stepId(table, destination, 'create'),
    title,
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
        RouteEntryName: standsIn === true ? shadowName(owner) : routeName(owner),
        Description: description(owner),
      },
      tokenFor: about,
    },
    dependsOn: [...new Set([...way.after, ...dependsOn])],
    locks: locksOf(vpcId),
    waits: [waitFor(place, table, destination, { Status: 'Available' })],
  };
}

/** Removes what stood in for a while. `nextHop` is where it leads. */
export function dropStandInStep(slot: Slot, nextHop: IdOrLater, dependsOn: readonly string[]): Step {
  const { network, table, destination } = slot;
  const title = `Remove the stand-in ${destination} from ${table} (${network})`;
  return deleteStep(slot, nextHop, 'drop', title, dependsOn);
}

/** Removes an entry; one that is being deleted already is only waited for. */
export function removeRouteStep(entry: FoundEntry, network: string, dependsOn: readonly string[]): Step {
  const slot = slotOfEntry(entry, network);
  const { table, destination } = slot;
  const deleting = entry.Status === 'Deleting';
  const title = `${deleting ? 'Wait for the end of the deletion of' : 'Remove'} the route ${destination} from ${table} (${network})`;
  return deleteStep(slot, deleting ? undefined : nextHopOf(entry), 'delete', title, dependsOn);
}

function deleteStep(
  { network, place, vpcId, table, destination }: Slot,
  nextHop: IdOrLater | undefined,
  slug: string,
  title: string,
  dependsOn: readonly string[],
): Step {
  const parameters = { RouteTableId: table, DestinationCidrBlock: destination };
  return {
    id: stepId(table, destination, slug),
    title,
    about: routeAddress(network, table, destination),
    ...(nextHop === undefined
      ? {}
      : {
          call: {
            product: 'Vpc' as const,
            action: 'DeleteRouteEntry',
            ...inPlace(place),
            parameters: { ...parameters, NextHopId: nextHop },
          },
        }),
    dependsOn: [...dependsOn],
    locks: locksOf(vpcId),
    waits: [waitFor(place, table, destination, 'gone')],
  };
}

/**
 * Whether an entry leads to a router interface or peering that no list shows. It may be gone; or the lists lag, another run
 * has just made it, and packets pass there.
 */
export function isUnseen({ interfaces, peerings }: Pick<World, 'interfaces' | 'peerings'>, entry: FoundEntry): boolean {
  const id = nextHopOf(entry);
  if (entry.Status === 'Deleting') return false;
  switch (entry.NextHops.NextHop[0]?.NextHopType) {
    case 'RouterInterface':
      return !interfaces.some((item) => item.RouterInterfaceId === id);
    case 'VpcPeer':
      return !peerings.some((item) => item.InstanceId === id);
    default:
      return false;
  }
}

/** Lets an entry lead elsewhere in one call, for destinations that cannot be split (API page ModifyRouteEntry). */
export function turnRouteStep(entry: FoundEntry, network: string, way: WayOut, dependsOn: readonly string[]): Step {
  const { RouteTableId: table, DestinationCidrBlock: destination, place } = entry;
  return {
    id: stepId(table, destination, 'turn'),
    title: `Turn the route ${destination} in ${table} (${network})`,
    about: routeAddress(network, table, destination),
    call: {
      product: 'Vpc',
      action: 'ModifyRouteEntry',
      ...inPlace(place),
      parameters: {
        RouteTableId: table,
        DestinationCidrBlock: destination,
        NewNextHopType: way.nextHopType,
        NewNextHopId: way.nextHop,
      },
    },
    dependsOn: [...new Set([...way.after, ...dependsOn])],
    locks: locksOf(entry.vpcId),
    waits: [waitFor(place, table, destination, { Status: 'Available', NextHopId: way.nextHop })],
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
    locks: locksOf(entry.vpcId),
    waits: [waitFor(entry.place, table, destination, { Status: 'Available' })],
  };
}

/** What a link's entries must be like before its old way goes: there, and leading by the new one. */
export const servesWait = ({ place, table, destination }: Slot, way: WayOut): StepWait =>
  waitFor(place, table, destination, { Status: 'Available', NextHopId: way.nextHop });

export const slotOfEntry = (entry: FoundEntry, network: string): Slot => ({
  network,
  place: entry.place,
  vpcId: entry.vpcId,
  table: entry.RouteTableId,
  destination: entry.DestinationCidrBlock,
});

/** The next hop of an entry with one; empty for the entries of the service itself, and for several. */
export function nextHopOf(entry: FoundEntry): string {
  const hops = entry.NextHops.NextHop;
  return hops.length === 1 ? (hops[0]?.NextHopId ?? '') : '';
}
