import { ApiError, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { RuleFacts, SecurityGroupRow, SecurityGroupRuleRow } from '../../store/rows.ts';
import type { CheckedRule } from './rule-checks.ts';

const TooManyRules = errorCase(
  403,
  'AuthorizationLimitExceed',
  'The limit of authorization records in the security group reaches.',
);
const Repeated = errorCase(
  400,
  'InvalidParam.DuplicatePermissions',
  'There are duplicate permissions in the specified parameter Permissions.',
);

/** A bare address and its /32 or /128 are the same end. */
const canonical = (block: string): string => block.replace(/\/(32)$/, '').replace(/(:.*)\/128$/, '$1');

/** Two rules with the same key are one rule: everything counts but the description, and whose the far group is said to be. */
const keyOf = (rule: RuleFacts): string =>
  [
    rule.direction,
    rule.protocol,
    rule.portRange,
    rule.sourcePortRange,
    rule.policy,
    rule.priority,
    rule.nicType,
    canonical(rule.sourceCidr),
    canonical(rule.destinationCidr),
    canonical(rule.ipv6SourceCidr),
    canonical(rule.ipv6DestinationCidr),
    rule.peerGroup,
    rule.prefixList,
  ].join(' ');

/** The rule of the group that says the same, if there is one. */
export function sameRule(call: Call<unknown>, group: string, facts: RuleFacts): SecurityGroupRuleRow | undefined {
  const key = keyOf(facts);
  return rulesOf(call, group, facts.direction).find((rule) => keyOf(rule) === key);
}

/** The rules of a group, of one direction or both. */
export const rulesOf = (
  call: Call<unknown>,
  group: string,
  direction?: RuleFacts['direction'],
): readonly SecurityGroupRuleRow[] =>
  call.store.tables.securityGroupRules.find({ group, ...(direction ? { direction } : {}) });

/**
 * Adds rules to a group; one that is there already is left as it is, and the call succeeds.
 * @throws ApiError when the request names a rule twice, or the group would have too many
 */
export function addRules(call: Call<unknown>, group: SecurityGroupRow, rules: readonly CheckedRule[]): void {
  const { securityGroupRules: table } = call.store.tables;
  if (new Set(rules.map(({ facts }) => keyOf(facts))).size < rules.length) throw Repeated();
  for (const { facts, description } of rules) {
    if (sameRule(call, group.id, facts)) continue;
    const { id: account } = call.account;
    const owner = { account, region: call.region.id, createdAt: call.now };
    table.insert({ ...facts, ...owner, id: call.newId('sgr'), group: group.id, description });
  }
  const { rulesPerSecurityGroup, groupRulesPerSecurityGroup } = call.quotas;
  const all = rulesOf(call, group.id);
  if (all.length > rulesPerSecurityGroup) throw TooManyRules();
  if (all.filter((rule) => rule.peerGroup).length > groupRulesPerSecurityGroup) {
    throw tooManyGroupRules(groupRulesPerSecurityGroup);
  }
}

const tooManyGroupRules = (limit: number): ApiError =>
  new ApiError(
    400,
    'AuthorizedGroupRule.LimitExceed',
    'You have reached the limit on the number of group authorization rules that you can add to a security group.' +
      `When authorization object of rule is security group, the limit is ${limit}.`,
  );
