import { ecsAction } from '../../action.ts';
import { revoke } from './revoke.ts';
import { egressRule, revokeEgress } from './rule-parameters.ts';

/** Takes outbound rules out of a group, by their ids or by what they say. Source: API page RevokeSecurityGroupEgress. */
export const RevokeSecurityGroupEgress = ecsAction({
  name: 'RevokeSecurityGroupEgress',
  effect: 'write',
  parameters: revokeEgress,
  run: (call) =>
    revoke(call, 'egress', {
      group: call.parameters.SecurityGroupId,
      ids: call.parameters.SecurityGroupRuleId,
      flat: egressRule(call.parameters),
      permissions: call.parameters.Permissions.map(egressRule),
    }),
});
