import type { Action } from '../../action.ts';
import { CreateDefaultVSwitch } from './CreateDefaultVSwitch.ts';
import { CreateVSwitch } from './CreateVSwitch.ts';
import { DeleteVSwitch } from './DeleteVSwitch.ts';
import { DescribeVSwitchAttributes } from './DescribeVSwitchAttributes.ts';
import { DescribeVSwitches } from './DescribeVSwitches.ts';
import { ModifyVSwitchAttribute } from './ModifyVSwitchAttribute.ts';

export const vswitchesActions: readonly Action[] = [
  CreateVSwitch,
  DescribeVSwitches,
  DescribeVSwitchAttributes,
  ModifyVSwitchAttribute,
  DeleteVSwitch,
  CreateDefaultVSwitch,
];
