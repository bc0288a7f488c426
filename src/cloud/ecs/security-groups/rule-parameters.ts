import { errorCase } from '../../../openapi/index.ts';
import { list, objects, required, text, type ValuesOf } from '../../parameters.ts';

/** How a rule is written in a request: the same members flat, or in `Permissions.N`. */

export const Mixed = errorCase(
  400,
  'InvalidParam.Permissions',
  'The specified parameter Permissions cannot coexist with other parameters.',
);

/** Permissions in one call, at most. */
const MAX_PERMISSIONS = 100;

const common = {
  IpProtocol: text,
  PortRange: text,
  SourcePortRange: text,
  PortRangeListId: text,
  NicType: text,
  Policy: text,
  Priority: text,
  Description: text,
  SourceCidrIp: text,
  DestCidrIp: text,
  Ipv6SourceCidrIp: text,
  Ipv6DestCidrIp: text,
};

const ingressMembers = {
  ...common,
  SourceGroupId: text,
  SourceGroupOwnerId: text,
  SourceGroupOwnerAccount: text,
  SourcePrefixListId: text,
};

const egressMembers = {
  ...common,
  DestGroupId: text,
  DestGroupOwnerId: text,
  DestGroupOwnerAccount: text,
  DestPrefixListId: text,
};

const group = { RegionId: text, SecurityGroupId: required(text), ClientToken: text };

export const authorizeIngress = { ...group, ...ingressMembers, Permissions: objects(ingressMembers) };
export const authorizeEgress = { ...group, ...egressMembers, Permissions: objects(egressMembers) };
export const revokeIngress = { ...authorizeIngress, SecurityGroupRuleId: list };
export const revokeEgress = { ...authorizeEgress, SecurityGroupRuleId: list };
export const modifyIngress = { ...group, ...ingressMembers, SecurityGroupRuleId: text };
export const modifyEgress = { ...group, ...egressMembers, SecurityGroupRuleId: text };

/** A rule as it is asked for, the far side (source of an ingress rule, destination of an egress rule) under one name. */
export interface WantedRule extends ValuesOf<typeof common> {
  readonly peerGroup: string | undefined;
  readonly peerOwner: string | undefined;
  readonly prefixList: string | undefined;
}

type Ingress = ValuesOf<typeof ingressMembers>;
type Egress = ValuesOf<typeof egressMembers>;

export const ingressRule = (values: Ingress): WantedRule => ({
  ...commonOf(values),
  peerGroup: values.SourceGroupId,
  peerOwner: values.SourceGroupOwnerId || values.SourceGroupOwnerAccount,
  prefixList: values.SourcePrefixListId,
});

export const egressRule = (values: Egress): WantedRule => ({
  ...commonOf(values),
  peerGroup: values.DestGroupId,
  peerOwner: values.DestGroupOwnerId || values.DestGroupOwnerAccount,
  prefixList: values.DestPrefixListId,
});

function commonOf(values: ValuesOf<typeof common>): ValuesOf<typeof common> {
  const entries = Object.keys(common).map((name) => [name, values[name as keyof typeof common]]);
  return Object.fromEntries(entries) as ValuesOf<typeof common>;
}

/** The rules of a request, of one form or the other. @throws ApiError when both forms are used at once. */
export function wantedRules(flat: WantedRule, permissions: readonly WantedRule[]): readonly WantedRule[] {
  if (permissions.length === 0) return [flat];
  const isMixed = Object.values(flat).some((value) => value);
  if (isMixed || permissions.length > MAX_PERMISSIONS) throw Mixed();
  return permissions;
}
