import { type Answer, formatTime } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { RouteEntryRow, RouterInterfaceRow } from '../../store/rows.ts';

/** A route entry as DescribeRouteEntryList shows it: the next hop always in a list, which is never empty. */
export function entryInList(call: Call<unknown>, entry: RouteEntryRow): Answer {
  const single = { type: entry.nextHopType, id: entry.nextHop, weight: 0 };
  const hops = entry.nextHops.length > 0 ? entry.nextHops : [single];
  return {
    RouteEntryId: entry.type === 'System' ? '' : entry.id,
    RouteEntryName: entry.name,
    Description: entry.description,
    DestinationCidrBlock: entry.destination,
    RouteTableId: entry.routeTable,
    Type: entry.type,
    IpVersion: entry.ipVersion,
    Status: entry.status,
    Origin: entry.type === 'System' ? 'SystemCreate' : 'CustomCreate',
    ServiceType: '',
    GmtModified: formatTime(entry.modifiedAt),
    NextHops: {
      NextHop: hops.map(({ type, id, weight }) => ({
        NextHopType: type,
        NextHopId: id,
        ...(type === 'RouterInterface' ? peerOf(call, id, weight) : { NextHopRelatedInfo: {} }),
      })),
    },
  };
}

/** What is told of the far end of a router interface; the weight of a single one is unconfirmed. */
function peerOf(call: Call<unknown>, id: string, weight: number): Answer {
  const found = call.store.tables.routerInterfaces.get(id);
  return {
    NextHopRegionId: found?.region ?? call.region.id,
    Weight: weight,
    Enabled: found?.status === 'Active' ? 1 : 0,
    NextHopRelatedInfo: found ? farEnd(call, found) : {},
  };
}

function farEnd({ store }: Call<unknown>, { oppositeRouter, oppositeRouterType, oppositeRegion }: RouterInterfaceRow) {
  const isVbr = oppositeRouterType === 'VBR';
  const vpc = oppositeRouter && !isVbr ? store.tables.vrouters.get(oppositeRouter)?.vpc : undefined;
  const instance = isVbr ? oppositeRouter : vpc;
  return { InstanceId: instance ?? '', InstanceType: isVbr ? 'VBR' : 'VPC', RegionId: oppositeRegion };
}
