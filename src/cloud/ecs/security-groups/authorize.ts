import type { Call } from '../../action.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { RuleFacts } from '../../store/rows.ts';
import { SecurityGroupNotFound } from '../shared/errors.ts';
import { checkRule } from './rule-checks.ts';
import { type WantedRule, wantedRules } from './rule-parameters.ts';
import { addRules } from './rules.ts';

interface Authorization {
  readonly group: string;
  readonly flat: WantedRule;
  readonly permissions: readonly WantedRule[];
}

/**
 * Adds rules to a group: all of them, or, when one is refused, none. A rule that is there already is no error.
 * @throws ApiError by the table of AuthorizeSecurityGroup
 */
export function authorize(call: Call<unknown>, direction: RuleFacts['direction'], wanted: Authorization) {
  const group = ownedOr(call, call.store.tables.securityGroups, wanted.group, SecurityGroupNotFound);
  const rules = wantedRules(wanted.flat, wanted.permissions);
  addRules(
    call,
    group,
    rules.map((rule) => checkRule(call, group, direction, rule)),
  );
  return {};
}
