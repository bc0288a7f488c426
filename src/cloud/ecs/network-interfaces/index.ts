import type { Action } from '../../action.ts';
import { AssignIpv6Addresses } from './AssignIpv6Addresses.ts';
import { AssignPrivateIpAddresses } from './AssignPrivateIpAddresses.ts';
import { AttachNetworkInterface } from './AttachNetworkInterface.ts';
import { CreateNetworkInterface } from './CreateNetworkInterface.ts';
import { DeleteNetworkInterface } from './DeleteNetworkInterface.ts';
import { DescribeNetworkInterfaceAttribute } from './DescribeNetworkInterfaceAttribute.ts';
import { DescribeNetworkInterfaces } from './DescribeNetworkInterfaces.ts';
import { DetachNetworkInterface } from './DetachNetworkInterface.ts';
import { ModifyNetworkInterfaceAttribute } from './ModifyNetworkInterfaceAttribute.ts';
import { UnassignIpv6Addresses } from './UnassignIpv6Addresses.ts';
import { UnassignPrivateIpAddresses } from './UnassignPrivateIpAddresses.ts';

export const networkInterfacesActions: readonly Action[] = [
  CreateNetworkInterface,
  DescribeNetworkInterfaces,
  DescribeNetworkInterfaceAttribute,
  ModifyNetworkInterfaceAttribute,
  AttachNetworkInterface,
  DetachNetworkInterface,
  DeleteNetworkInterface,
  AssignPrivateIpAddresses,
  UnassignPrivateIpAddresses,
  AssignIpv6Addresses,
  UnassignIpv6Addresses,
];
