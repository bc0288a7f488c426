import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { RegionNotSupported } from '../shared/errors.ts';
import { IncorrectRouteTableStatus, IncorrectVSwitchStatus, rebind, VSwitchNotFound } from './binding.ts';

const RouteTableNotFound = errorCase(400, 'InvalidRouteTableId.NotFound', 'Specified route table does not exist.');
const NotInSameVpc = errorCase(
  404,
  'Forbidden.NotInSameVpc',
  'The specified virtual switch and route table are not in the same VPC.',
);
const AssociatedWithOther = errorCase(
  404,
  'Forbidden.VSwitchAlreadyAssociatedRouteTable',
  'The specified virtual switch already associates route table.',
);
const AlreadyAssociated = errorCase(
  400,
  'ResourceAlreadyAssociated.RouteTable',
  'The resource has already associated with a routetable.',
);
const IsSystemTable = errorCase(
  400,
  'OperationDenied.SwitchToSystemRouteTable',
  'The associated route tables cannot be directly changed to system route tables.',
);
const IsGatewayTable = errorCase(
  400,
  'OperationDenied.AssociateGatewayRouteTable',
  'The operation is not allowed because gateway route tables cannot be bound to a vSwitch.',
);

/** Binds a vSwitch to a custom table in place of the system table. Source: API page AssociateRouteTable. */
export const AssociateRouteTable = vpcAction({
  name: 'AssociateRouteTable',
  effect: 'write',
  regionNotFound: RegionNotSupported,
  parameters: { RegionId: text, RouteTableId: required(text), VSwitchId: required(text), ClientToken: text },
  run(call) {
    const { parameters, store } = call;
    const { vpcs, vswitches, routeTables } = store.tables;
    const table = ownedOr(call, routeTables, parameters.RouteTableId, RouteTableNotFound);
    const vswitch = ownedOr(call, vswitches, parameters.VSwitchId, VSwitchNotFound);
    if (table.vpc !== vswitch.vpc) throw NotInSameVpc();
    if (table.type === 'System') throw IsSystemTable();
    if (vswitch.routeTable === table.id) throw AlreadyAssociated();
    // The newest service may switch from one custom table to another directly (unconfirmed); the documented refusal is kept.
    if (vswitch.routeTable !== vpcs.get(vswitch.vpc)?.systemTable) throw AssociatedWithOther();
    if (table.associateType === 'Gateway') throw IsGatewayTable();
    if (vswitch.status !== 'Available') throw IncorrectVSwitchStatus();
    if (table.status !== 'Available') throw IncorrectRouteTableStatus();
    return rebind(call, vswitch, table.id);
  },
});
