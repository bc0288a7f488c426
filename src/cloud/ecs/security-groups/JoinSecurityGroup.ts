import { errorCase } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { SecurityGroupNotFound } from '../shared/errors.ts';
import { groupsOf, type JoinRefusals, join } from './members.ts';
import { namedMember } from './named-member.ts';

const AlreadyIn = errorCase(
  403,
  'InvalidInstanceId.AlreadyExists',
  'The specified instance already exists in the specified security group.',
);
const REFUSALS: JoinRefusals = {
  otherVpc: errorCase(
    400,
    'InvalidInstanceId.Mismatch',
    'Specified instance and security group are not in the same VPC.',
  ),
  tooManyGroups: errorCase(
    400,
    'InstanceSecurityGroupLimitExceeded',
    'Exceeding the allowed amount of security groups that an instance can be in.',
  ),
  tooManyMembers: errorCase(
    403,
    'SecurityGroupInstanceLimitExceeded',
    'The maximum number of instances in a security group is exceeded.',
  ),
};

/** Puts an instance or a network interface into a security group. Source: API page JoinSecurityGroup. */
export const JoinSecurityGroup = ecsAction({
  name: 'JoinSecurityGroup',
  effect: 'write',
  parameters: { RegionId: text, SecurityGroupId: required(text), InstanceId: text, NetworkInterfaceId: text },
  run(call) {
    const { parameters, store } = call;
    const member = namedMember(call, parameters);
    const group = ownedOr(call, store.tables.securityGroups, parameters.SecurityGroupId, SecurityGroupNotFound);
    if (groupsOf(call, member.id).includes(group.id)) throw AlreadyIn();
    join(call, member, group, REFUSALS);
    return {};
  },
});
