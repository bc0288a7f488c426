import { ecsAction } from '../../action.ts';
import { authorize } from './authorize.ts';
import { authorizeIngress, ingressRule } from './rule-parameters.ts';

/** Adds inbound rules to a group, all or none. Source: API page AuthorizeSecurityGroup. */
export const AuthorizeSecurityGroup = ecsAction({
  name: 'AuthorizeSecurityGroup',
  effect: 'write',
  parameters: authorizeIngress,
  run: (call) =>
    authorize(call, 'ingress', {
      group: call.parameters.SecurityGroupId,
      flat: ingressRule(call.parameters),
      permissions: call.parameters.Permissions.map(ingressRule),
    }),
});
