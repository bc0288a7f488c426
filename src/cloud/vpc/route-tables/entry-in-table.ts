import type { Answer } from '../../../openapi/index.ts';
import type { RouteEntryRow } from '../../store/rows.ts';

/**
 * A route entry as DescribeRouteTables shows it: a single next hop beside the destination, several in a list. System
 * entries carry no id here (unconfirmed; as in the pages' samples).
 */
export function entryInTable(entry: RouteEntryRow): Answer {
  return {
    RouteTableId: entry.routeTable,
    RouteEntryId: entry.type === 'System' ? '' : entry.id,
    RouteEntryName: entry.name,
    Description: entry.description,
    DestinationCidrBlock: entry.destination,
    Type: entry.type,
    NextHopType: entry.nextHopType,
    InstanceId: entry.nextHop,
    Status: entry.status,
    NextHops: {
      NextHop: entry.nextHops.map((hop) => ({
        NextHopId: hop.id,
        NextHopType: hop.type,
        Weight: hop.weight,
        Enabled: 1,
      })),
    },
  };
}
