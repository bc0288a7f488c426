import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { Parameters } from './support.ts';
import { BAD_DESCRIPTIONS, BAD_NAMES, connectInterface, SECOND_GROUP, STRANGER, startNetwork } from './vpc-support.ts';

describe('ModifyVpcAttribute', () => {
  function modifying(options = {}) {
    const cloud = startNetwork(options);
    const { VpcId } = cloud.vpc;
    const modify = (parameters: Parameters) => cloud.call('ModifyVpcAttribute', { VpcId, ...parameters });
    const refused = (parameters: Parameters) => cloud.refusal('ModifyVpcAttribute', { VpcId, ...parameters });
    return { ...cloud, modify, refused, shown: () => cloud.attribute(VpcId) };
  }

  it('changes what is given, clears what is given empty and leaves the rest', () => {
    const { modify, shown } = modifying();
    modify({ VpcName: 'a', Description: 'b', EnableDnsHostname: true });
    modify({ Description: '' });
    expect(shown()).toMatchObject({ VpcName: 'a', Description: '', DnsHostnameStatus: 'ENABLED', Status: 'Available' });
  });

  it('may take its time', () => {
    const { modify, shown, advance, refused } = modifying({ timing: { modifyVpc: 300 } });
    modify({ VpcName: 'a' });
    expect(shown()).toMatchObject({ Status: 'Pending', VpcName: 'a' });
    expect(refused({ VpcName: 'b' })).toBe('400 IncorrectVpcStatus');
    advance(300);
    expect(shown().Status).toBe('Available');
  });

  it('grows and shrinks the primary block around its vSwitches', () => {
    const { modify, refused, shown, createVSwitch, call, vpc } = modifying();
    createVSwitch('10.0.1.0/24');
    modify({ CidrBlock: '10.0.0.0/12' });
    modify({ CidrBlock: '10.0.0.0/20' });
    expect(shown().CidrBlock).toBe('10.0.0.0/20');
    expect(refused({ CidrBlock: '10.0.0.0/24' })).toBe('400 OperationFailed.CidrInUse');
    call('AssociateVpcCidrBlock', { VpcId: vpc.VpcId, SecondaryCidrBlock: '10.1.0.0/16' });
    expect(refused({ CidrBlock: '10.0.0.0/12' })).toBe('400 InvalidCidrBlock');
  });

  it('switches IPv6 on, keeps its block, and switches it off when no vSwitch uses it', () => {
    const { modify, refused, shown, createVSwitch, call } = modifying();
    modify({ EnableIPv6: true });
    const { Ipv6CidrBlock } = shown();
    expect(Ipv6CidrBlock).toMatch(/\/56$/);
    modify({ EnableIPv6: true });
    expect(shown().Ipv6CidrBlock).toBe(Ipv6CidrBlock);
    expect(refused({ EnableIPv6: true, Ipv6CidrBlock: '2408::/56' })).toBe('400 IllegalParam.Ipv6CidrBlock');
    expect(refused({ EnableIPv6: true, Ipv6Isp: 'ChinaMobile' })).toBe('400 IllegalParam.Ipv6Isp');
    const VSwitchId = createVSwitch('10.0.1.0/24', { Ipv6CidrBlock: 1 });
    expect(refused({ EnableIPv6: false })).toBe('400 OperationFailed.CidrInUse');
    call('DeleteVSwitch', { VSwitchId });
    modify({ EnableIPv6: false });
    expect(shown()).toMatchObject({ EnabledIpv6: false, Ipv6CidrBlock: '' });
  });

  it('refuses what the real one refuses', () => {
    const { refused } = modifying();
    expect(refused({ VpcId: 'vpc-unknown' })).toBe('404 InvalidVpcId.NotFound');
    for (const VpcName of BAD_NAMES) expect(refused({ VpcName })).toBe('400 InvalidVpcName.Malformed');
    for (const Description of BAD_DESCRIPTIONS) {
      expect(refused({ Description })).toBe('400 InvalidVpcDiscription.Malformed');
    }
    for (const CidrBlock of ['x', '10.0.0.0/7', '10.0.0.0/29', '127.0.0.0/8']) {
      expect(refused({ CidrBlock })).toBe('400 InvalidCidrBlock.Malformed');
    }
  });
});

describe('DeleteVpc', () => {
  it('is Deleting for a while, then gone with all that came with it', () => {
    const { call, refusal, advance, attribute, vpc, routeTables, vpcIds } = startNetwork({ timing: {} });
    const { VpcId } = vpc;
    call('TagResources', { ResourceType: 'VPC', ResourceId: [VpcId], Tag: [{ Key: 'a', Value: '1' }] });
    call('DeleteVpc', { VpcId });
    expect(attribute(VpcId).Status).toBe('Deleting');
    expect(refusal('DeleteVpc', { VpcId })).toBe('400 IncorrectVpcStatus');
    expect(refusal('CreateRouteTable', { VpcId })).toBe('400 IncorrectVpcStatus');
    expect(refusal('CreateVSwitch', { VpcId, ZoneId: 'cn-hangzhou-b', CidrBlock: '10.0.0.0/24' })).toBe(
      '400 IncorrectVpcStatus',
    );
    advance(300);
    expect(refusal('DescribeVpcAttribute', { VpcId })).toBe('404 InvalidVpcId.NotFound');
    expect(vpcIds()).toEqual([]);
    expect(routeTables()).toEqual([]);
    expect(call<{ TotalCount: number }>('DescribeVRouters').TotalCount).toBe(0);
    expect(vpcIds({ Tag: [{ Key: 'a' }] })).toEqual([]);
  });

  it('refuses while something is in it, in the documented order', () => {
    const cloud = startNetwork();
    const { call, refusal, createVSwitch, createRouteTable, createEntry, vpc } = cloud;
    const { VpcId } = vpc;
    const { initiator } = connectInterface(cloud);
    const entry = createEntry('1.0.0.0/8');
    const table = createRouteTable();
    const vswitch = createVSwitch('10.0.0.0/24');
    expect(refusal('DeleteVpc', { VpcId })).toBe('400 DependencyViolation.VSwitch');
    call('DeleteVSwitch', { VSwitchId: vswitch });
    expect(refusal('DeleteVpc', { VpcId })).toBe('400 DependencyViolation.RouteTable');
    call('DeleteRouteTable', { RouteTableId: table });
    expect(refusal('DeleteVpc', { VpcId })).toBe('400 DependencyViolation.RouteEntry');
    call('DeleteRouteEntry', { RouteEntryId: entry });
    expect(refusal('DeleteVpc', { VpcId })).toBe('400 DependencyViolation.RouterInterface');
    call('DeleteRouterInterface', { RouterInterfaceId: initiator });
    expect(refusal('DeleteVpc', { VpcId, DryRun: true })).toBe('400 DryRunOperation');
    call('DeleteVpc', { VpcId });
  });

  it('refuses a VPC that is Pending, unknown or of another account', () => {
    const { createVpc, refusal, asStranger } = startNetwork({ timing: {}, accounts: [DEFAULT_ACCOUNT, STRANGER] });
    const { VpcId } = createVpc();
    expect(refusal('DeleteVpc', { VpcId })).toBe('400 IncorrectVpcStatus');
    expect(refusal('DeleteVpc', { VpcId: 'vpc-unknown' })).toBe('404 InvalidVpcId.NotFound');
    expect(asStranger('DeleteVpc', { VpcId })).toBe('404 InvalidVpcId.NotFound');
  });
});

describe('MoveResourceGroup', () => {
  const move = (VpcId: string | undefined) => ({
    ResourceType: 'vpc',
    ResourceId: VpcId,
    NewResourceGroupId: SECOND_GROUP,
  });

  it('moves the VPC, and its tables and vSwitches with it', () => {
    const { call, vpc, attribute, routeTables, createVSwitch, vswitch } = startNetwork();
    const id = createVSwitch('10.0.0.0/24');
    call('MoveResourceGroup', move(vpc.VpcId));
    expect(attribute(vpc.VpcId).ResourceGroupId).toBe(SECOND_GROUP);
    expect(routeTables().map((table) => table.ResourceGroupId)).toEqual([SECOND_GROUP]);
    expect(vswitch(id).ResourceGroupId).toBe(SECOND_GROUP);
  });

  it('refuses an unknown group, kind or resource', () => {
    const { refusal, vpc } = startNetwork();
    const refused = (more: Parameters) => refusal('MoveResourceGroup', { ...move(vpc.VpcId), ...more });
    expect(refused({ NewResourceGroupId: 'rg-x' })).toBe('400 InvalidResourceGroupId');
    expect(refused({ ResourceType: 'eip' })).toBe('400 IllegalParam.ResourceType');
    expect(refused({ ResourceId: 'vpc-unknown' })).toBe('400 InvalidResourceId.NotFound');
    expect(refused({ ResourceId: '' })).toBe('400 MissingResourceId');
  });
});

describe('EnableVpcClassicLink and DisableVpcClassicLink', () => {
  it('switch ClassicLink on and off', () => {
    const { call, vpc, attribute } = startNetwork();
    call('EnableVpcClassicLink', { VpcId: vpc.VpcId });
    expect(attribute(vpc.VpcId).ClassicLinkEnabled).toBe(true);
    call('DisableVpcClassicLink', { VpcId: vpc.VpcId });
    expect(attribute(vpc.VpcId).ClassicLinkEnabled).toBe(false);
  });

  it('refuse a VPC that is Pending or unknown', () => {
    const { refusal, createVpc } = startNetwork({ timing: {} });
    const { VpcId } = createVpc();
    expect(refusal('EnableVpcClassicLink', { VpcId })).toBe('400 IncorrectVpcStatus');
    expect(refusal('DisableVpcClassicLink', { VpcId: 'vpc-unknown' })).toBe('404 InvalidVpcId.NotFound');
  });
});
