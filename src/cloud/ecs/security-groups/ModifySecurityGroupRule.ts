import { ecsAction } from '../../action.ts';
import { modifyRule } from './modify-rule.ts';
import { ingressRule, modifyIngress } from './rule-parameters.ts';

/**
 * Changes an inbound rule: all of it, where it is named by its id, else the description of the rule that says the same.
 * Source: API page ModifySecurityGroupRule.
 */
export const ModifySecurityGroupRule = ecsAction({
  name: 'ModifySecurityGroupRule',
  effect: 'write',
  parameters: modifyIngress,
  run: (call) =>
    modifyRule(call, 'ingress', {
      group: call.parameters.SecurityGroupId,
      id: call.parameters.SecurityGroupRuleId,
      wanted: ingressRule(call.parameters),
    }),
});
