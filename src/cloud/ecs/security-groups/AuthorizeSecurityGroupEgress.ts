import { ecsAction } from '../../action.ts';
import { authorize } from './authorize.ts';
import { authorizeEgress, egressRule } from './rule-parameters.ts';

/** Adds outbound rules to a group, all or none. Source: API page AuthorizeSecurityGroupEgress. */
export const AuthorizeSecurityGroupEgress = ecsAction({
  name: 'AuthorizeSecurityGroupEgress',
  effect: 'write',
  parameters: authorizeEgress,
  run: (call) =>
    authorize(call, 'egress', {
      group: call.parameters.SecurityGroupId,
      flat: egressRule(call.parameters),
      permissions: call.parameters.Permissions.map(egressRule),
    }),
});
