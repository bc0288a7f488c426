import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../../src/cloud/accounts.ts';
import type { Parameters } from '../support.ts';
import { STRANGER } from '../vpc-support.ts';
import { startEcs, TCP_22, TCP_22_OUT } from './support.ts';

describe('AuthorizeSecurityGroup', () => {
  it('adds a rule from flat parameters, with the defaults of the service', () => {
    const { ecs, rules, groupId } = startEcs();
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...TCP_22 });
    expect(rules()).toEqual([
      expect.objectContaining({
        SecurityGroupRuleId: expect.stringMatching(/^sgr-bp1[a-z0-9]{18}$/),
        Direction: 'ingress',
        IpProtocol: 'TCP',
        PortRange: '22/22',
        SourcePortRange: '',
        SourceCidrIp: '10.0.0.0/8',
        DestCidrIp: '',
        SourceGroupId: '',
        Policy: 'Accept',
        Priority: '1',
        NicType: 'intranet',
        Description: '',
      }),
    ]);
  });

  it('adds the rules of Permissions.N: all of them, or none', () => {
    const { ecs, ecsRefusal, rules, groupId } = startEcs();
    const drop = {
      IpProtocol: 'UDP',
      PortRange: '1/65535',
      SourceCidrIp: '0.0.0.0/0',
      Policy: 'drop',
      Priority: '100',
    };
    const ping = { IpProtocol: 'Icmp', PortRange: '-1/-1', SourceCidrIp: '10.1.2.3', Description: 'ping' };
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, Permissions: [drop, ping] });
    expect(rules().map((rule) => [rule.IpProtocol, rule.Policy, rule.Priority, rule.Description])).toEqual([
      ['UDP', 'Drop', '100', ''],
      ['ICMP', 'Accept', '1', 'ping'],
    ]);
    const Permissions = [TCP_22, { ...TCP_22, PortRange: 'all' }];
    expect(ecsRefusal('AuthorizeSecurityGroup', { SecurityGroupId: groupId, Permissions })).toBe(
      '400 InvalidParam.PortRange',
    );
    expect(rules()).toHaveLength(2);
  });

  it('answers a rule that is there already as if it had been added, and adds none', () => {
    const { ecs, rules, groupId } = startEcs();
    const host = { ...TCP_22, SourceCidrIp: '10.0.0.1' };
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...host });
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...host, IpProtocol: 'TCP', Description: 'again' });
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...host, SourceCidrIp: '10.0.0.1/32' });
    expect(rules().map((rule) => rule.Description)).toEqual(['']);
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...host, Policy: 'drop' });
    expect(rules()).toHaveLength(2);
  });

  it('knows IPv6 blocks, in their shortest spelling', () => {
    const { ecs, rules, groupId } = startEcs();
    const icmp = { IpProtocol: 'ICMPv6', PortRange: '-1/-1', Ipv6SourceCidrIp: '2408:4004:00cc:0400:0:0:0:0/56' };
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...icmp });
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...icmp, Ipv6SourceCidrIp: '2001:DB8::1' });
    expect(rules().map((rule) => [rule.IpProtocol, rule.Ipv6SourceCidrIp, rule.SourceCidrIp])).toEqual([
      ['ICMPv6', '2408:4004:cc:400::/56', ''],
      ['ICMPv6', '2001:db8::1', ''],
    ]);
  });

  it('knows groups, prefix lists, source ports and a narrowed destination', () => {
    const { ecs, rules, createGroup, groupId } = startEcs();
    const other = createGroup({ SecurityGroupName: 'other' });
    const rule = { IpProtocol: 'tcp', PortRange: '80/443' };
    const Permissions = [
      { ...rule, SourceGroupId: other },
      { ...rule, SourcePrefixListId: 'pl-x1j1k5ykzqlixdcy' },
      { ...rule, SourceCidrIp: '10.0.0.0/8', DestCidrIp: '10.0.1.7', SourcePortRange: '1024/65535' },
    ];
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, Permissions });
    expect(rules()).toMatchObject([
      { SourceGroupId: other, SourceGroupName: 'other', SourceGroupOwnerAccount: '', SourceCidrIp: '' },
      { SourcePrefixListId: 'pl-x1j1k5ykzqlixdcy', DestPrefixListId: '' },
      { SourceCidrIp: '10.0.0.0/8', DestCidrIp: '10.0.1.7', SourcePortRange: '1024/65535' },
    ]);
  });

  it('lets a block count before a group, and a group before a prefix list', () => {
    const { ecs, rules, createGroup, groupId } = startEcs();
    const all = { ...TCP_22, SourceGroupId: createGroup(), SourcePrefixListId: 'pl-1' };
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...all });
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...all, SourceCidrIp: '' });
    expect(rules()).toMatchObject([
      { SourceCidrIp: '10.0.0.0/8', SourceGroupId: '', SourcePrefixListId: '' },
      { SourceCidrIp: '', SourceGroupId: all.SourceGroupId, SourcePrefixListId: '' },
    ]);
  });

  it("knows another account's group by its owner", () => {
    const { ecs, ecsRefusal, send, rules, groupId } = startEcs({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
    const stranger = { product: 'Ecs', key: STRANGER.accessKeys[0] } as const;
    const vpc = send('CreateVpc', {}, { key: stranger.key }).body;
    const theirs = send('CreateSecurityGroup', { VpcId: vpc.VpcId }, stranger).body.SecurityGroupId;
    const rule = { SecurityGroupId: groupId, IpProtocol: 'all', PortRange: '-1/-1', SourceGroupId: theirs };
    expect(ecsRefusal('AuthorizeSecurityGroup', rule)).toBe('404 InvalidSourceGroupId.NotFound');
    ecs('AuthorizeSecurityGroup', { ...rule, SourceGroupOwnerId: STRANGER.id });
    expect(rules()).toMatchObject([{ SourceGroupId: theirs, SourceGroupOwnerAccount: STRANGER.id }]);
  });

  it('shows the owner that a rule names for a group, though it be the caller, and finds the rule without', () => {
    const { ecs, rules, createGroup, groupId } = startEcs();
    const SourceGroupId = createGroup({ SecurityGroupName: 'other' });
    const rule = { SecurityGroupId: groupId, IpProtocol: 'all', PortRange: '-1/-1', SourceGroupId };
    ecs('AuthorizeSecurityGroup', { ...rule, SourceGroupOwnerId: DEFAULT_ACCOUNT.id });
    ecs('AuthorizeSecurityGroup', rule);
    expect(rules()).toMatchObject([{ SourceGroupId, SourceGroupOwnerAccount: DEFAULT_ACCOUNT.id }]);
    ecs('RevokeSecurityGroup', rule);
    expect(rules()).toEqual([]);
  });

  it.each([
    [{ IpProtocol: '' }, '400 MissingParameter'],
    [{ IpProtocol: 'sctp' }, '400 InvalidIpProtocol.ValueNotSupported'],
    [{ PortRange: '' }, '400 InvalidPortRange.Malformed'],
    [{ PortRange: '', PortRangeListId: 'prl-1' }, '400 InvalidPortRangeListId.NotFound'],
    [{ PortRange: '22' }, '400 InvalidParam.PortRange'],
    [{ PortRange: '-1/-1' }, '400 InvalidIpPortRange.Malformed'],
    [{ PortRange: '23/22' }, '400 InvalidIpPortRange.Malformed'],
    [{ PortRange: '1/65536' }, '400 InvalidIpPortRange.Malformed'],
    [{ IpProtocol: 'icmp' }, '400 InvalidIpPortRange.Malformed'],
    [{ SourcePortRange: '22' }, '400 InvalidSourcePortRange.Malformed'],
    [{ SourcePortRange: '0/1' }, '400 InvalidSourcePortRange.Malformed'],
    [{ Policy: 'perhaps' }, '400 InvalidPolicy.Malformed'],
    [{ Priority: 'high' }, '400 InvalidPriority.Malformed'],
    [{ Priority: '0' }, '400 InvalidPriority.ValueNotSupported'],
    [{ Priority: '101' }, '400 InvalidPriority.ValueNotSupported'],
    [{ NicType: 'wifi' }, '400 InvalidNicType.ValueNotSupported'],
    [{ NicType: 'internet' }, '403 InvalidNicType.Mismatch'],
    [{ Description: 'a'.repeat(513) }, '400 InvalidSecurityGroupDiscription.Malformed'],
    [{ SourceCidrIp: '' }, '400 MissingParameter.Source'],
    [{ SourceCidrIp: '10.0.0.1/8' }, '400 InvalidParam.SourceCidrIp'],
    [{ DestCidrIp: 'here' }, '400 InvalidParam.DestCidrIp'],
    [{ SourceCidrIp: '', Ipv6SourceCidrIp: '10.0.0.1' }, '400 InvalidParam.Ipv6SourceCidrIp'],
    [{ SourceCidrIp: '', Ipv6SourceCidrIp: '::/0', Ipv6DestCidrIp: 'x' }, '400 InvalidParam.Ipv6DestCidrIp'],
    [{ Ipv6SourceCidrIp: '::/0' }, '400 InvalidParam.SourceIp'],
    [{ DestCidrIp: '10.0.0.1', Ipv6DestCidrIp: '::1' }, '400 InvalidParam.DestIp'],
    [{ Ipv6DestCidrIp: '::1' }, '400 InvalidParameter.Conflict'],
    [
      { IpProtocol: 'icmp', PortRange: '-1/-1', SourceCidrIp: '', Ipv6SourceCidrIp: '::/0' },
      '400 InvalidParam.Ipv4ProtocolConflictWithIpv6Address',
    ],
    [{ IpProtocol: 'icmpv6', PortRange: '-1/-1' }, '400 InvalidParam.Ipv6ProtocolConflictWithIpv4Address'],
    [{ SourceCidrIp: '', SourceGroupId: 'sg-unknown' }, '404 InvalidSourceGroupId.NotFound'],
    [{ SourceCidrIp: '', SourcePrefixListId: 'list' }, '404 InvalidPrefixListId.NotFound'],
    [{ Permissions: [TCP_22] }, '400 InvalidParam.Permissions'],
    [{ SecurityGroupId: 'sg-unknown' }, '404 InvalidSecurityGroupId.NotFound'],
    [{ SecurityGroupId: '' }, '400 MissingSecurityGroupId'],
  ])('refuses %o with %s', (parameters, expected) => {
    const { ecsRefusal, groupId, rules } = startEcs();
    expect(ecsRefusal('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...TCP_22, ...parameters })).toBe(expected);
    expect(rules()).toEqual([]);
  });

  it('refuses a rule named twice, and more rules than a group may have', () => {
    const { ecsRefusal, ecs, groupId, rules, createGroup } = startEcs({
      quotas: { rulesPerSecurityGroup: 3, groupRulesPerSecurityGroup: 1 },
    });
    const send = (...Permissions: readonly Parameters[]) => ({ SecurityGroupId: groupId, Permissions });
    const port = (number: number) => ({ ...TCP_22, PortRange: `${number}/${number}` });
    expect(ecsRefusal('AuthorizeSecurityGroup', send(TCP_22, { ...TCP_22, Description: 'x' }))).toBe(
      '400 InvalidParam.DuplicatePermissions',
    );
    const from = (SourceGroupId: string) => ({ IpProtocol: 'all', PortRange: '-1/-1', SourceGroupId });
    expect(ecsRefusal('AuthorizeSecurityGroup', send(from(createGroup()), from(createGroup())))).toBe(
      '400 AuthorizedGroupRule.LimitExceed',
    );
    ecs('AuthorizeSecurityGroup', send(port(1), port(2), port(3)));
    expect(ecsRefusal('AuthorizeSecurityGroup', send(port(4)))).toBe('403 AuthorizationLimitExceed');
    expect(rules()).toHaveLength(3);
  });

  it('tells groups that do not fit', () => {
    const { ecs, ecsRefusal, createGroup, createVpc, groupId } = startEcs();
    const from = (SourceGroupId: string | undefined, SecurityGroupId: string | undefined = groupId) => ({
      SecurityGroupId,
      IpProtocol: 'all',
      PortRange: '-1/-1',
      SourceGroupId,
    });
    const elsewhere = createGroup({ VpcId: createVpc().VpcId });
    const enterprise = createGroup({ SecurityGroupType: 'enterprise' });
    const classic = ecs('CreateSecurityGroup').SecurityGroupId;
    const classicToo = ecs('CreateSecurityGroup').SecurityGroupId;
    const refused = (rule: object) => ecsRefusal('AuthorizeSecurityGroup', { ...rule });
    expect(refused(from(groupId))).toBe('403 InvalidParamter.Conflict');
    expect(refused(from(elsewhere))).toBe('400 InvalidSourceGroupId.Mismatch');
    expect(refused(from(enterprise))).toBe('400 InvalidGroupAuthParameter.OperationDenied');
    expect(refused(from(groupId, enterprise))).toBe('400 InvalidGroupParameter.OperationDenied');
    expect(refused(from(classic))).toBe('403 InvalidNetworkType.Conflict');
    expect(refused(from(classic, classicToo))).toBe('403 InvalidSourceGroupId.Mismatch');
    const list = { IpProtocol: 'all', PortRange: '-1/-1', SourcePrefixListId: 'pl-1' };
    expect(refused({ SecurityGroupId: classic, ...list })).toBe('400 NotSupported.ClassicNetworkPrefixList');
    ecs('AuthorizeSecurityGroup', { ...from(classic, classicToo), NicType: 'intranet' });
  });
});

describe('AuthorizeSecurityGroupEgress', () => {
  it('adds rules whose far side is the destination', () => {
    const { ecs, rules, createGroup, groupId } = startEcs();
    const other = createGroup();
    const Permissions = [
      TCP_22_OUT,
      { IpProtocol: 'all', PortRange: '-1/-1', Ipv6DestCidrIp: '2408:4004:cc:400::/56' },
      { IpProtocol: 'gre', PortRange: '-1/-1', DestGroupId: other },
      { IpProtocol: 'udp', PortRange: '53/53', DestPrefixListId: 'pl-1' },
    ];
    ecs('AuthorizeSecurityGroupEgress', { SecurityGroupId: groupId, Permissions });
    expect(rules(groupId, { Direction: 'egress' })).toMatchObject([
      { Direction: 'egress', DestCidrIp: '10.0.0.0/8', SourceCidrIp: '' },
      { Ipv6DestCidrIp: '2408:4004:cc:400::/56' },
      { DestGroupId: other, SourceGroupId: '' },
      { DestPrefixListId: 'pl-1', SourcePrefixListId: '' },
    ]);
    expect(rules(groupId, { Direction: 'ingress' })).toEqual([]);
    expect(rules(groupId, { Direction: 'all' })).toHaveLength(4);
  });

  it.each([
    [{ DestCidrIp: '' }, '400 MissingParameter.Dest'],
    [{ DestCidrIp: '', DestGroupId: 'sg-unknown' }, '404 InvalidDestGroupId.NotFound'],
    [{ DestCidrIp: '', SourceCidrIp: '10.0.0.1' }, '400 MissingParameter.Dest'],
    [{ SecurityGroupId: 'sg-unknown' }, '404 InvalidSecurityGroupId.NotFound'],
  ])('refuses %o with %s', (parameters, expected) => {
    const { ecsRefusal, groupId } = startEcs();
    const rule = { SecurityGroupId: groupId, ...TCP_22_OUT, ...parameters };
    expect(ecsRefusal('AuthorizeSecurityGroupEgress', rule)).toBe(expected);
  });

  it('tells groups that do not fit in its own words', () => {
    const { ecsRefusal, createGroup, createVpc, groupId } = startEcs();
    const to = (DestGroupId: string) => ({
      SecurityGroupId: groupId,
      IpProtocol: 'all',
      PortRange: '-1/-1',
      DestGroupId,
    });
    expect(ecsRefusal('AuthorizeSecurityGroupEgress', to(groupId))).toBe('403 InvalidSecurityGroup.IsSame');
    expect(ecsRefusal('AuthorizeSecurityGroupEgress', to(createGroup({ VpcId: createVpc().VpcId })))).toBe(
      '400 InvalidDestGroupId.Mismatch',
    );
  });
});

describe('DescribeSecurityGroupAttribute', () => {
  it('shows the rules of one card in the classic network, the outer one where none is named', () => {
    const { ecs, ecsRefusal, rules } = startEcs();
    const classic = ecs('CreateSecurityGroup').SecurityGroupId;
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: classic, ...TCP_22 });
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: classic, ...TCP_22, NicType: 'intranet', Priority: '7' });
    expect(rules(classic).map((rule) => rule.NicType)).toEqual(['internet']);
    expect(rules(classic, { NicType: 'intranet' }).map((rule) => rule.Priority)).toEqual(['7']);
    expect(ecsRefusal('DescribeSecurityGroupAttribute', { SecurityGroupId: classic, NicType: 'x' })).toBe(
      '400 InvalidNicType.ValueNotSupported',
    );
  });

  it('pages by token', () => {
    const { ecs, rules, groupId } = startEcs();
    const Permissions = [1, 2, 3].map((port) => ({ ...TCP_22, PortRange: `${port}/${port}` }));
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, Permissions });
    const page = { SecurityGroupId: groupId, MaxResults: 2 };
    const { NextToken } = ecs('DescribeSecurityGroupAttribute', page);
    expect(rules(groupId, { ...page, NextToken }).map((rule) => rule.PortRange)).toEqual(['3/3']);
  });

  it('refuses an unknown direction and an unknown group', () => {
    const { ecsRefusal, groupId } = startEcs();
    expect(ecsRefusal('DescribeSecurityGroupAttribute', { SecurityGroupId: groupId, Direction: 'up' })).toBe(
      '400 InvalidParameter',
    );
    expect(ecsRefusal('DescribeSecurityGroupAttribute', { SecurityGroupId: 'sg-unknown' })).toBe(
      '404 InvalidSecurityGroupId.NotFound',
    );
  });
});

describe('RevokeSecurityGroup and RevokeSecurityGroupEgress', () => {
  it('take out the rule that says the same, and pass over what none says', () => {
    const { ecs, rules, groupId } = startEcs();
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...TCP_22, Priority: '5', Description: 'ssh' });
    ecs('AuthorizeSecurityGroupEgress', { SecurityGroupId: groupId, ...TCP_22_OUT });
    ecs('RevokeSecurityGroup', { SecurityGroupId: groupId, ...TCP_22 });
    ecs('RevokeSecurityGroup', { SecurityGroupId: groupId, ...TCP_22, Priority: '5', Policy: 'drop' });
    expect(rules()).toHaveLength(2);
    ecs('RevokeSecurityGroup', { SecurityGroupId: groupId, Permissions: [{ ...TCP_22, Priority: '5' }] });
    expect(rules().map((rule) => rule.Direction)).toEqual(['egress']);
    ecs('RevokeSecurityGroupEgress', { SecurityGroupId: groupId, ...TCP_22_OUT });
    expect(rules()).toEqual([]);
  });

  it('take out rules by their ids, all of them or none', () => {
    const { ecs, ecsRefusal, rules, groupId } = startEcs();
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...TCP_22 });
    ecs('AuthorizeSecurityGroupEgress', { SecurityGroupId: groupId, ...TCP_22_OUT });
    const [ingress, egress] = rules().map((rule) => rule.SecurityGroupRuleId);
    const revoke = (...SecurityGroupRuleId: readonly (string | undefined)[]) => ({
      SecurityGroupId: groupId,
      SecurityGroupRuleId,
    });
    expect(ecsRefusal('RevokeSecurityGroup', revoke(ingress, 'sgr-unknown'))).toBe(
      '400 InvalidParam.SecurityGroupRuleId',
    );
    expect(ecsRefusal('RevokeSecurityGroup', revoke(egress))).toBe('400 InvalidParam.SecurityGroupRuleId');
    expect(ecsRefusal('RevokeSecurityGroup', revoke(ingress, ingress))).toBe(
      '400 InvalidParam.SecurityGroupRuleIdRepeated',
    );
    expect(ecsRefusal('RevokeSecurityGroup', { ...revoke(ingress), Permissions: [TCP_22] })).toBe(
      '400 InvalidParam.Permissions',
    );
    expect(rules()).toHaveLength(2);
    ecs('RevokeSecurityGroupEgress', revoke(egress));
    ecs('RevokeSecurityGroup', revoke(ingress));
    expect(rules()).toEqual([]);
  });

  it('refuse a rule that is none, and an unknown group', () => {
    const { ecsRefusal, groupId } = startEcs();
    expect(ecsRefusal('RevokeSecurityGroup', { SecurityGroupId: groupId })).toBe('400 MissingParameter');
    expect(ecsRefusal('RevokeSecurityGroupEgress', { SecurityGroupId: groupId, ...TCP_22_OUT, DestCidrIp: '' })).toBe(
      '400 MissingParameter.Dest',
    );
    expect(ecsRefusal('RevokeSecurityGroup', { SecurityGroupId: 'sg-x', ...TCP_22 })).toBe(
      '404 InvalidSecurityGroupId.NotFound',
    );
  });
});

describe('ModifySecurityGroupRule and ModifySecurityGroupEgressRule', () => {
  it('change the description of the rule that says the same', () => {
    const { ecs, ecsRefusal, rules, groupId } = startEcs();
    ecs('AuthorizeSecurityGroupEgress', { SecurityGroupId: groupId, ...TCP_22_OUT, Description: 'one' });
    const rule = { SecurityGroupId: groupId, ...TCP_22_OUT };
    ecs('ModifySecurityGroupEgressRule', { ...rule, Description: 'two' });
    expect(rules().map((known) => known.Description)).toEqual(['two']);
    expect(ecsRefusal('ModifySecurityGroupEgressRule', { ...rule, Priority: '9' })).toBe(
      '404 SecurityGroupRule.NotFound',
    );
    expect(ecsRefusal('ModifySecurityGroupRule', { SecurityGroupId: groupId, ...TCP_22 })).toBe(
      '404 SecurityGroupRule.NotFound',
    );
  });

  it('change what is given of a rule that is named by its id', () => {
    const { ecs, rules, groupId } = startEcs();
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...TCP_22, Description: 'ssh', Priority: '3' });
    const [before] = rules();
    const id = { SecurityGroupId: groupId, SecurityGroupRuleId: before?.SecurityGroupRuleId };
    ecs('ModifySecurityGroupRule', { ...id, PortRange: '80/80', SourceCidrIp: '10.1.0.0/16', Policy: 'drop' });
    expect(rules()).toEqual([{ ...before, PortRange: '80/80', SourceCidrIp: '10.1.0.0/16', Policy: 'Drop' }]);
    ecs('ModifySecurityGroupRule', { ...id, Description: '' });
    expect(rules()).toMatchObject([{ Description: '', PortRange: '80/80' }]);
  });

  it.each([
    [{ SecurityGroupRuleId: 'sgr-unknown' }, '404 InvalidSecurityGroupRuleId.NotFound'],
    [{ SecurityGroupId: 'sg-unknown' }, '404 InvalidSecurityGroupId.NotFound'],
    [{ NicType: 'internet' }, '400 InvalidOperation.ModifyNicType'],
    [{ Ipv6SourceCidrIp: '::/0' }, '400 InvalidOperation.ModifySgRuleEntityType'],
    [{ SourcePrefixListId: 'pl-1' }, '400 InvalidOperation.ModifySgRuleEntityType'],
    [{ PortRange: '80/80' }, '400 InvalidOperation.RuleDuplicate'],
    [{ IpProtocol: 'icmp' }, '400 InvalidIpPortRange.Malformed'],
  ])('refuse %o with %s', (parameters, expected) => {
    const { ecs, ecsRefusal, rules, groupId } = startEcs();
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...TCP_22 });
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...TCP_22, PortRange: '80/80' });
    const before = rules();
    const id = { SecurityGroupId: groupId, SecurityGroupRuleId: before[0]?.SecurityGroupRuleId };
    expect(ecsRefusal('ModifySecurityGroupRule', { ...id, ...parameters })).toBe(expected);
    expect(rules()).toEqual(before);
  });
});
