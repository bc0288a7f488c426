import type { Caller, CallSettings } from './caller.ts';
import { describeRouterInterfaces } from './router-interfaces.ts';
import { describeRouteEntryList, isTableGone } from './routes.ts';
import { listVpcPeerConnections } from './vpc-peerings.ts';
import type { Looker, Seen } from './watch.ts';

const signalOf = (signal: AbortSignal | undefined): CallSettings => (signal === undefined ? {} : { signal });

/** Looks at router interfaces, all of a region in one describe; a second opinion is the whole list, not a filter by ids. */
export const routerInterfaceLooker = (caller: Caller): Looker => ({
  name: 'RouterInterface',
  api: 'Vpc.DescribeRouterInterfaces',
  async look(ids, signal, again) {
    const found = await describeRouterInterfaces(caller, again === true ? undefined : ids, signalOf(signal));
    return new Map<string, Seen>(found.map((item) => [item.RouterInterfaceId, { ...item }]));
  },
});

/** Looks at VPC peerings, all of a region in one list. One that is `Deleted` is shown for a moment, and gone. */
export const vpcPeerConnectionLooker = (caller: Caller): Looker => ({
  name: 'VpcPeerConnection',
  api: 'VpcPeer.ListVpcPeerConnections',
  async look(_, signal) {
    const found = await listVpcPeerConnections(caller, signalOf(signal));
    return new Map<string, Seen>(
      found.filter((item) => item.Status !== 'Deleted').map((item) => [item.InstanceId, { ...item }]),
    );
  },
});

/** A route entry's id for waiting: the service gives none before the entry exists. */
export const routeEntryKey = (routeTableId: string, destination: string): string => `${routeTableId}|${destination}`;

/** The route table of such an id. */
export const tableOfRouteEntryKey = (key: string): string => key.slice(0, key.indexOf('|'));

/** Looks at the entries of one route table, all in one describe. `NextHopId` is added: the id of the first next hop. */
export const routeEntryLooker = (caller: Caller, routeTableId: string): Looker => ({
  name: `RouteEntry ${routeTableId}`,
  api: 'Vpc.DescribeRouteEntryList',
  async look(_, signal) {
    const entries = await describeRouteEntryList(caller, routeTableId, signalOf(signal)).catch((error: unknown) => {
      if (isTableGone(error)) return [];
      throw error;
    });
    return new Map<string, Seen>(
      entries.map((entry) => [
        routeEntryKey(entry.RouteTableId, entry.DestinationCidrBlock),
        { ...entry, NextHopId: entry.NextHops.NextHop[0]?.NextHopId ?? '' },
      ]),
    );
  },
});
