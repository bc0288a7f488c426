import { errorCase } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { SecurityGroupNotFound } from '../shared/errors.ts';
import { groupsOf, leave } from './members.ts';
import { namedMember } from './named-member.ts';

const NotIn = errorCase(403, 'InstanceNotInSecurityGroup', 'The instance not in the group.');
const LastGroup = errorCase(
  403,
  'InstanceLastSecurityGroup',
  'The specified security group is the last security group for the instance.',
);

/**
 * Takes an instance or a network interface out of a security group; one it must be in. Source: API page LeaveSecurityGroup.
 */
export const LeaveSecurityGroup = ecsAction({
  name: 'LeaveSecurityGroup',
  effect: 'write',
  parameters: { RegionId: text, SecurityGroupId: required(text), InstanceId: text, NetworkInterfaceId: text },
  run(call) {
    const { parameters, store } = call;
    const member = namedMember(call, parameters);
    const group = ownedOr(call, store.tables.securityGroups, parameters.SecurityGroupId, SecurityGroupNotFound);
    const groups = groupsOf(call, member.id);
    if (!groups.includes(group.id)) throw NotIn();
    if (groups.length === 1) throw LastGroup();
    leave(call, member.id, group.id);
    return {};
  },
});
