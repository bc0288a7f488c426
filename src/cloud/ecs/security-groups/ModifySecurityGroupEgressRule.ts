import { ecsAction } from '../../action.ts';
import { modifyRule } from './modify-rule.ts';
import { egressRule, modifyEgress } from './rule-parameters.ts';

/**
 * Changes an outbound rule: all of it, where it is named by its id, else the description of the rule that says the same.
 * Source: API page ModifySecurityGroupEgressRule.
 */
export const ModifySecurityGroupEgressRule = ecsAction({
  name: 'ModifySecurityGroupEgressRule',
  effect: 'write',
  parameters: modifyEgress,
  run: (call) =>
    modifyRule(call, 'egress', {
      group: call.parameters.SecurityGroupId,
      id: call.parameters.SecurityGroupRuleId,
      wanted: egressRule(call.parameters),
    }),
});
