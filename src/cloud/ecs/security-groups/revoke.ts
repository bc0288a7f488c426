import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { RuleFacts } from '../../store/rows.ts';
import { SecurityGroupNotFound } from '../shared/errors.ts';
import { checkRule } from './rule-checks.ts';
import { Mixed, type WantedRule, wantedRules } from './rule-parameters.ts';
import { sameRule } from './rules.ts';

const UnknownRule = errorCase(
  400,
  'InvalidParam.SecurityGroupRuleId',
  'The specified parameter SecurityGroupRuleId is not valid.',
);
const RepeatedRule = errorCase(
  400,
  'InvalidParam.SecurityGroupRuleIdRepeated',
  'The specified parameter SecurityGroupRuleId is repeated.',
);

interface Revocation {
  readonly group: string;
  readonly ids: readonly string[];
  readonly flat: WantedRule;
  readonly permissions: readonly WantedRule[];
}

/**
 * Takes rules out of a group. An id that names no rule is refused (since 2024); what no rule says is passed over.
 * @throws ApiError by the table of RevokeSecurityGroup
 */
export function revoke(call: Call<unknown>, direction: RuleFacts['direction'], wanted: Revocation) {
  const { securityGroups, securityGroupRules } = call.store.tables;
  const group = ownedOr(call, securityGroups, wanted.group, SecurityGroupNotFound);
  const { ids, flat, permissions } = wanted;
  if (ids.length > 0) {
    if (permissions.length > 0) throw Mixed();
    if (new Set(ids).size < ids.length) throw RepeatedRule();
    for (const id of ids) {
      const rule = securityGroupRules.get(id);
      if (rule?.group !== group.id || rule.direction !== direction) throw UnknownRule();
      securityGroupRules.delete(id);
    }
    return {};
  }
  for (const rule of wantedRules(flat, permissions)) {
    const same = sameRule(call, group.id, checkRule(call, group, direction, rule).facts);
    if (same) securityGroupRules.delete(same.id);
  }
  return {};
}
