import type { Link } from '../drivers/driver.ts';
import type { FoundNetwork } from '../world.ts';
import type { Slot } from './route-steps.ts';

/** One route that the spec asks for. */
export interface DesiredRoute {
  readonly link: Link;
  readonly network: FoundNetwork;
  readonly peer: FoundNetwork;
  /** 0: the first network of the link's pair. */
  readonly side: 0 | 1;
  readonly table: string;
  readonly destination: string;
}

/** Every route that a link asks for, at both ends. */
export function desiredRoutes(link: Link): readonly DesiredRoute[] {
  return ([0, 1] as const).flatMap((side) => {
    const network = link.networks[side];
    const peer = link.networks[side === 0 ? 1 : 0];
    const wanted = link.connect.destinations[network.name] ?? 'peer';
    const destinations = wanted === 'peer' ? peer.blocks : wanted;
    return network.routed.flatMap((table) =>
      destinations.map((destination): DesiredRoute => ({ link, network, peer, side, table, destination })),
    );
  });
}

/** Identity of an entry: a table holds a destination once. */
export const slotOf = (table: string, destination: string): string => `${table}|${destination}`;

/** The slots that the spec asks for. */
export const declaredSlots = (links: readonly Link[]): ReadonlySet<string> =>
  new Set(links.flatMap(desiredRoutes).map((route) => slotOf(route.table, route.destination)));

/** Where the entry of a route is to be. */
export const placeOf = ({ network, table, destination }: DesiredRoute): Slot => ({
  network: network.name,
  place: network.place,
  vpcId: network.vpc.VpcId,
  table,
  destination,
});
