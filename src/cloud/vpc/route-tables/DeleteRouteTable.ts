import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { remove } from '../../shared/removal.ts';
import { RegionNotSupported, RouteTableNotFound } from '../shared/errors.ts';
import { dropSystemEntries } from '../shared/system-entries.ts';

const MissingId = errorCase(400, 'MissingParam.RouteTableId', 'The param of RouteTableId is missing.');
const NotCustom = errorCase(
  400,
  'IncorrectRouteTableType',
  "Route table can be deleted by this action only when it's type is custom.",
);
const HasEntries = errorCase(
  400,
  'IncorrectRouteTableStatus.RouteEntryExist',
  'You cannot delete the specified route table because it still has custom route entry.',
);
const HasGateway = errorCase(
  400,
  'OperationDenied.GatewayAssociated',
  'You cannot delete the specified route table because it still associates with gateway.',
);
const IncorrectStatus = errorCase(
  404,
  'IncorrectRouteTableStatus',
  'The current status of the route table does not support this operation.',
);
const IncorrectVSwitchStatus = errorCase(
  400,
  'IncorrectVSwitchStatus',
  'The current virtual switch status does not support this operation.',
);

/** Deletes a custom table that holds no custom entry and serves no vSwitch. Source: API page DeleteRouteTable. */
export const DeleteRouteTable = vpcAction({
  name: 'DeleteRouteTable',
  effect: 'write',
  regionNotFound: RegionNotSupported,
  parameters: { RegionId: text, RouteTableId: required(text, MissingId) },
  run(call) {
    const { parameters, store, timing } = call;
    const { vswitches, routeTables, routeEntries, ipv4Gateways } = store.tables;
    const table = ownedOr(call, routeTables, parameters.RouteTableId, RouteTableNotFound);
    const { id } = table;
    if (table.type !== 'Custom') throw NotCustom();
    if (routeEntries.exists({ routeTable: id, type: 'Custom' })) throw HasEntries();
    if (ipv4Gateways.exists({ routeTable: id })) throw HasGateway();
    if (table.status !== 'Available') throw IncorrectStatus();
    if (vswitches.exists({ routeTable: id, status: ['Pending', 'Deleting'] })) throw IncorrectVSwitchStatus();
    // That this code answers for a table that is still bound is unconfirmed.
    if (vswitches.exists({ routeTable: id })) throw IncorrectStatus();
    dropSystemEntries(call, id);
    remove(call, timing.deleteRouteTable, routeTables, id, { status: 'Deleting' });
    return {};
  },
});
