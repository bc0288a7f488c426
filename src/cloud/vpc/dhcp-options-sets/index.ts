import type { Action } from '../../action.ts';
import { AttachDhcpOptionsSetToVpc } from './AttachDhcpOptionsSetToVpc.ts';
import { CreateDhcpOptionsSet } from './CreateDhcpOptionsSet.ts';
import { DeleteDhcpOptionsSet } from './DeleteDhcpOptionsSet.ts';
import { DetachDhcpOptionsSetFromVpc } from './DetachDhcpOptionsSetFromVpc.ts';
import { GetDhcpOptionsSet } from './GetDhcpOptionsSet.ts';
import { ListDhcpOptionsSets } from './ListDhcpOptionsSets.ts';
import { ReplaceVpcDhcpOptionsSet } from './ReplaceVpcDhcpOptionsSet.ts';
import { UpdateDhcpOptionsSetAttribute } from './UpdateDhcpOptionsSetAttribute.ts';

export const dhcpOptionsSetsActions: readonly Action[] = [
  CreateDhcpOptionsSet,
  GetDhcpOptionsSet,
  ListDhcpOptionsSets,
  UpdateDhcpOptionsSetAttribute,
  AttachDhcpOptionsSetToVpc,
  DetachDhcpOptionsSetFromVpc,
  ReplaceVpcDhcpOptionsSet,
  DeleteDhcpOptionsSet,
];
