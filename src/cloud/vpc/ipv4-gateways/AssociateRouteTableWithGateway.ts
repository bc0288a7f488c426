import { ApiError, errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { alreadyAssociated, gatewayAndTable } from './association.ts';

const OtherVpc = errorCase(
  400,
  'OperationDenied.GatewayAndTableNotInOneVpc',
  'The operation is not allowed because of GatewayAndTableNotInOneVpc.',
);

/** Gives an active IPv4 gateway its gateway route table. Source: API page AssociateRouteTableWithGateway. */
export const AssociateRouteTableWithGateway = vpcAction({
  name: 'AssociateRouteTableWithGateway',
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
    const { ipv4Gateways } = call.store.tables;
    const { gateway, table } = gatewayAndTable(call, call.parameters);
    if (gateway.vpc !== table.vpc) throw OtherVpc();
    if (!gateway.enabled) throw notActive(gateway.id);
    if (gateway.routeTable !== '') throw alreadyAssociated('Ipv4Gateway');
    if (ipv4Gateways.exists({ routeTable: table.id })) throw alreadyAssociated('GatewayRouteTable');
    if (call.parameters.DryRun) throw DryRunOperation();
    ipv4Gateways.update(gateway.id, { routeTable: table.id });
    return {};
  },
});

const notActive = (id: string): ApiError =>
  new ApiError(
    400,
    'OperationDenied.Ipv4GatewayNotActive',
    `The operation is not allowed because of ipv4Gateway [${id}] is not active.`,
  );
