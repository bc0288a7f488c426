import type { Action } from '../../action.ts';
import { AssociateRouteTableWithGateway } from './AssociateRouteTableWithGateway.ts';
import { CreateIpv4Gateway } from './CreateIpv4Gateway.ts';
import { DeleteIpv4Gateway } from './DeleteIpv4Gateway.ts';
import { DissociateRouteTableFromGateway } from './DissociateRouteTableFromGateway.ts';
import { EnableVpcIpv4Gateway } from './EnableVpcIpv4Gateway.ts';
import { GetIpv4GatewayAttribute } from './GetIpv4GatewayAttribute.ts';
import { ListIpv4Gateways } from './ListIpv4Gateways.ts';
import { UpdateIpv4GatewayAttribute } from './UpdateIpv4GatewayAttribute.ts';

export const ipv4GatewaysActions: readonly Action[] = [
  CreateIpv4Gateway,
  GetIpv4GatewayAttribute,
  ListIpv4Gateways,
  EnableVpcIpv4Gateway,
  UpdateIpv4GatewayAttribute,
  DeleteIpv4Gateway,
  AssociateRouteTableWithGateway,
  DissociateRouteTableFromGateway,
];
