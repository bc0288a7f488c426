import type { Action } from '../../action.ts';
import { CreateInstance } from './CreateInstance.ts';
import { DeleteInstance } from './DeleteInstance.ts';
import { DeleteInstances } from './DeleteInstances.ts';
import { DescribeDisks } from './DescribeDisks.ts';
import { DescribeInstanceAttachmentAttributes } from './DescribeInstanceAttachmentAttributes.ts';
import { DescribeInstanceAttribute } from './DescribeInstanceAttribute.ts';
import { DescribeInstanceAutoRenewAttribute } from './DescribeInstanceAutoRenewAttribute.ts';
import { DescribeInstanceMaintenanceAttributes } from './DescribeInstanceMaintenanceAttributes.ts';
import { DescribeInstanceRamRole } from './DescribeInstanceRamRole.ts';
import { DescribeInstanceStatus } from './DescribeInstanceStatus.ts';
import { DescribeInstances } from './DescribeInstances.ts';
import { DescribeUserData } from './DescribeUserData.ts';
import { ModifyInstanceAttribute } from './ModifyInstanceAttribute.ts';
import { ModifyInstanceVpcAttribute } from './ModifyInstanceVpcAttribute.ts';
import { RebootInstance } from './RebootInstance.ts';
import { RebootInstances } from './RebootInstances.ts';
import { RunInstances } from './RunInstances.ts';
import { StartInstance } from './StartInstance.ts';
import { StartInstances } from './StartInstances.ts';
import { StopInstance } from './StopInstance.ts';
import { StopInstances } from './StopInstances.ts';

export const instancesActions: readonly Action[] = [
  RunInstances,
  CreateInstance,
  DescribeInstances,
  DescribeInstanceStatus,
  DescribeInstanceAttribute,
  ModifyInstanceAttribute,
  ModifyInstanceVpcAttribute,
  StartInstance,
  StopInstance,
  RebootInstance,
  StartInstances,
  StopInstances,
  RebootInstances,
  DeleteInstance,
  DeleteInstances,
  DescribeUserData,
  DescribeInstanceRamRole,
  DescribeDisks,
  DescribeInstanceAutoRenewAttribute,
  DescribeInstanceMaintenanceAttributes,
  DescribeInstanceAttachmentAttributes,
];
