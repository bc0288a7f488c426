import { ecsAction } from '../../action.ts';
import { revoke } from './revoke.ts';
import { ingressRule, revokeIngress } from './rule-parameters.ts';

/** Takes inbound rules out of a group, by their ids or by what they say. Source: API page RevokeSecurityGroup. */
export const RevokeSecurityGroup = ecsAction({
  name: 'RevokeSecurityGroup',
  effect: 'write',
  parameters: revokeIngress,
  run: (call) =>
    revoke(call, 'ingress', {
      group: call.parameters.SecurityGroupId,
      ids: call.parameters.SecurityGroupRuleId,
      flat: ingressRule(call.parameters),
      permissions: call.parameters.Permissions.map(ingressRule),
    }),
});
