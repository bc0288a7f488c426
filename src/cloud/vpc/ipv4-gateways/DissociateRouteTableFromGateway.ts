import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { gatewayAndTable } from './association.ts';

// The sentence is the API's.
const NotAssociated = errorCase(
  400,
  'OperationFailed.NotExistAssociateRelation',
  'The operation is not failed because of not exist this associate relation.',
);

/** Takes its route table off an IPv4 gateway. Source: API page DissociateRouteTableFromGateway. */
export const DissociateRouteTableFromGateway = vpcAction({
  name: 'DissociateRouteTableFromGateway',
  effect: 'write',
  parameters: {
    RegionId: text,
    GatewayId: required(text),
    GatewayType: text,
    RouteTableId: required(text),
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { gateway, table } = gatewayAndTable(call, call.parameters);
    if (gateway.routeTable !== table.id) throw NotAssociated();
    if (call.parameters.DryRun) throw DryRunOperation();
    call.store.tables.ipv4Gateways.update(gateway.id, { routeTable: '' });
    return {};
  },
});
