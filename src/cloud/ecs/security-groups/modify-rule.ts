import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { RuleFacts, SecurityGroupRow, SecurityGroupRuleRow } from '../../store/rows.ts';
import { SecurityGroupNotFound } from '../shared/errors.ts';
import { checkRule } from './rule-checks.ts';
import type { WantedRule } from './rule-parameters.ts';
import { sameRule } from './rules.ts';

const RuleIdNotFound = errorCase(
  404,
  'InvalidSecurityGroupRuleId.NotFound',
  'The specified SecurityGroupRuleId is not exists.',
);
const RuleNotFound = errorCase(404, 'SecurityGroupRule.NotFound', 'The target security group rule not exist.');
const OtherKindOfEnd = errorCase(
  400,
  'InvalidOperation.ModifySgRuleEntityType',
  'The source or destination type of the rules cannot be modified.',
);
const OtherNicType = errorCase(400, 'InvalidOperation.ModifyNicType', 'NicType is not allowed to modify.');
const Duplicate = errorCase(
  400,
  'InvalidOperation.RuleDuplicate',
  'The modified rule is the same as an existing rule of the security group.',
);

interface Change {
  readonly group: string;
  readonly id: string | undefined;
  readonly wanted: WantedRule;
}

/** @throws ApiError by the table of ModifySecurityGroupRule. */
export function modifyRule(
  call: Call<unknown>,
  direction: RuleFacts['direction'],
  { group: name, id, wanted }: Change,
) {
  const { securityGroups, securityGroupRules } = call.store.tables;
  const group = ownedOr(call, securityGroups, name, SecurityGroupNotFound);
  if (id) changeById(call, group, direction, id, wanted);
  else {
    const { facts, description } = checkRule(call, group, direction, wanted);
    const rule = sameRule(call, group.id, facts);
    if (!rule) throw RuleNotFound();
    securityGroupRules.update(rule.id, { description });
  }
  return {};
}

function changeById(
  call: Call<unknown>,
  group: SecurityGroupRow,
  direction: RuleFacts['direction'],
  id: string,
  wanted: WantedRule,
): void {
  const { securityGroupRules } = call.store.tables;
  const rule = securityGroupRules.get(id);
  if (rule?.group !== group.id || rule.direction !== direction) throw RuleIdNotFound();
  if (wanted.NicType && wanted.NicType !== rule.nicType) throw OtherNicType();
  const written = asWritten(rule);
  const kind = farKind(direction, wanted);
  if (kind && kind !== farKind(direction, written)) throw OtherKindOfEnd();
  const given = Object.entries(wanted).filter(([, value]) => value);
  const merged = { ...written, ...Object.fromEntries(given), Description: wanted.Description ?? rule.description };
  const { facts, description } = checkRule(call, group, direction, merged);
  const same = sameRule(call, group.id, facts);
  if (same && same.id !== id) throw Duplicate();
  securityGroupRules.update(id, { ...facts, description });
}

/** A rule as a request would write it. */
const asWritten = (rule: SecurityGroupRuleRow): WantedRule => ({
  IpProtocol: rule.protocol,
  PortRange: rule.portRange,
  SourcePortRange: rule.sourcePortRange,
  PortRangeListId: '',
  NicType: rule.nicType,
  Policy: rule.policy,
  Priority: String(rule.priority),
  Description: rule.description,
  SourceCidrIp: rule.sourceCidr,
  DestCidrIp: rule.destinationCidr,
  Ipv6SourceCidrIp: rule.ipv6SourceCidr,
  Ipv6DestCidrIp: rule.ipv6DestinationCidr,
  peerGroup: rule.peerGroup,
  peerOwner: rule.peerOwner,
  prefixList: rule.prefixList,
});

/** What the far end is: it can be replaced by another of its kind alone. */
function farKind(direction: RuleFacts['direction'], rule: WantedRule): string | undefined {
  const [ipv4, ipv6] =
    direction === 'ingress' ? [rule.SourceCidrIp, rule.Ipv6SourceCidrIp] : [rule.DestCidrIp, rule.Ipv6DestCidrIp];
  if (ipv4) return 'IPv4';
  if (ipv6) return 'IPv6';
  if (rule.peerGroup) return 'group';
  return rule.prefixList ? 'prefix list' : undefined;
}
