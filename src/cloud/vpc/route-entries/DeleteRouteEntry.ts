import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, objects, text } from '../../parameters.ts';
import type { RouteEntryRow } from '../../store/rows.ts';
import { checkSettledForRouteDelete } from '../shared/interlocks.ts';
import { destinationText } from './destination.ts';
import { EntryNotFound, selectedEntry } from './find-entry.ts';
import { checkRemovable, removeEntry } from './remove-entry.ts';

const NoNextHop = errorCase(400, 'InvalidNextHop', 'Specified nexthop and nexthop list cannot both null.');
const BothHops = errorCase(
  400,
  'ParamExclusive.NextHopIdAndList',
  'NextHopId and NextHopList cannot both be not null.',
);
const BothSelectors = errorCase(
  400,
  'ParamExclusive.RouteEntryIdAndRouteTableIdOrDestCidrBlock',
  'RouteEntryId and RouteTableId with DestinationCidrBlock cannot select different entries.',
);
const IllegalSize = errorCase(400, 'InvalidNextHopList.Size', 'Nexthop list size should be between 2 and 16');
const SeveralHops = errorCase(400, 'InvalidNextHopList.Size', 'Has more than one nexthop.');

/** Removes a custom route, by id or by table, destination and next hop. Source: API page DeleteRouteEntry. */
export const DeleteRouteEntry = vpcAction({
  name: 'DeleteRouteEntry',
  effect: 'write',
  parameters: {
    RegionId: text,
    RouteEntryId: text,
    RouteTableId: text,
    DestinationCidrBlock: text,
    NextHopId: text,
    NextHopList: objects({ NextHopId: text, NextHopType: text }),
    DryRun: boolean,
  },
  run(call) {
    const { RouteEntryId: id, RouteTableId: routeTable, DestinationCidrBlock: destination } = call.parameters;
    const { NextHopId: nextHop, NextHopList: list } = call.parameters;
    const entry = selectedEntry(call, { id, routeTable, destination });
    if (id && !agree(entry, routeTable, destination)) throw BothSelectors();
    if (nextHop && list.length > 0) throw BothHops();
    if (list.length > 0 && (list.length < 2 || list.length > 16)) throw IllegalSize();
    if (!id) checkNextHop(entry, nextHop, new Set(list.map((hop) => hop.NextHopId)));
    checkRemovable(call, entry);
    checkSettledForRouteDelete(call, entry.vpc);
    if (call.parameters.DryRun) throw DryRunOperation();
    removeEntry(call, entry);
    return {};
  },
});

/** Whether what is given besides the id speaks of the same entry; an id with its own table is tolerated (unconfirmed). */
const agree = (entry: RouteEntryRow, routeTable: string | undefined, destination: string | undefined): boolean =>
  (!routeTable || routeTable === entry.routeTable) &&
  (!destination || destinationText(destination) === entry.destination);

/** By destination, the next hop must be named too. The newest page says "as needed"; the refusal is kept (unconfirmed). */
function checkNextHop(entry: RouteEntryRow, nextHop: string | undefined, list: ReadonlySet<string | undefined>): void {
  if (!nextHop && list.size === 0) throw NoNextHop();
  if (nextHop && entry.nextHops.length > 0) throw SeveralHops();
  if (nextHop && entry.nextHop !== nextHop) throw EntryNotFound();
  const sameList = list.size === entry.nextHops.length && entry.nextHops.every((hop) => list.has(hop.id));
  if (!nextHop && !sameList) throw EntryNotFound();
}
