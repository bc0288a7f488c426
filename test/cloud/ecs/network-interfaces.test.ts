import { describe, expect, it } from 'vitest';
import { SECOND_GROUP } from '../vpc-support.ts';
import { startEcs } from './support.ts';

describe('CreateNetworkInterface', () => {
  it('makes a Pending interface in the vSwitch and its group, which becomes Available', () => {
    const cloud = startEcs({ timing: { createNetworkInterface: 500 } });
    const { ecs, advance, networkInterface, vswitchId, groupId, vpc } = cloud;
    const made = ecs('CreateNetworkInterface', { VSwitchId: vswitchId, SecurityGroupId: groupId, Description: 'two' });
    expect(made).toMatchObject({ Status: 'Pending', Description: 'two' });
    expect(made.NetworkInterfaceId).toMatch(/^eni-bp1[a-z0-9]{18}$/);
    advance(500);
    expect(networkInterface(made.NetworkInterfaceId ?? '')).toEqual({
      RequestId: expect.any(String),
      NetworkInterfaceId: made.NetworkInterfaceId,
      NetworkInterfaceName: '',
      Description: 'two',
      Status: 'Available',
      Type: 'Secondary',
      InstanceId: '',
      VpcId: vpc.VpcId,
      VSwitchId: vswitchId,
      ZoneId: 'cn-hangzhou-b',
      MacAddress: expect.stringMatching(/^00:16:3e(:[0-9a-f]{2}){3}$/),
      PrivateIpAddress: expect.stringMatching(/^10\.0\.1\.\d+$/),
      PrivateIpSets: {
        PrivateIpSet: [{ PrivateIpAddress: made.PrivateIpAddress, Primary: true, AssociatedPublicIp: {} }],
      },
      Ipv6Sets: { Ipv6Set: [] },
      Ipv4PrefixSets: { Ipv4PrefixSet: [] },
      Ipv6PrefixSets: { Ipv6PrefixSet: [] },
      SecurityGroupIds: { SecurityGroupId: [groupId] },
      ResourceGroupId: '',
      OwnerId: '1234567890123456',
      CreationTime: expect.any(String),
      DeleteOnRelease: true,
      SourceDestCheck: false,
      NetworkInterfaceTrafficMode: 'Standard',
      AssociatedPublicIp: {},
      Attachment: {},
      ServiceManaged: false,
      Tags: { Tag: [] },
    });
  });

  it('takes the addresses that are asked for, and counts them', () => {
    const { createInterface, networkInterface, vswitch, vswitchId } = startEcs();
    const id = createInterface({ PrimaryIpAddress: '10.0.1.5', PrivateIpAddress: ['10.0.1.9', '10.0.1.7'] });
    expect(networkInterface(id).PrivateIpSets).toMatchObject({
      PrivateIpSet: [
        { PrivateIpAddress: '10.0.1.5', Primary: true },
        { PrivateIpAddress: '10.0.1.9', Primary: false },
        { PrivateIpAddress: '10.0.1.7', Primary: false },
      ],
    });
    createInterface({ SecondaryPrivateIpAddressCount: 2 });
    expect(vswitch(vswitchId).AvailableIpAddressCount).toBe(252 - 6);
  });

  it('has fifty addresses at most', () => {
    const { createInterface, ecsRefusal, ecs, networkInterface } = startEcs();
    const NetworkInterfaceId = createInterface({ SecondaryPrivateIpAddressCount: 48 });
    ecs('AssignPrivateIpAddresses', { NetworkInterfaceId, SecondaryPrivateIpAddressCount: 1 });
    const { PrivateIpSet } = networkInterface(NetworkInterfaceId).PrivateIpSets as { PrivateIpSet: unknown[] };
    expect(PrivateIpSet).toHaveLength(50);
    const more = { NetworkInterfaceId, SecondaryPrivateIpAddressCount: 1 };
    expect(ecsRefusal('AssignPrivateIpAddresses', more)).toBe('403 InvalidOperation.Ipv4CountExceeded');
  });

  it('takes tags, several groups and a resource group', () => {
    const { createInterface, networkInterface, createGroup, groupId } = startEcs();
    const other = createGroup();
    const id = createInterface({
      SecurityGroupId: undefined,
      SecurityGroupIds: [groupId, other, groupId],
      Tag: [{ Key: 'a', Value: 'b' }],
      ResourceGroupId: SECOND_GROUP,
      DeleteOnRelease: false,
    });
    expect(networkInterface(id)).toMatchObject({
      SecurityGroupIds: { SecurityGroupId: [groupId, other] },
      Tags: { Tag: [{ TagKey: 'a', TagValue: 'b' }] },
      ResourceGroupId: SECOND_GROUP,
      DeleteOnRelease: false,
    });
  });

  it.each([
    [{ VSwitchId: 'vsw-unknown' }, '404 InvalidVSwitchId.NotFound'],
    [{ VSwitchId: '' }, '400 MissingVSwitchId'],
    [{ SecurityGroupId: '' }, '400 MissingParameter'],
    [{ SecurityGroupId: 'sg-unknown' }, '404 InvalidSecurityGroupId.NotFound'],
    [{ SecurityGroupIds: ['sg-1'] }, '400 InvalidParameter.Conflict'],
    [{ NetworkInterfaceName: 'http://x' }, '400 InvalidParameter'],
    [{ Description: 'http://x' }, '400 InvalidParameter'],
    [{ PrimaryIpAddress: '10.0.1.0' }, '403 InvalidVSwitchId.IpInvalid'],
    [{ PrimaryIpAddress: '10.0.1.253' }, '403 InvalidVSwitchId.IpInvalid'],
    [{ PrimaryIpAddress: '10.0.2.1' }, '403 InvalidVSwitchId.IpInvalid'],
    [{ PrimaryIpAddress: '10.0.1.4' }, '403 InvalidIp.IpAssigned'],
    [{ PrivateIpAddress: ['10.0.1.4'] }, '403 InvalidIp.IpAssigned'],
    [{ PrivateIpAddress: ['10.0.1.6', '10.0.1.6'] }, '403 InvalidIp.IpAssigned'],
    [{ SecondaryPrivateIpAddressCount: 50 }, '403 InvalidOperation.Ipv4CountExceeded'],
    [{ Ipv6AddressCount: 1 }, '400 InvalidVSwitch.Ipv6NotTurnOn'],
    [{ ResourceGroupId: 'rg-unknown' }, '404 InvalidResourceGroup.NotFound'],
    [{ Tag: [{ Key: '' }] }, '400 InvalidTagKey.Malformed'],
    [{ Tag: [{ Key: 'a', Value: 'acs:b' }] }, '400 InvalidTagValue.Malformed'],
    [{ Tag: [{ Key: 'a' }, { Key: 'a' }] }, '400 Duplicate.TagKey'],
  ])('refuses %o with %s, and takes nothing', (parameters, expected) => {
    const { ecsRefusal, createInterface, vswitchId, groupId, vswitch, interfaces } = startEcs();
    createInterface({ PrimaryIpAddress: '10.0.1.4' });
    const all = { VSwitchId: vswitchId, SecurityGroupId: groupId, ...parameters };
    expect(ecsRefusal('CreateNetworkInterface', all)).toBe(expected);
    expect(vswitch(vswitchId).AvailableIpAddressCount).toBe(251);
    expect(interfaces()).toHaveLength(1);
  });

  it('refuses a group of elsewhere, a full vSwitch, one that is not ready, and too many of either', () => {
    const cloud = startEcs({ quotas: { securityGroupsPerInterface: 2, interfacesPerSecurityGroup: 3 } });
    const { ecs, ecsRefusal, createGroup, createInterface, createVpc, createVSwitch, vswitchId, groupId, world } =
      cloud;
    const refused = (parameters: object) =>
      ecsRefusal('CreateNetworkInterface', { VSwitchId: vswitchId, SecurityGroupId: groupId, ...parameters });
    expect(refused({ SecurityGroupId: createGroup({ VpcId: createVpc().VpcId }) })).toBe(
      '403 InvalidOperation.VpcMismatch',
    );
    const classic = ecs('CreateSecurityGroup').SecurityGroupId;
    expect(refused({ SecurityGroupId: classic })).toBe('403 InvalidSecurityGroupId.NotVpc');
    const three = [groupId, createGroup(), createGroup()];
    expect(refused({ SecurityGroupId: '', SecurityGroupIds: three })).toBe('400 JoinedGroupLimitExceed');
    for (const _ of three) createInterface();
    expect(refused({})).toBe('403 SecurityGroupInstanceLimitExceed');
    const small = createVSwitch('10.0.2.0/29');
    createInterface({ VSwitchId: small, SecurityGroupId: createGroup(), SecondaryPrivateIpAddressCount: 3 });
    expect(refused({ VSwitchId: small, SecurityGroupId: createGroup() })).toBe('403 InvalidVSwitchId.IpNotEnough');
    world.store.tables.vswitches.update(small, { status: 'Pending' });
    expect(refused({ VSwitchId: small })).toBe('400 IncorrectVSwitchStatus');
  });
});

describe('DescribeNetworkInterfaces', () => {
  it('filters by everything that the page names', () => {
    const { createInterface, interfaceIds, createGroup, vpc, vswitchId, groupId, runInstance } = startEcs();
    const other = createGroup();
    const one = createInterface({ NetworkInterfaceName: 'one', PrimaryIpAddress: '10.0.1.5' });
    const two = createInterface({
      SecurityGroupId: other,
      PrivateIpAddress: ['10.0.1.6'],
      Tag: [{ Key: 'a' }],
      ResourceGroupId: SECOND_GROUP,
    });
    const server = runInstance();
    const [primary] = interfaceIds({ InstanceId: server });
    expect(interfaceIds({ NetworkInterfaceId: [one, 'eni-unknown'] })).toEqual([one]);
    expect(interfaceIds({ NetworkInterfaceName: 'one' })).toEqual([one]);
    expect(interfaceIds({ VpcId: vpc.VpcId, VSwitchId: vswitchId })).toEqual([one, two, primary]);
    expect(interfaceIds({ SecurityGroupId: other })).toEqual([two]);
    expect(interfaceIds({ SecurityGroupId: groupId, Tag: [{ Key: 'a' }] })).toEqual([]);
    expect(interfaceIds({ PrimaryIpAddress: '10.0.1.5' })).toEqual([one]);
    expect(interfaceIds({ PrivateIpAddress: ['10.0.1.5', '10.0.1.6', '10.0.1.99'] })).toEqual([one, two]);
    expect(interfaceIds({ Type: 'Primary' })).toEqual([primary]);
    expect(interfaceIds({ Status: 'InUse' })).toEqual([primary]);
    expect(interfaceIds({ ResourceGroupId: SECOND_GROUP })).toEqual([two]);
    expect(interfaceIds({ Tag: [{ Key: 'a' }] })).toEqual([two]);
    expect(interfaceIds({ ServiceManaged: true })).toEqual([]);
    expect(interfaceIds({ MaxResults: 2 })).toEqual([one, two]);
    expect(interfaceIds({ PageNumber: 2, PageSize: 2 })).toEqual([primary]);
  });

  it.each([{ Type: 'Tertiary' }, { Status: 'Sleeping' }])('refuses %o', (parameters) => {
    expect(startEcs().ecsRefusal('DescribeNetworkInterfaces', parameters)).toBe('400 InvalidParameter');
  });
});

describe('ModifyNetworkInterfaceAttribute', () => {
  it('changes what is given, and replaces the groups', () => {
    const { ecs, createInterface, networkInterface, createGroup } = startEcs();
    const NetworkInterfaceId = createInterface({ NetworkInterfaceName: 'one', Description: 'x' });
    const other = createGroup();
    const changes = { NetworkInterfaceName: 'two', SecurityGroupId: [other], SourceDestCheck: true };
    ecs('ModifyNetworkInterfaceAttribute', { NetworkInterfaceId, ...changes, DeleteOnRelease: false });
    expect(networkInterface(NetworkInterfaceId)).toMatchObject({
      NetworkInterfaceName: 'two',
      Description: 'x',
      SecurityGroupIds: { SecurityGroupId: [other] },
      DeleteOnRelease: false,
      SourceDestCheck: true,
    });
  });

  it.each([
    [{ NetworkInterfaceId: 'eni-unknown' }, '404 InvalidEniId.NotFound'],
    [{ NetworkInterfaceName: 'http://x' }, '400 InvalidParameter'],
    [{ SecurityGroupId: ['sg-unknown'] }, '404 InvalidSecurityGroupId.NotFound'],
  ])('refuses %o with %s', (parameters, expected) => {
    const { ecsRefusal, createInterface } = startEcs();
    const NetworkInterfaceId = createInterface();
    expect(ecsRefusal('ModifyNetworkInterfaceAttribute', { NetworkInterfaceId, ...parameters })).toBe(expected);
  });
});

describe('AttachNetworkInterface and DetachNetworkInterface', () => {
  it('bind an interface to an instance and loose it, by way of Attaching and Detaching', () => {
    const cloud = startEcs({ timing: { attachNetworkInterface: 500, detachNetworkInterface: 500 } });
    const { ecs, advance, createInterface, networkInterface, runInstance, ecsRefusal } = cloud;
    const NetworkInterfaceId = createInterface();
    const pair = { NetworkInterfaceId, InstanceId: runInstance() };
    advance(10_000);
    const state = () => [networkInterface(NetworkInterfaceId).Status, networkInterface(NetworkInterfaceId).InstanceId];
    expect(ecsRefusal('DetachNetworkInterface', pair)).toBe('400 InvalidOperation.InvalidEniState');
    ecs('AttachNetworkInterface', pair);
    expect(state()).toEqual(['Attaching', pair.InstanceId]);
    expect(ecsRefusal('AttachNetworkInterface', pair)).toBe('400 InvalidOperation.InvalidEniState');
    expect(ecsRefusal('ModifyNetworkInterfaceAttribute', { ...pair, Description: 'x' })).toBe(
      '400 InvalidOperation.InvalidEniState',
    );
    const group = { NetworkInterfaceId, SecurityGroupId: cloud.groupId };
    for (const action of ['JoinSecurityGroup', 'LeaveSecurityGroup', 'AssignPrivateIpAddresses']) {
      expect(ecsRefusal(action, { ...group, SecondaryPrivateIpAddressCount: 1 })).toBe(
        '400 InvalidOperation.InvalidEniState',
      );
    }
    advance(500);
    expect(state()).toEqual(['InUse', pair.InstanceId]);
    expect(ecsRefusal('DeleteNetworkInterface', pair)).toBe('400 InvalidOperation.InvalidEniState');
    expect(ecsRefusal('DetachNetworkInterface', { ...pair, InstanceId: 'i-x' })).toBe('404 InvalidEcsId.NotFound');
    ecs('DetachNetworkInterface', pair);
    expect(state()).toEqual(['Detaching', pair.InstanceId]);
    advance(500);
    expect(state()).toEqual(['Available', '']);
    ecs('DeleteNetworkInterface', pair);
  });

  it('refuse an instance of elsewhere, one that is starting, one too many, and the primary interface', () => {
    const cloud = startEcs({ timing: { createInstance: 100 } });
    const { ecs, ecsRefusal, advance, createInterface, createVpc, createVSwitch, createGroup, runInstance } = cloud;
    const { interfaceIds, vpc } = cloud;
    /** An interface that is Available by now. */
    const ready = (parameters = {}) => {
      const id = createInterface(parameters);
      advance(10_000);
      return id;
    };
    const NetworkInterfaceId = ready();
    const InstanceId = runInstance();
    const attach = (more: object = {}) =>
      ecsRefusal('AttachNetworkInterface', { NetworkInterfaceId, InstanceId, ...more });
    expect(attach()).toBe('400 InvalidOperation.InvalidEcsState');
    advance(10_000);
    expect(attach({ InstanceId: 'i-unknown' })).toBe('404 InvalidEcsId.NotFound');
    expect(attach({ NetworkInterfaceId: 'eni-unknown' })).toBe('404 InvalidEniId.NotFound');
    const elsewhere = createVSwitch('10.0.3.0/24', { VpcId: vpc.VpcId, ZoneId: 'cn-hangzhou-c' });
    advance(10_000);
    expect(attach({ NetworkInterfaceId: ready({ VSwitchId: elsewhere }) })).toBe(
      '403 InvalidOperation.AvailabilityZoneMismatch',
    );
    const { VpcId } = createVpc();
    advance(10_000);
    const abroad = { VSwitchId: createVSwitch('172.16.0.0/24', { VpcId }), SecurityGroupId: createGroup({ VpcId }) };
    advance(10_000);
    expect(attach({ NetworkInterfaceId: ready(abroad) })).toBe('403 InvalidOperation.VpcMismatch');
    ecs('AttachNetworkInterface', { NetworkInterfaceId, InstanceId });
    advance(10_000);
    // An ecs.g6.large has two interfaces, the primary one included.
    expect(attach({ NetworkInterfaceId: ready() })).toBe('403 EniPerInstanceLimitExceeded');
    const [primary] = interfaceIds({ InstanceId, Type: 'Primary' });
    expect(ecsRefusal('DetachNetworkInterface', { NetworkInterfaceId: primary, InstanceId })).toBe(
      '400 InvalidOperation.DetachPrimaryEniNotAllowed',
    );
  });
});

describe('AssignPrivateIpAddresses and UnassignPrivateIpAddresses', () => {
  it('add secondary addresses and take them off', () => {
    const { ecs, createInterface, networkInterface, vswitch, vswitchId } = startEcs();
    const NetworkInterfaceId = createInterface({ PrimaryIpAddress: '10.0.1.4' });
    const answer = ecs('AssignPrivateIpAddresses', { NetworkInterfaceId, PrivateIpAddress: ['10.0.1.8'] });
    expect(answer).toMatchObject({
      AssignedPrivateIpAddressesSet: { NetworkInterfaceId, PrivateIpSet: { PrivateIpAddress: ['10.0.1.8'] } },
    });
    ecs('AssignPrivateIpAddresses', { NetworkInterfaceId, SecondaryPrivateIpAddressCount: 2 });
    expect(vswitch(vswitchId).AvailableIpAddressCount).toBe(248);
    ecs('UnassignPrivateIpAddresses', { NetworkInterfaceId, PrivateIpAddress: ['10.0.1.8'] });
    expect(vswitch(vswitchId).AvailableIpAddressCount).toBe(249);
    const { PrivateIpSet } = networkInterface(NetworkInterfaceId).PrivateIpSets as { PrivateIpSet: unknown[] };
    expect(PrivateIpSet).toHaveLength(3);
  });

  it.each([
    ['AssignPrivateIpAddresses', {}, '400 MissingParameter'],
    ['AssignPrivateIpAddresses', { NetworkInterfaceId: 'eni-x' }, '404 InvalidEniId.NotFound'],
    ['AssignPrivateIpAddresses', { PrivateIpAddress: ['10.0.1.4'] }, '403 InvalidIp.IpAssigned'],
    ['AssignPrivateIpAddresses', { SecondaryPrivateIpAddressCount: 50 }, '403 InvalidOperation.Ipv4CountExceeded'],
    ['UnassignPrivateIpAddresses', {}, '400 MissingPrivateIpAddress'],
    ['UnassignPrivateIpAddresses', { PrivateIpAddress: ['10.0.1.4'] }, '403 InvalidIp.IpUnassigned'],
    ['AssignIpv6Addresses', {}, '400 MissingParameter'],
    ['AssignIpv6Addresses', { Ipv6AddressCount: 1 }, '400 InvalidVSwitch.Ipv6NotTurnOn'],
    ['UnassignIpv6Addresses', { Ipv6Address: ['::1'] }, '403 InvalidIp.IpUnassigned'],
  ])('%s refuses %o with %s', (action, parameters, expected) => {
    const { ecsRefusal, createInterface } = startEcs();
    const NetworkInterfaceId = createInterface({ PrimaryIpAddress: '10.0.1.4' });
    expect(ecsRefusal(action, { NetworkInterfaceId, ...parameters })).toBe(expected);
  });
});

describe('AssignIpv6Addresses and UnassignIpv6Addresses', () => {
  it('give addresses of the /64 of the vSwitch', () => {
    const { ecs, ecsRefusal, call, createInterface, networkInterface, vswitch, vswitchId, vpc, advance } = startEcs();
    call('ModifyVpcAttribute', { VpcId: vpc.VpcId, EnableIPv6: true });
    call('ModifyVSwitchAttribute', { VSwitchId: vswitchId, EnableIPv6: true, Ipv6CidrBlock: 7 });
    advance(10_000);
    const prefix = String(vswitch(vswitchId).Ipv6CidrBlock).replace('::/64', '');
    const NetworkInterfaceId = createInterface({ Ipv6AddressCount: 1 });
    const answer = ecs('AssignIpv6Addresses', { NetworkInterfaceId, Ipv6Address: [`${prefix}::5`] });
    expect(answer).toMatchObject({ Ipv6Sets: { Ipv6Address: [`${prefix}::5`] } });
    const held = () =>
      (networkInterface(NetworkInterfaceId).Ipv6Sets as { Ipv6Set: { Ipv6Address: string }[] }).Ipv6Set.map(
        (row) => row.Ipv6Address,
      );
    expect(held()).toEqual([expect.stringMatching(new RegExp(`^${prefix}:`)), `${prefix}::5`]);
    const refused = (more: object) => ecsRefusal('AssignIpv6Addresses', { NetworkInterfaceId, ...more });
    expect(refused({ Ipv6Address: [`${prefix}::5`] })).toBe('403 InvalidIp.IpAssigned');
    expect(refused({ Ipv6Address: ['2001:db8::1'] })).toBe('400 InvalidIp.IpInvalid');
    expect(refused({ Ipv6AddressCount: 9 })).toBe('403 InvalidOperation.Ipv6CountExceeded');
    ecs('UnassignIpv6Addresses', { NetworkInterfaceId, Ipv6Address: [`${prefix}::5`] });
    expect(held()).toHaveLength(1);
  });
});

describe('DeleteNetworkInterface', () => {
  it('frees its addresses, its groups and its vSwitch at once, and is gone a moment later', () => {
    const cloud = startEcs({ timing: { deleteNetworkInterface: 300 } });
    const { ecs, ecsRefusal, advance, createInterface, networkInterface, groupId, vswitchId, call, refusal } = cloud;
    const NetworkInterfaceId = createInterface({ PrimaryIpAddress: '10.0.1.4', Tag: [{ Key: 'a' }] });
    expect(ecsRefusal('DeleteNetworkInterface', { NetworkInterfaceId })).toBe('400 InvalidOperation.InvalidEniState');
    advance(10_000);
    expect(ecsRefusal('DeleteSecurityGroup', { SecurityGroupId: groupId })).toBe('403 DependencyViolation');
    expect(refusal('DeleteVSwitch', { VSwitchId: vswitchId })).toBe('400 DependencyViolation');
    ecs('DeleteNetworkInterface', { NetworkInterfaceId });
    expect(networkInterface(NetworkInterfaceId).Status).toBe('Deleting');
    expect(ecsRefusal('DeleteNetworkInterface', { NetworkInterfaceId })).toBe('400 InvalidOperation.InvalidEniState');
    ecs('DeleteSecurityGroup', { SecurityGroupId: groupId });
    call('DeleteVSwitch', { VSwitchId: vswitchId });
    advance(300);
    expect(ecsRefusal('DeleteNetworkInterface', { NetworkInterfaceId })).toBe('404 InvalidEniId.NotFound');
  });
});
