import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../../src/cloud/accounts.ts';
import { SECOND_GROUP, STRANGER } from '../vpc-support.ts';
import { startEcs, TCP_22 } from './support.ts';

describe('CreateSecurityGroup', () => {
  it('makes a group of the VPC whose members reach each other, without rules', () => {
    const { group, groups, groupId, vpc } = startEcs();
    expect(groupId).toMatch(/^sg-bp1[a-z0-9]{18}$/);
    expect(group()).toMatchObject({
      SecurityGroupId: groupId,
      SecurityGroupName: 'web',
      Description: '',
      VpcId: vpc.VpcId,
      InnerAccessPolicy: 'Accept',
      Permissions: { Permission: [] },
    });
    expect(groups()).toEqual([
      {
        SecurityGroupId: groupId,
        SecurityGroupName: 'web',
        Description: '',
        SecurityGroupType: 'normal',
        VpcId: vpc.VpcId,
        ResourceGroupId: '',
        CreationTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        EcsCount: 0,
        AvailableInstanceAmount: 2000,
        RuleCount: 0,
        GroupToGroupRuleCount: 0,
        ServiceManaged: false,
        Tags: { Tag: [] },
      },
    ]);
  });

  it('makes one of the classic network without a VPC, and an enterprise one, whose members do not reach each other', () => {
    const { ecs, createGroup, group } = startEcs();
    const classic = ecs('CreateSecurityGroup').SecurityGroupId;
    expect(group(classic)).toMatchObject({ VpcId: '', SecurityGroupName: '' });
    expect(group(createGroup({ SecurityGroupType: 'enterprise' }))).toMatchObject({ InnerAccessPolicy: 'Drop' });
  });

  it('takes the default VPC where there is one and none is named', () => {
    const { ecs, call, group } = startEcs();
    const { VpcId } = call('CreateDefaultVpc');
    expect(group(ecs('CreateSecurityGroup').SecurityGroupId)).toMatchObject({ VpcId });
  });

  it('answers a repeated ClientToken with the same group', () => {
    const { createGroup } = startEcs();
    expect(createGroup({ ClientToken: 't' })).toBe(createGroup({ ClientToken: 't' }));
  });

  it.each([
    [{ VpcId: 'vpc-unknown' }, '404 InvalidVpcId.NotFound'],
    [{ SecurityGroupName: 'http://x' }, '400 InvalidSecurityGroupName.Malformed'],
    [{ SecurityGroupName: '1st' }, '400 InvalidSecurityGroupName.Malformed'],
    [{ SecurityGroupName: 'a' }, '400 InvalidSecurityGroupName.Malformed'],
    [{ SecurityGroupName: 'a'.repeat(129) }, '400 InvalidSecurityGroupName.Malformed'],
    [{ Description: 'https://x' }, '400 InvalidSecurityGroupDiscription.Malformed'],
    [{ Description: 'a'.repeat(257) }, '400 InvalidSecurityGroupDiscription.Malformed'],
    [{ SecurityGroupType: 'large' }, '400 InvalidParams.GroupType'],
    [{ SecurityGroupType: 'enterprise', VpcId: '' }, '400 InvalidParams.VpcIdGroupType'],
    [{ ResourceGroupId: 'rg-unknown' }, '404 InvalidResourceGroup.NotFound'],
    [{ Tag: [{ Key: '' }] }, '400 InvalidTagKey.Malformed'],
    [{ Tag: [{ Key: 'a', Value: 'http://x' }] }, '400 InvalidTagValue.Malformed'],
    [{ Tag: [{ Key: 'a' }, { Key: 'a' }] }, '400 Duplicate.TagKey'],
  ])('refuses %o with %s', (parameters, expected) => {
    const { ecsRefusal, vpc } = startEcs();
    expect(ecsRefusal('CreateSecurityGroup', { VpcId: vpc.VpcId, ...parameters })).toBe(expected);
  });

  it('refuses a VPC that is not ready, and one group too many', () => {
    const { createVpc, ecsRefusal } = startEcs({ timing: { createVpc: 1000 }, quotas: { securityGroupsPerRegion: 1 } });
    const { VpcId } = createVpc();
    expect(ecsRefusal('CreateSecurityGroup', { VpcId })).toBe('403 IncorrectVpcStatus');
    expect(ecsRefusal('CreateSecurityGroup')).toBe('403 QuotaExceed.SecurityGroup');
  });
});

describe('DescribeSecurityGroups', () => {
  it('filters by id, ids, name, part of the name, VPC, network, type, resource group and tag', () => {
    const { groupIds, createGroup, ecs, groupId, vpc } = startEcs();
    const db = createGroup({
      SecurityGroupName: 'db-one',
      SecurityGroupType: 'enterprise',
      ResourceGroupId: SECOND_GROUP,
      Tag: [{ Key: 'tier', Value: 'data' }],
    });
    const classic = ecs('CreateSecurityGroup', { SecurityGroupName: 'db-old' }).SecurityGroupId;
    expect(groupIds({ SecurityGroupId: db })).toEqual([db]);
    expect(groupIds({ SecurityGroupIds: JSON.stringify([groupId, db, 'sg-unknown']) })).toEqual([groupId, db]);
    expect(groupIds({ SecurityGroupName: 'web' })).toEqual([groupId]);
    expect(groupIds({ SecurityGroupName: 'db' })).toEqual([]);
    expect(groupIds({ SecurityGroupName: 'db', FuzzyQuery: true })).toEqual([db, classic]);
    expect(groupIds({ VpcId: vpc.VpcId })).toEqual([groupId, db]);
    expect(groupIds({ NetworkType: 'vpc' })).toEqual([groupId, db]);
    expect(groupIds({ NetworkType: 'classic' })).toEqual([classic]);
    expect(groupIds({ NetworkType: 'classic', VpcId: vpc.VpcId })).toEqual([]);
    expect(groupIds({ SecurityGroupType: 'enterprise' })).toEqual([db]);
    expect(groupIds({ ResourceGroupId: SECOND_GROUP })).toEqual([db]);
    expect(groupIds({ Tag: [{ Key: 'tier', Value: 'data' }] })).toEqual([db]);
    expect(groupIds({ Tag: [{ Key: 'tier' }], NetworkType: 'vpc' })).toEqual([db]);
    expect(groupIds({ ServiceManaged: true })).toEqual([]);
  });

  it('pages by number and by token', () => {
    const { ecs, createGroup, groupIds, groupId } = startEcs();
    const more = [createGroup(), createGroup()];
    const all = [groupId, ...more];
    expect(groupIds({ PageNumber: 2, PageSize: 2 })).toEqual(all.slice(2));
    const first = ecs<{ NextToken: string; TotalCount: number }>('DescribeSecurityGroups', { MaxResults: 2 });
    expect(first).toMatchObject({ TotalCount: 3, NextToken: expect.stringMatching(/./) });
    expect(groupIds({ MaxResults: 2, NextToken: first.NextToken })).toEqual(all.slice(2));
    expect(ecs('DescribeSecurityGroups', { MaxResults: 2, NextToken: first.NextToken }).NextToken).toBe('');
  });

  it.each([
    [{ NetworkType: 'moon' }, '400 InvalidParameter'],
    [{ SecurityGroupType: 'large' }, '400 InvalidParameter'],
    [{ SecurityGroupIds: 'sg-1,sg-2' }, '400 InvalidParameter'],
    [{ SecurityGroupIds: '[1]' }, '400 InvalidParameter'],
    [{ DryRun: true }, '400 DryRunOperation'],
  ])('refuses %o with %s', (parameters, expected) => {
    expect(startEcs().ecsRefusal('DescribeSecurityGroups', parameters)).toBe(expected);
  });
});

describe('ModifySecurityGroupAttribute, ModifySecurityGroupPolicy and JoinResourceGroup', () => {
  it('change what they name and leave the rest', () => {
    const { ecs, group, groups, groupId } = startEcs();
    ecs('ModifySecurityGroupAttribute', { SecurityGroupId: groupId, Description: 'the front' });
    ecs('ModifySecurityGroupPolicy', { SecurityGroupId: groupId, InnerAccessPolicy: 'Drop' });
    expect(group()).toMatchObject({ SecurityGroupName: 'web', Description: 'the front', InnerAccessPolicy: 'Drop' });
    ecs('ModifySecurityGroupAttribute', { SecurityGroupId: groupId, SecurityGroupName: 'front', Description: '' });
    expect(group()).toMatchObject({ SecurityGroupName: 'front', Description: '' });
    ecs('JoinResourceGroup', {
      ResourceType: 'securitygroup',
      ResourceId: groupId,
      ResourceGroupId: SECOND_GROUP,
    });
    expect(groups()[0]).toMatchObject({ ResourceGroupId: SECOND_GROUP });
  });

  it.each([
    ['ModifySecurityGroupAttribute', { SecurityGroupId: 'sg-unknown' }, '404 InvalidSecurityGroupId.NotFound'],
    ['ModifySecurityGroupAttribute', { SecurityGroupName: 'http://x' }, '400 InvalidSecurityGroupName.Malformed'],
    ['ModifySecurityGroupAttribute', { Description: 'http://x' }, '400 InvalidSecurityGroupDiscription.Malformed'],
    [
      'ModifySecurityGroupPolicy',
      { SecurityGroupId: 'sg-unknown', InnerAccessPolicy: 'Drop' },
      '404 InvalidSecurityGroupId.NotFound',
    ],
    ['ModifySecurityGroupPolicy', { InnerAccessPolicy: 'Maybe' }, '400 InvalidPolicy.Malformed'],
    ['ModifySecurityGroupPolicy', {}, '400 MissingInnerAccessPolicy'],
    ['JoinResourceGroup', { ResourceType: 'securitygroup' }, '400 MissingParameter'],
    [
      'JoinResourceGroup',
      { ResourceType: 'securitygroup', ResourceId: 'sg-x', ResourceGroupId: '' },
      '400 MissingParameter',
    ],
    ['JoinResourceGroup', { ResourceType: 'planet', ResourceId: 'x' }, '400 InvalidResourceType.ValueNotSupported'],
    ['JoinResourceGroup', { ResourceType: 'securitygroup', ResourceId: 'sg-x' }, '404 InvalidResourceId.NotFound'],
    [
      'JoinResourceGroup',
      { ResourceType: 'securitygroup', ResourceId: 'sg-x', ResourceGroupId: 'rg-x' },
      '404 InvalidResourceGroup.NotFound',
    ],
  ])('%s refuses %o with %s', (action, parameters, expected) => {
    const { ecsRefusal, groupId } = startEcs();
    expect(ecsRefusal(action, { SecurityGroupId: groupId, ResourceGroupId: SECOND_GROUP, ...parameters })).toBe(
      expected,
    );
  });

  it('leave an enterprise group closed', () => {
    const { ecsRefusal, createGroup } = startEcs();
    const SecurityGroupId = createGroup({ SecurityGroupType: 'enterprise' });
    expect(ecsRefusal('ModifySecurityGroupPolicy', { SecurityGroupId, InnerAccessPolicy: 'Accept' })).toBe(
      '400 InvalidGroupParameter.OperationDenied',
    );
  });
});

describe('DeleteSecurityGroup', () => {
  it('takes the group, its rules and its tags away, and frees the VPC', () => {
    const { ecs, call, refusal, groupId, groupIds, ecsRefusal, vpc, vswitchId, world } = startEcs();
    ecs('TagResources', { ResourceType: 'securitygroup', ResourceId: [groupId], Tag: [{ Key: 'a' }] });
    ecs('AuthorizeSecurityGroup', { SecurityGroupId: groupId, ...TCP_22 });
    call('DeleteVSwitch', { VSwitchId: vswitchId });
    expect(refusal('DeleteVpc', { VpcId: vpc.VpcId })).toBe('400 DependencyViolation.SecurityGroup');
    ecs('DeleteSecurityGroup', { SecurityGroupId: groupId });
    expect(groupIds()).toEqual([]);
    expect(ecsRefusal('DeleteSecurityGroup', { SecurityGroupId: groupId })).toBe('404 InvalidSecurityGroupId.NotFound');
    expect(world.store.tables.securityGroupRules.count({ group: groupId })).toBe(0);
    expect(world.store.tables.tags.count({ resource: groupId })).toBe(0);
    call('DeleteVpc', { VpcId: vpc.VpcId });
  });

  it('refuses while another group names it', () => {
    const { ecs, ecsRefusal, createGroup, groupId, rules } = startEcs();
    const other = createGroup();
    ecs('AuthorizeSecurityGroup', {
      SecurityGroupId: other,
      Permissions: [{ IpProtocol: 'all', PortRange: '-1/-1', SourceGroupId: groupId }],
    });
    expect(ecsRefusal('DeleteSecurityGroup', { SecurityGroupId: groupId })).toBe('403 DependencyViolation');
    const references = ecs('DescribeSecurityGroupReferences', { SecurityGroupId: [groupId, other] });
    expect(references).toMatchObject({
      SecurityGroupReferences: {
        SecurityGroupReference: [
          {
            SecurityGroupId: groupId,
            ReferencingSecurityGroups: {
              ReferencingSecurityGroup: [{ SecurityGroupId: other, AliUid: DEFAULT_ACCOUNT.id }],
            },
          },
        ],
      },
    });
    ecs('RevokeSecurityGroup', { SecurityGroupId: other, SecurityGroupRuleId: [rules(other)[0]?.SecurityGroupRuleId] });
    ecs('DeleteSecurityGroup', { SecurityGroupId: groupId });
  });
});

describe('DescribeSecurityGroupReferences', () => {
  it('asks for ten groups at most, all of them known', () => {
    const { ecsRefusal } = startEcs();
    const many = Array.from({ length: 11 }, (_, index) => `sg-${index}`);
    expect(ecsRefusal('DescribeSecurityGroupReferences', { SecurityGroupId: many })).toBe('400 InvalidParameter');
    expect(ecsRefusal('DescribeSecurityGroupReferences', { SecurityGroupId: ['sg-x'] })).toBe(
      '404 InvalidSecurityGroupId.NotFound',
    );
  });
});

describe("Another account's security group", () => {
  it.each([
    ['DescribeSecurityGroupAttribute', {}],
    ['ModifySecurityGroupAttribute', { Description: 'mine now' }],
    ['ModifySecurityGroupPolicy', { InnerAccessPolicy: 'Drop' }],
    ['AuthorizeSecurityGroup', TCP_22],
    ['DeleteSecurityGroup', {}],
  ])('is not there for %s', (action, parameters) => {
    const { ecsAsStranger, groupId } = startEcs({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
    expect(ecsAsStranger(action, { SecurityGroupId: groupId, ...parameters })).toBe(
      '404 InvalidSecurityGroupId.NotFound',
    );
  });
});
