import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { RegionNotSupported, RouteTableNotFound } from '../shared/errors.ts';
import { IncorrectVSwitchStatus, rebind, VSwitchNotFound } from './binding.ts';

const NotBound = errorCase(
  404,
  'InvalidBindingStatus.RouteTable',
  'The specified virtual switch and route table does not bind',
);
const IsSystemTable = errorCase(
  404,
  'OperationUnsupported.SystemRouteTable',
  'System route table can not be unassociated.',
);

/** Binds a vSwitch back to the system table. Source: API page UnassociateRouteTable. */
export const UnassociateRouteTable = vpcAction({
  name: 'UnassociateRouteTable',
  effect: 'write',
  regionNotFound: RegionNotSupported,
  parameters: { RegionId: text, RouteTableId: required(text), VSwitchId: required(text), ClientToken: text },
  run(call) {
    const { parameters, store } = call;
    const { vpcs, vswitches, routeTables } = store.tables;
    const table = ownedOr(call, routeTables, parameters.RouteTableId, RouteTableNotFound);
    const vswitch = ownedOr(call, vswitches, parameters.VSwitchId, VSwitchNotFound);
    if (table.type === 'System') throw IsSystemTable();
    const systemTable = vpcs.get(vswitch.vpc)?.systemTable;
    if (vswitch.routeTable !== table.id || !systemTable) throw NotBound();
    if (vswitch.status !== 'Available') throw IncorrectVSwitchStatus();
    return rebind(call, vswitch, systemTable);
  },
});
