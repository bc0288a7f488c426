import type { Action } from '../../action.ts';
import { CreateNatGateway } from './CreateNatGateway.ts';
import { DeleteNatGateway } from './DeleteNatGateway.ts';
import { DeletionProtection } from './DeletionProtection.ts';
import { DescribeNatGateways } from './DescribeNatGateways.ts';
import { GetNatGatewayAttribute } from './GetNatGatewayAttribute.ts';
import { ListEnhanhcedNatGatewayAvailableZones } from './ListEnhanhcedNatGatewayAvailableZones.ts';
import { ModifyNatGatewayAttribute } from './ModifyNatGatewayAttribute.ts';
import { ModifyNatGatewaySpec } from './ModifyNatGatewaySpec.ts';

export const natGatewaysActions: readonly Action[] = [
  CreateNatGateway,
  DescribeNatGateways,
  GetNatGatewayAttribute,
  ModifyNatGatewayAttribute,
  ModifyNatGatewaySpec,
  DeleteNatGateway,
  DeletionProtection,
  ListEnhanhcedNatGatewayAvailableZones,
];
