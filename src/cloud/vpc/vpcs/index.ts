import type { Action } from '../../action.ts';
import { AssociateVpcCidrBlock } from './AssociateVpcCidrBlock.ts';
import { CreateDefaultVpc } from './CreateDefaultVpc.ts';
import { CreateVpc } from './CreateVpc.ts';
import { DeleteVpc } from './DeleteVpc.ts';
import { DescribeVpcAttribute } from './DescribeVpcAttribute.ts';
import { DescribeVpcs } from './DescribeVpcs.ts';
import { DisableVpcClassicLink } from './DisableVpcClassicLink.ts';
import { EnableVpcClassicLink } from './EnableVpcClassicLink.ts';
import { ModifyVpcAttribute } from './ModifyVpcAttribute.ts';
import { UnassociateVpcCidrBlock } from './UnassociateVpcCidrBlock.ts';

export const vpcsActions: readonly Action[] = [
  CreateVpc,
  DescribeVpcs,
  DescribeVpcAttribute,
  ModifyVpcAttribute,
  DeleteVpc,
  AssociateVpcCidrBlock,
  UnassociateVpcCidrBlock,
  CreateDefaultVpc,
  EnableVpcClassicLink,
  DisableVpcClassicLink,
];
