import type { Action } from '../../action.ts';
import { AuthorizeSecurityGroup } from './AuthorizeSecurityGroup.ts';
import { AuthorizeSecurityGroupEgress } from './AuthorizeSecurityGroupEgress.ts';
import { CreateSecurityGroup } from './CreateSecurityGroup.ts';
import { DeleteSecurityGroup } from './DeleteSecurityGroup.ts';
import { DescribeSecurityGroupAttribute } from './DescribeSecurityGroupAttribute.ts';
import { DescribeSecurityGroupReferences } from './DescribeSecurityGroupReferences.ts';
import { DescribeSecurityGroups } from './DescribeSecurityGroups.ts';
import { JoinSecurityGroup } from './JoinSecurityGroup.ts';
import { LeaveSecurityGroup } from './LeaveSecurityGroup.ts';
import { ModifySecurityGroupAttribute } from './ModifySecurityGroupAttribute.ts';
import { ModifySecurityGroupEgressRule } from './ModifySecurityGroupEgressRule.ts';
import { ModifySecurityGroupPolicy } from './ModifySecurityGroupPolicy.ts';
import { ModifySecurityGroupRule } from './ModifySecurityGroupRule.ts';
import { RevokeSecurityGroup } from './RevokeSecurityGroup.ts';
import { RevokeSecurityGroupEgress } from './RevokeSecurityGroupEgress.ts';

export const securityGroupsActions: readonly Action[] = [
  CreateSecurityGroup,
  DescribeSecurityGroups,
  DescribeSecurityGroupAttribute,
  DescribeSecurityGroupReferences,
  ModifySecurityGroupAttribute,
  ModifySecurityGroupPolicy,
  DeleteSecurityGroup,
  AuthorizeSecurityGroup,
  AuthorizeSecurityGroupEgress,
  RevokeSecurityGroup,
  RevokeSecurityGroupEgress,
  ModifySecurityGroupRule,
  ModifySecurityGroupEgressRule,
  JoinSecurityGroup,
  LeaveSecurityGroup,
];
