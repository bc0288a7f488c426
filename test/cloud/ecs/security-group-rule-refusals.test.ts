import { describe, expect, it } from 'vitest';
import type { Parameters } from '../support.ts';
import { startEcs, TCP_22, TCP_22_OUT } from './support.ts';

/** What is wrong with a rule, in the words of one for incoming packets, and what every call that takes rules answers. */
const WRONG: readonly (readonly [rule: Parameters, refusal: string])[] = [
  [{ IpProtocol: 'sctp' }, '400 InvalidIpProtocol.ValueNotSupported'],
  [{ PortRange: '22' }, '400 InvalidParam.PortRange'],
  [{ PortRange: '23/22' }, '400 InvalidIpPortRange.Malformed'],
  [{ SourcePortRange: '22' }, '400 InvalidSourcePortRange.Malformed'],
  [{ Policy: 'perhaps' }, '400 InvalidPolicy.Malformed'],
  [{ Priority: 'high' }, '400 InvalidPriority.Malformed'],
  [{ Priority: '0' }, '400 InvalidPriority.ValueNotSupported'],
  [{ Description: 'a'.repeat(513) }, '400 InvalidSecurityGroupDiscription.Malformed'],
  [{ SourceCidrIp: '10.0.0.1/8' }, '400 InvalidParam.SourceCidrIp'],
  [{ DestCidrIp: 'here' }, '400 InvalidParam.DestCidrIp'],
  [{ SourceCidrIp: '10.0.0.0/8', Ipv6SourceCidrIp: '::/0' }, '400 InvalidParam.SourceIp'],
  [{ DestCidrIp: '10.0.0.1', Ipv6DestCidrIp: '::1' }, '400 InvalidParam.DestIp'],
  [{ Ipv6DestCidrIp: 'x' }, '400 InvalidParam.Ipv6DestCidrIp'],
  [{ Ipv6SourceCidrIp: 'x', SourceCidrIp: '' }, '400 InvalidParam.Ipv6SourceCidrIp'],
  [{ Ipv6DestCidrIp: '::1' }, '400 InvalidParameter.Conflict'],
  [{ IpProtocol: 'icmpv6', PortRange: '-1/-1' }, '400 InvalidParam.Ipv6ProtocolConflictWithIpv4Address'],
  [{ SecurityGroupId: 'sg-unknown' }, '404 InvalidSecurityGroupId.NotFound'],
];

/** What is wrong with the far end, or with the card: calls that change a rule have other answers to these. */
const WRONG_END: readonly (readonly [rule: Parameters, refusal: string])[] = [
  [
    { IpProtocol: 'icmp', PortRange: '-1/-1', SourceCidrIp: '', Ipv6SourceCidrIp: '::/0' },
    '400 InvalidParam.Ipv4ProtocolConflictWithIpv6Address',
  ],
  [{ IpProtocol: '' }, '400 MissingParameter'],
  [{ NicType: 'wifi' }, '400 InvalidNicType.ValueNotSupported'],
  [{ NicType: 'internet' }, '403 InvalidNicType.Mismatch'],
  [{ SourceCidrIp: '' }, '400 MissingParameter.Source'],
  [{ SourceCidrIp: '', SourceGroupId: 'sg-unknown' }, '404 InvalidSourceGroupId.NotFound'],
  [{ SourceCidrIp: '', SourcePrefixListId: 'list' }, '404 InvalidPrefixListId.NotFound'],
];

/** The same for outgoing packets: source and destination change places, in names and in codes. */
const outgoing = (text: string): string =>
  text.replace(/Source(?!Port)|Dest/, (side) => (side === 'Dest' ? 'Source' : 'Dest'));
const outgoingRule = (rule: Parameters): Parameters =>
  Object.fromEntries(Object.entries(rule).map(([name, value]) => [outgoing(name), value]));

const INGRESS = ['AuthorizeSecurityGroup', 'RevokeSecurityGroup', 'ModifySecurityGroupRule'] as const;
const EGRESS = ['AuthorizeSecurityGroupEgress', 'RevokeSecurityGroupEgress', 'ModifySecurityGroupEgressRule'] as const;
const CALLS = [
  ...INGRESS.map((action) => ({ action, add: INGRESS[0], rule: TCP_22, turn: false })),
  ...EGRESS.map((action) => ({ action, add: EGRESS[0], rule: TCP_22_OUT, turn: true })),
];

describe.each(CALLS)('$action', ({ action, add, rule, turn }) => {
  const changes = action.startsWith('Modify');

  // A rule that is changed keeps what the call does not name, and cannot lose its end.
  const cases = changes ? WRONG.filter(([{ SourceCidrIp }]) => SourceCidrIp !== '') : [...WRONG, ...WRONG_END];

  it.each(cases)('refuses %o with %s, and leaves all rules', (wrong, refusal) => {
    const { ecs, ecsRefusal, groupId, rules } = startEcs();
    ecs(add, { SecurityGroupId: groupId, ...rule });
    const before = rules();
    const named = changes ? { SecurityGroupRuleId: before[0]?.SecurityGroupRuleId } : rule;
    const given = { SecurityGroupId: groupId, ...named, ...(turn ? outgoingRule(wrong) : wrong) };
    expect(ecsRefusal(action, given)).toBe(turn ? outgoing(refusal) : refusal);
    expect(rules()).toEqual(before);
  });
});

describe.each(CALLS.filter(({ action }) => action.startsWith('Authorize')))('$action', ({ action, rule }) => {
  it('adds no more rules than a group may have', () => {
    const { ecsRefusal, groupId } = startEcs({ quotas: { rulesPerSecurityGroup: 0 } });
    expect(ecsRefusal(action, { SecurityGroupId: groupId, ...rule })).toBe('403 AuthorizationLimitExceed');
  });
});

describe.each(CALLS.filter(({ action }) => action.startsWith('Modify')))('$action', ({ action, add, turn }) => {
  it('needs a whole rule where it names none by its id', () => {
    const { ecsRefusal, groupId } = startEcs();
    const given = { SecurityGroupId: groupId, PortRange: '-1/-1' };
    expect(ecsRefusal(action, given)).toBe('400 MissingParameter');
    expect(ecsRefusal(action, { ...given, IpProtocol: 'all' })).toBe(
      `400 MissingParameter.${turn ? 'Dest' : 'Source'}`,
    );
  });

  it('lets an end be changed for one of its kind that fits', () => {
    const { ecs, ecsRefusal, createGroup, createVpc, groupId, rules } = startEcs();
    const side = turn ? 'Dest' : 'Source';
    const all = { IpProtocol: 'all', PortRange: '-1/-1' };
    const refused = (before: Parameters, after: Parameters): string => {
      ecs(add, { SecurityGroupId: groupId, ...all, ...before });
      const named = { SecurityGroupId: groupId, SecurityGroupRuleId: rules().at(-1)?.SecurityGroupRuleId };
      const refusal = ecsRefusal(action, { ...named, ...after });
      ecs(add.replace('Authorize', 'Revoke'), { SecurityGroupId: groupId, ...all, ...before });
      return refusal;
    };
    const group = (id: string | undefined) => ({ [`${side}GroupId`]: id });
    const toGroup = (id: string | undefined) => refused(group(createGroup()), group(id));
    expect(toGroup('sg-unknown')).toBe(`404 Invalid${side}GroupId.NotFound`);
    expect(toGroup(createGroup({ VpcId: createVpc().VpcId }))).toBe(`400 Invalid${side}GroupId.Mismatch`);
    expect(toGroup(groupId)).toBe(turn ? '403 InvalidSecurityGroup.IsSame' : '403 InvalidParamter.Conflict');
    expect(toGroup(ecs('CreateSecurityGroup').SecurityGroupId)).toBe('403 InvalidNetworkType.Conflict');
    const list = (id: string) => ({ [`${side}PrefixListId`]: id });
    expect(refused(list('pl-1'), list('list'))).toBe('404 InvalidPrefixListId.NotFound');
    const block = (text: string) => ({ [`Ipv6${side}CidrIp`]: text });
    expect(refused(block('::/0'), block('x'))).toBe(`400 InvalidParam.Ipv6${side}CidrIp`);
    expect(refused(block('::/0'), { IpProtocol: 'icmp' })).toBe('400 InvalidParam.Ipv4ProtocolConflictWithIpv6Address');
  });
});

describe.each(CALLS.filter(({ action }) => !action.startsWith('Modify')))('$action', ({ action, turn }) => {
  it('tells groups that do not fit', () => {
    const { ecs, ecsRefusal, createGroup, createVpc, groupId } = startEcs();
    const side = turn ? 'Dest' : 'Source';
    const refused = (far: string | undefined, near: string | undefined = groupId) =>
      ecsRefusal(action, { SecurityGroupId: near, IpProtocol: 'all', PortRange: '-1/-1', [`${side}GroupId`]: far });
    const classic = ecs('CreateSecurityGroup').SecurityGroupId;
    const classicToo = ecs('CreateSecurityGroup').SecurityGroupId;
    const enterprise = createGroup({ SecurityGroupType: 'enterprise' });
    expect(refused(groupId)).toBe(turn ? '403 InvalidSecurityGroup.IsSame' : '403 InvalidParamter.Conflict');
    expect(refused(createGroup({ VpcId: createVpc().VpcId }))).toBe(`400 Invalid${side}GroupId.Mismatch`);
    expect(refused(enterprise)).toBe('400 InvalidGroupAuthParameter.OperationDenied');
    expect(refused(groupId, enterprise)).toBe('400 InvalidGroupParameter.OperationDenied');
    expect(refused(classic)).toBe('403 InvalidNetworkType.Conflict');
    expect(refused(classic, classicToo)).toBe(`403 Invalid${side}GroupId.Mismatch`);
    const list = { IpProtocol: 'all', PortRange: '-1/-1', [`${side}PrefixListId`]: 'pl-1' };
    expect(ecsRefusal(action, { SecurityGroupId: classic, ...list })).toBe('400 NotSupported.ClassicNetworkPrefixList');
  });
});
