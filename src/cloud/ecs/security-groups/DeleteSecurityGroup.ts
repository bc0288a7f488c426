import { errorCase } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { removeNow } from '../../shared/removal.ts';
import { SecurityGroupNotFound } from '../shared/errors.ts';
import { rulesOf } from './rules.ts';

const HasMembers = errorCase(403, 'DependencyViolation', 'There is still instance(s) in the specified security group.');
const IsReferenced = errorCase(
  403,
  'DependencyViolation',
  'The specified security group has been authorized in another one.',
);

/** Deletes a security group that nothing is in and no other group's rule names. Source: API page DeleteSecurityGroup. */
export const DeleteSecurityGroup = ecsAction({
  name: 'DeleteSecurityGroup',
  effect: 'write',
  parameters: { RegionId: text, SecurityGroupId: required(text) },
  run(call) {
    const { securityGroups, securityGroupMembers, securityGroupRules } = call.store.tables;
    const group = ownedOr(call, securityGroups, call.parameters.SecurityGroupId, SecurityGroupNotFound);
    if (securityGroupMembers.exists({ group: group.id })) throw HasMembers();
    if (securityGroupRules.exists({ peerGroup: group.id })) throw IsReferenced();
    for (const rule of rulesOf(call, group.id)) securityGroupRules.delete(rule.id);
    removeNow(call, securityGroups, group.id);
    return {};
  },
});
