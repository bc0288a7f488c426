import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../src/cloud/gateway/log.ts';
import { violationsOf } from '../../support/invariants.ts';
import { SECOND_GROUP } from '../vpc-support.ts';
import { startEcs } from './support.ts';

describe('RunInstances', () => {
  it('makes an instance with its primary interface: Pending, Starting, Running', () => {
    const cloud = startEcs({ timing: { createInstance: 500, startInstance: 1500 } });
    const { runInstance, status, advance, instance, interfaces, groupId, vswitchId, vpc } = cloud;
    advance(10_000);
    const id = runInstance({ InstanceName: 'web', Description: 'front', InternetMaxBandwidthOut: 5 });
    expect(id).toMatch(/^i-bp1[a-z0-9]{18}$/);
    expect(status(id)).toBe('Pending');
    advance(500);
    expect(status(id)).toBe('Starting');
    advance(1499);
    expect(status(id)).toBe('Starting');
    advance(1);
    const [primary] = interfaces({ InstanceId: id });
    expect(primary).toMatchObject({ Type: 'Primary', Status: 'InUse', Attachment: { InstanceId: id } });
    expect(instance(id)).toMatchObject({
      InstanceId: id,
      InstanceName: 'web',
      Description: 'front',
      Status: 'Running',
      InstanceType: 'ecs.g6.large',
      InstanceTypeFamily: 'ecs.g6',
      Cpu: 2,
      Memory: 8192,
      ImageId: 'ubuntu',
      InstanceNetworkType: 'vpc',
      InstanceChargeType: 'PostPaid',
      InternetMaxBandwidthOut: 5,
      PublicIpAddress: { IpAddress: [] },
      SecurityGroupIds: { SecurityGroupId: [groupId] },
      VpcAttributes: {
        VpcId: vpc.VpcId,
        VSwitchId: vswitchId,
        PrivateIpAddress: { IpAddress: [primary?.PrivateIpAddress] },
      },
      NetworkInterfaces: {
        NetworkInterface: [{ Type: 'Primary', PrimaryIpAddress: primary?.PrivateIpAddress }],
      },
    });
  });

  it('makes as many as are asked for, each with an address of its own, once for a ClientToken', () => {
    const { runInstances, instances, vswitch, vswitchId } = startEcs();
    const names = { Amount: 3, InstanceName: 'node', UniqueSuffix: true, ClientToken: 't' };
    const ids = runInstances(names);
    expect(runInstances(names)).toEqual(ids);
    expect(instances().map((row) => row.InstanceName)).toEqual(['node001', 'node002', 'node003']);
    expect(vswitch(vswitchId).AvailableIpAddressCount).toBe(249);
  });

  it('names the parameters that it does not know in the request log, members of structures too', () => {
    const log: LogEntry[] = [];
    const { runInstance } = startEcs({ log: (entry) => log.push(entry) });
    const disk = { 'SystemDisk.Size': 60, 'SystemDisk.Colour': 'red' };
    runInstance({ ...disk, NetworkInterface: [], Launch: 'x', Tag: [{ Key: 'a', Mood: 'good' }] });
    expect(log.at(-1)?.unknown).toEqual(['SystemDisk.Colour', 'Launch', 'Tag.1.Mood']);
  });

  it('stands where NetworkInterface.N says, and brings the others along', () => {
    const { ecs, interfaces, groupId, vswitchId, createGroup, run } = startEcs();
    const other = createGroup();
    const place = { VSwitchId: vswitchId, SecurityGroupId: groupId };
    const answer = ecs<{ InstanceIdSets: { InstanceIdSet: string[] } }>('RunInstances', {
      ImageId: run.ImageId,
      InstanceType: run.InstanceType,
      NetworkInterface: [
        { InstanceType: 'Primary', ...place, PrimaryIpAddress: '10.0.1.7' },
        { VSwitchId: vswitchId, SecurityGroupIds: [groupId, other], NetworkInterfaceName: 'second' },
      ],
    });
    const [InstanceId] = answer.InstanceIdSets.InstanceIdSet;
    expect(interfaces({ InstanceId })).toMatchObject([
      { Type: 'Primary', PrivateIpAddress: '10.0.1.7' },
      { Type: 'Secondary', NetworkInterfaceName: 'second', SecurityGroupIds: { SecurityGroupId: [groupId, other] } },
    ]);
  });

  it('takes a default vSwitch of the zone where none is named', () => {
    const { call, createGroup, runInstance, instance, ecsRefusal, run } = startEcs();
    expect(ecsRefusal('RunInstances', { ...run, VSwitchId: '' })).toBe('400 MissingParameter');
    const { VpcId } = call('CreateDefaultVpc');
    const { VSwitchId } = call('CreateDefaultVSwitch', { ZoneId: 'cn-hangzhou-h' });
    const id = runInstance({ VSwitchId: '', ZoneId: 'cn-hangzhou-h', SecurityGroupId: createGroup({ VpcId }) });
    expect(instance(id)?.VpcAttributes).toMatchObject({ VSwitchId });
  });

  it.each([
    [{ ImageId: '' }, '400 MissingParameter'],
    [{ InstanceType: '' }, '400 MissingParameter'],
    [{ InstanceType: 'large' }, '400 InvalidInstanceType.ValueNotSupported'],
    [{ SecurityGroupId: '' }, '400 MissingParameter'],
    [{ SecurityGroupId: 'sg-unknown' }, '404 InvalidSecurityGroupId.NotFound'],
    [{ VSwitchId: 'vsw-unknown' }, '404 InvalidVSwitchId.NotFound'],
    [{ ZoneId: 'cn-moon-a' }, '404 InvalidZoneId.NotFound'],
    [{ ZoneId: 'cn-hangzhou-c' }, '400 InvalidParameter.Mismatch'],
    [{ Amount: 0 }, '400 InvalidParameter'],
    [{ Amount: 101 }, '400 InvalidParameter'],
    [{ Amount: 2, PrivateIpAddress: '10.0.1.9' }, '400 InvalidParameter'],
    [{ InstanceName: 'http://x' }, '400 InvalidInstanceName.Malformed'],
    [{ Description: 'http://x' }, '400 InvalidDescription.Malformed'],
    [{ InstanceChargeType: 'Free' }, '400 InvalidInstanceChargeType.NotFound'],
    [{ InternetMaxBandwidthOut: 101 }, '400 InvalidParameter'],
    [{ InternetMaxBandwidthIn: 201 }, '400 InvalidParameter'],
    [{ PrivateIpAddress: '10.0.2.1' }, '400 InvalidPrivateIpAddress'],
    [{ PrivateIpAddress: '10.0.1.254' }, '400 InvalidPrivateIpAddress'],
    [{ PrivateIpAddress: '10.0.1.4' }, '400 InvalidPrivateIpAddress.Duplicated'],
    [{ ResourceGroupId: 'rg-unknown' }, '404 InvalidResourceGroup.NotFound'],
    [{ Tag: [{ Key: '' }] }, '400 InvalidTagKey.Malformed'],
    [{ Ipv6AddressCount: 1 }, '400 InvalidVSwitch.Ipv6NotTurnOn'],
    [{ NetworkInterface: [{ NetworkInterfaceId: 'eni-1' }] }, '400 InvalidParameter'],
    [{ NetworkInterface: [{ InstanceType: 'Primary' }] }, '400 InvalidParameter.Conflict'],
    [{ DryRun: true }, '400 DryRunOperation'],
  ])('refuses %o with %s, and leaves nothing behind', (parameters, expected) => {
    const { ecsRefusal, run, createInterface, interfaces, instances, vswitch, vswitchId } = startEcs();
    createInterface({ PrimaryIpAddress: '10.0.1.4' });
    expect(ecsRefusal('RunInstances', { ...run, ...parameters })).toBe(expected);
    expect(instances()).toEqual([]);
    expect(interfaces()).toHaveLength(1);
    expect(vswitch(vswitchId).AvailableIpAddressCount).toBe(251);
  });

  it('refuses what does not fit: the whole call, when it fails at its last instance', () => {
    const cloud = startEcs({ quotas: { interfacesPerSecurityGroup: 8 } });
    const { ecsRefusal, run, createVSwitch, createGroup, createVpc, instances, world } = cloud;
    const small = createVSwitch('10.0.2.0/29');
    const refused = (parameters: object) => ecsRefusal('RunInstances', { ...run, ...parameters });
    expect(refused({ VSwitchId: small, Amount: 5 })).toBe('400 QuotaExceeded.PrivateIpAddress');
    expect(refused({ Amount: 9 })).toBe('403 SecurityGroupInstanceLimitExceed');
    expect(refused({ SecurityGroupId: createGroup({ VpcId: createVpc().VpcId }) })).toBe(
      '400 InvalidParameter.Mismatch',
    );
    const six = Array.from({ length: 6 }, () => createGroup());
    expect(refused({ SecurityGroupId: '', SecurityGroupIds: six })).toBe('400 InstanceSecurityGroupLimitExceeded');
    world.store.tables.vswitches.update(small, { status: 'Pending' });
    expect(refused({ VSwitchId: small })).toBe('400 IncorrectVSwitchStatus');
    expect(instances()).toEqual([]);
  });
});

describe('CreateInstance', () => {
  it('makes a stopped instance', () => {
    const cloud = startEcs({ timing: { createInstance: 500 } });
    const { ecs, ecsRefusal, run, status, advance } = cloud;
    advance(10_000);
    const { InstanceId: id = '' } = ecs('CreateInstance', run);
    expect(status(id)).toBe('Pending');
    advance(500);
    expect(status(id)).toBe('Stopped');
    ecs('StartInstance', { InstanceId: id });
    expect(ecsRefusal('CreateInstance', { ...run, DryRun: true })).toBe('400 DryRunOperation');
  });
});

describe('DescribeInstances', () => {
  it('filters by everything that the page names', () => {
    const { runInstance, instanceIds, createGroup, ecs, vpc, vswitchId, groupId } = startEcs();
    const other = createGroup();
    const one = runInstance({ InstanceName: 'web-one', PrivateIpAddress: '10.0.1.7', KeyPairName: 'key' });
    const two = runInstance({
      InstanceName: 'db.two',
      SecurityGroupId: other,
      InstanceType: 'ecs.c6.large',
      ImageId: 'centos',
      ResourceGroupId: SECOND_GROUP,
      Tag: [{ Key: 'tier', Value: 'data' }],
    });
    ecs('StopInstance', { InstanceId: two });
    expect(instanceIds({ InstanceIds: JSON.stringify([two, 'i-unknown']) })).toEqual([two]);
    expect(instanceIds({ InstanceName: 'web-one' })).toEqual([one]);
    expect(instanceIds({ InstanceName: 'web' })).toEqual([]);
    expect(instanceIds({ InstanceName: 'web*' })).toEqual([one]);
    expect(instanceIds({ InstanceName: '*.t*o' })).toEqual([two]);
    expect(instanceIds({ Status: 'Stopped' })).toEqual([two]);
    expect(instanceIds({ VpcId: vpc.VpcId, VSwitchId: vswitchId, ZoneId: 'cn-hangzhou-b' })).toEqual([one, two]);
    expect(instanceIds({ SecurityGroupId: groupId })).toEqual([one]);
    expect(instanceIds({ SecurityGroupId: other, Tag: [{ Key: 'tier' }] })).toEqual([two]);
    expect(instanceIds({ PrivateIpAddresses: '["10.0.1.7","10.0.1.99"]' })).toEqual([one]);
    expect(instanceIds({ PublicIpAddresses: '["1.2.3.4"]' })).toEqual([]);
    expect(instanceIds({ InstanceNetworkType: 'vpc' })).toEqual([one, two]);
    expect(instanceIds({ InstanceNetworkType: 'classic' })).toEqual([]);
    expect(instanceIds({ InstanceType: 'ecs.c6.large' })).toEqual([two]);
    expect(instanceIds({ ImageId: 'centos' })).toEqual([two]);
    expect(instanceIds({ KeyPairName: 'key' })).toEqual([one]);
    expect(instanceIds({ ResourceGroupId: SECOND_GROUP })).toEqual([two]);
    expect(instanceIds({ PageNumber: 2, PageSize: 1 })).toEqual([two]);
    const first = ecs('DescribeInstances', { MaxResults: 1 });
    expect(instanceIds({ MaxResults: 1, NextToken: first.NextToken })).toEqual([two]);
  });

  it.each([
    [{ Status: 'Dreaming' }, '404 InvalidStatus.NotFound'],
    [{ InstanceNetworkType: 'wifi' }, '404 InvalidNetworkType.NotFound'],
    [{ InstanceIds: 'i-1' }, '400 InvalidParameter'],
    [{ PrivateIpAddresses: '10.0.0.1' }, '400 InvalidParameter'],
    [{ DryRun: true }, '400 DryRunOperation'],
  ])('refuses %o with %s', (parameters, expected) => {
    expect(startEcs().ecsRefusal('DescribeInstances', parameters)).toBe(expected);
  });
});

describe('ModifyInstanceAttribute and JoinResourceGroup', () => {
  it('change what is given, and replace the groups', () => {
    const { ecs, runInstance, instance, createGroup } = startEcs();
    const InstanceId = runInstance({ InstanceName: 'one', Description: 'x', UserData: 'YQ==' });
    const other = createGroup();
    ecs('ModifyInstanceAttribute', { InstanceId, InstanceName: 'two', SecurityGroupIds: [other], HostName: 'host' });
    ecs('JoinResourceGroup', { ResourceId: InstanceId, ResourceGroupId: SECOND_GROUP });
    expect(instance(InstanceId)).toMatchObject({
      InstanceName: 'two',
      Description: 'x',
      HostName: 'host',
      ResourceGroupId: SECOND_GROUP,
      SecurityGroupIds: { SecurityGroupId: [other] },
    });
    expect(ecs('DescribeUserData', { InstanceId }).UserData).toBe('YQ==');
  });

  it.each([
    [{ InstanceId: 'i-unknown' }, '404 InvalidInstanceId.NotFound'],
    [{ InstanceName: 'http://x' }, '400 InvalidInstanceName.Malformed'],
    [{ Description: 'http://x' }, '400 InvalidDescription.Malformed'],
    [{ SecurityGroupIds: ['sg-unknown'] }, '404 InvalidSecurityGroupId.NotFound'],
    [{ HostName: 'two..dots' }, '400 InvalidHostName.Malformed'],
    [{ HostName: 'host'.repeat(65) }, '400 InvalidHostName.Malformed'],
    [{ UserData: Buffer.alloc(32 * 1024 + 1).toString('base64') }, '400 InvalidUserData.SizeExceeded'],
  ])('refuse %o with %s', (parameters, expected) => {
    const { ecsRefusal, runInstance } = startEcs();
    expect(ecsRefusal('ModifyInstanceAttribute', { InstanceId: runInstance(), ...parameters })).toBe(expected);
  });
});

describe('ModifyInstanceVpcAttribute', () => {
  it('gives a stopped instance another address, in its vSwitch or in another', () => {
    const { ecs, runInstance, instance, interfaces, createVSwitch, vswitch, vswitchId, world } = startEcs();
    const other = createVSwitch('10.0.2.0/24');
    const InstanceId = runInstance({ PrivateIpAddress: '10.0.1.7' });
    ecs('StopInstance', { InstanceId });
    const place = () => [instance(InstanceId)?.VpcAttributes, interfaces({ InstanceId })[0]?.PrivateIpAddress];
    ecs('ModifyInstanceVpcAttribute', { InstanceId, PrivateIpAddress: '10.0.1.8' });
    expect(place()).toMatchObject([
      { VSwitchId: vswitchId, PrivateIpAddress: { IpAddress: ['10.0.1.8'] } },
      '10.0.1.8',
    ]);
    ecs('ModifyInstanceVpcAttribute', { InstanceId });
    expect(place()[1]).toBe('10.0.1.8');
    ecs('ModifyInstanceVpcAttribute', { InstanceId, VSwitchId: other, PrivateIpAddress: '10.0.2.9' });
    expect(place()).toMatchObject([{ VSwitchId: other, PrivateIpAddress: { IpAddress: ['10.0.2.9'] } }, '10.0.2.9']);
    expect([vswitch(vswitchId), vswitch(other)].map((row) => row.AvailableIpAddressCount)).toEqual([252, 251]);
    expect(violationsOf(world.store)).toEqual([]);
  });

  it('takes it off the HaVips of the vSwitch that it leaves', () => {
    const { ecs, call, runInstance, createVSwitch, vswitchId } = startEcs();
    const InstanceId = runInstance();
    const { HaVipId } = call('CreateHaVip', { VSwitchId: vswitchId });
    call('AssociateHaVip', { HaVipId, InstanceId });
    ecs('StopInstance', { InstanceId });
    ecs('ModifyInstanceVpcAttribute', { InstanceId, VSwitchId: createVSwitch('10.0.2.0/24') });
    expect(call('DescribeHaVips')).toMatchObject({ HaVips: { HaVip: [{ Status: 'Available' }] } });
  });

  it.each([
    [{ InstanceId: 'i-unknown' }, '404 InvalidInstanceId.NotFound'],
    [{ VSwitchId: 'vsw-unknown' }, '404 InvalidVSwitchId.NotFound'],
    [{ VpcId: 'vpc-other' }, '400 InvalidParameter'],
    [{ PrivateIpAddress: '10.0.2.1' }, '400 InvalidPrivateIpAddress.Mismatch'],
    [{ PrivateIpAddress: '10.0.1' }, '400 InvalidPrivateIpAddress.Malformed'],
    [{ PrivateIpAddress: '10.0.1.4' }, '400 InvalidPrivateIpAddress.Duplicated'],
  ])('refuses %o with %s, and leaves the instance where it is', (parameters, expected) => {
    const { ecs, ecsRefusal, runInstance, createInterface, instance, world } = startEcs();
    createInterface({ PrimaryIpAddress: '10.0.1.4' });
    const InstanceId = runInstance();
    const before = instance(InstanceId)?.VpcAttributes;
    expect(ecsRefusal('ModifyInstanceVpcAttribute', { InstanceId })).toBe('403 IncorrectInstanceStatus');
    ecs('StopInstance', { InstanceId });
    expect(ecsRefusal('ModifyInstanceVpcAttribute', { InstanceId, ...parameters })).toBe(expected);
    expect(instance(InstanceId)?.VpcAttributes).toEqual(before);
    expect(violationsOf(world.store)).toEqual([]);
  });

  it('waits for the vSwitch that the instance is to move to', () => {
    const { ecs, ecsRefusal, runInstance, createVSwitch, advance } = startEcs({ timing: { createVSwitch: 1000 } });
    const InstanceId = runInstance();
    advance(60_000);
    ecs('StopInstance', { InstanceId });
    advance(60_000);
    const move = { InstanceId, VSwitchId: createVSwitch('10.0.2.0/24') };
    expect(ecsRefusal('ModifyInstanceVpcAttribute', move)).toBe('400 IncorrectVSwitchStatus');
    advance(1000);
    ecs('ModifyInstanceVpcAttribute', move);
  });

  it('refuses a vSwitch of another VPC or zone, and a move with more than one address', () => {
    const { ecs, ecsRefusal, runInstance, createVSwitch, createVpc, interfaceIds } = startEcs();
    const InstanceId = runInstance();
    ecs('StopInstance', { InstanceId });
    const refused = (VSwitchId: string) => ecsRefusal('ModifyInstanceVpcAttribute', { InstanceId, VSwitchId });
    expect(refused(createVSwitch('172.16.0.0/24', { VpcId: createVpc().VpcId }))).toBe(
      '404 InvalidVSwitch.NotBelongToVpc',
    );
    expect(refused(createVSwitch('10.0.3.0/24', { ZoneId: 'cn-hangzhou-c' }))).toBe('400 InvalidVSwitchId.Mismatch');
    const [NetworkInterfaceId] = interfaceIds({ InstanceId });
    ecs('AssignPrivateIpAddresses', { NetworkInterfaceId, SecondaryPrivateIpAddressCount: 1 });
    expect(refused(createVSwitch('10.0.2.0/24'))).toBe('400 InvalidOperation.Ipv4CountExceeded');
  });
});

describe('What clients ask of an instance besides', () => {
  it('has answers', () => {
    const { ecs, ecsRefusal, runInstance } = startEcs();
    const InstanceId = runInstance({ RamRoleName: 'role', 'SystemDisk.Size': 60, 'SystemDisk.Category': 'cloud_essd' });
    const InstanceIds = JSON.stringify([InstanceId]);
    expect(ecs('DescribeInstanceAttribute', { InstanceId })).toMatchObject({ InstanceId, Status: 'Running' });
    expect(ecs('DescribeInstanceStatus', { InstanceId: [InstanceId, 'i-x'] })).toMatchObject({
      TotalCount: 1,
      InstanceStatuses: { InstanceStatus: [{ InstanceId, Status: 'Running' }] },
    });
    expect(ecs('DescribeInstanceRamRole', { InstanceIds })).toMatchObject({
      InstanceRamRoleSets: { InstanceRamRoleSet: [{ InstanceId, RamRoleName: 'role' }] },
    });
    const plain = runInstance();
    expect(ecs('DescribeInstanceRamRole', { InstanceIds: JSON.stringify([plain]) })).toMatchObject({
      InstanceRamRoleSets: { InstanceRamRoleSet: [{ InstanceId: plain, RamRoleName: '' }] },
    });
    expect(ecs('DescribeInstanceRamRole', { RamRoleName: 'role' })).toMatchObject({ TotalCount: 1 });
    expect(ecsRefusal('DescribeInstanceRamRole')).toBe('400 MissingParameter');
    const disk = { InstanceId, Type: 'system', Size: 60, Category: 'cloud_essd' };
    const disks = ecs<{ Disks: { Disk: { DiskId: string }[] } }>('DescribeDisks', { InstanceId });
    expect(disks).toMatchObject({ TotalCount: 1, Disks: { Disk: [disk] } });
    const DiskIds = JSON.stringify([disks.Disks.Disk[0]?.DiskId]);
    expect(ecs('DescribeDisks', { DiskIds })).toMatchObject({ Disks: { Disk: [disk] } });
    expect(ecs('DescribeDisks', { DiskType: 'data' })).toMatchObject({ TotalCount: 0 });
    expect(ecsRefusal('DescribeDisks', { DiskType: 'floppy' })).toBe('400 InvalidParameter');
    expect(ecs('DescribeInstanceMaintenanceAttributes', { InstanceId: [InstanceId] })).toMatchObject({
      MaintenanceAttributes: { MaintenanceAttribute: [{ InstanceId, NotifyOnMaintenance: false }] },
    });
    expect(ecs('DescribeInstanceAttachmentAttributes', { InstanceIds })).toMatchObject({
      Instances: { Instance: [{ InstanceId, PrivatePoolOptionsMatchCriteria: 'Open' }] },
    });
    expect(ecs('DescribeInstanceAutoRenewAttribute', { InstanceId })).toMatchObject({ TotalCount: 0 });
    const prepaid = runInstance({ InstanceChargeType: 'PrePaid' });
    expect(ecs('DescribeInstanceAutoRenewAttribute', { InstanceId: prepaid })).toMatchObject({
      InstanceRenewAttributes: { InstanceRenewAttribute: [{ InstanceId: prepaid, RenewalStatus: 'Normal' }] },
    });
    expect(ecsRefusal('DescribeInstanceAutoRenewAttribute')).toBe('400 MissingParameter');
    expect(ecsRefusal('DescribeInstanceAttribute', { InstanceId: 'i-x' })).toBe('404 InvalidInstanceId.NotFound');
    expect(ecsRefusal('DescribeUserData', { InstanceId: 'i-x' })).toBe('404 InvalidInstanceId.NotFound');
  });
});
