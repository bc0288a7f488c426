import type { FoundEntry } from '../world.ts';
import type { DesiredRoute } from './desired-routes.ts';
import type { Problem } from './types.ts';

/** Two declared routes of one destination in one table: only one of them can be. */
export const destinationTwice = (route: DesiredRoute, other: DesiredRoute): Problem => ({
  code: 'DestinationTwice',
  message: `${route.destination} in ${route.table} of ${route.network.name} would lead both to ${other.peer.name} and to ${route.peer.name}: a route table holds a destination once.`,
  actions: ['Declare `destinations` for one of the two connections, so that they differ.'],
  objects: [route.table, route.destination],
});

/** An entry of somebody else's is where a declared route should be. */
export function destinationTaken(route: DesiredRoute, entry: FoundEntry): Problem {
  const hops = entry.NextHops.NextHop.map((hop) => `${hop.NextHopType} ${hop.NextHopId}`.trim()).join(', ');
  const id = entry.RouteEntryId === '' ? '' : ` ${entry.RouteEntryId}`;
  return {
    code: 'DestinationTaken',
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
