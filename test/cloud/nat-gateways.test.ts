import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { LocalCloudOptions } from '../../src/cloud/options.ts';
import type { Parameters } from './support.ts';
import { STRANGER, startNetwork, ZONE } from './vpc-support.ts';

interface Nat {
  readonly NatGatewayId: string;
  readonly Status: string;
  readonly [field: string]: unknown;
}

function startWithNat(options: LocalCloudOptions = {}) {
  const cloud = startNetwork(options);
  const vswitch = cloud.createVSwitch('10.0.0.0/24');
  cloud.advance(60_000);
  const wanted = { VpcId: cloud.vpc.VpcId, VSwitchId: vswitch, NatType: 'Enhanced' };
  const create = (more: Parameters = {}): string =>
    cloud.call('CreateNatGateway', { ...wanted, ...more }).NatGatewayId ?? '';
  const list = (filter: Parameters = {}): readonly Nat[] =>
    cloud.call<{ NatGateways: { NatGateway: readonly Nat[] } }>('DescribeNatGateways', filter).NatGateways.NatGateway;
  const ids = (filter: Parameters = {}) => list(filter).map((row) => row.NatGatewayId);
  const remove = (NatGatewayId: string) => cloud.call('DeleteNatGateway', { NatGatewayId });
  return { ...cloud, id: vswitch, wanted, create, list, ids, remove };
}

describe('CreateNatGateway', () => {
  it('takes an address of its vSwitch, and is Creating before it is Available', () => {
    const { call, wanted, list, id, vpc, advance, vswitch } = startWithNat({ timing: 'realistic' });
    const created = call('CreateNatGateway', { ...wanted, Name: 'out', Description: 'to the world' });
    expect(created).toEqual({
      RequestId: expect.any(String),
      NatGatewayId: expect.stringMatching(/^ngw-bp1/),
      SnatTableIds: { SnatTableId: [expect.stringMatching(/^stb-/)] },
      ForwardTableIds: { ForwardTableId: [expect.stringMatching(/^ftb-/)] },
      FullNatTableIds: { FullNatTableId: [expect.stringMatching(/^fulltb-/)] },
    });
    expect(list()).toMatchObject([
      {
        NatGatewayId: created.NatGatewayId,
        Name: 'out',
        Description: 'to the world',
        Status: 'Creating',
        BusinessStatus: 'Normal',
        VpcId: vpc.VpcId,
        RegionId: 'cn-hangzhou',
        NatType: 'Enhanced',
        NetworkType: 'internet',
        Spec: 'Small',
        InstanceChargeType: 'PostPaid',
        InternetChargeType: 'PayByLcu',
        EipBindMode: 'MULTI_BINDED',
        IcmpReplyEnabled: true,
        DeletionProtection: false,
        IpLists: { IpList: [] },
        NatGatewayPrivateInfo: {
          VswitchId: id,
          IzNo: ZONE,
          PrivateIpAddress: expect.stringMatching(/^10\.0\.0\.\d+$/),
        },
        Tags: { Tag: [] },
      },
    ]);
    expect(vswitch(id).AvailableIpAddressCount).toBe(251);
    advance(60_000);
    expect(list()[0]?.Status).toBe('Available');
    expect(call('GetNatGatewayAttribute', { NatGatewayId: created.NatGatewayId ?? '' })).toMatchObject({
      Name: 'out',
      Status: 'Available',
      BillingConfig: { InstanceChargeType: 'PostPaid', InternetChargeType: 'PayByLcu', Spec: 'Small' },
      DeletionProtectionInfo: { Enabled: false },
      PrivateInfo: { VswitchId: id },
    });
  });

  it('becomes the way out of its VPC, where there is none yet, and only when it is a public one', () => {
    const { create, entries, remove, destinations, vpcs } = startWithNat();
    const inner = create({ NetworkType: 'intranet' });
    expect(destinations({ RouteEntryType: 'Custom' })).toEqual([]);
    const first = create();
    const second = create();
    expect(entries({ RouteEntryType: 'Custom' })).toMatchObject([
      { DestinationCidrBlock: '0.0.0.0/0', NextHops: { NextHop: [{ NextHopType: 'NatGateway', NextHopId: first }] } },
    ]);
    expect(vpcs()[0]?.NatGatewayIds).toEqual({ NatGatewayIds: [inner, first, second] });
    remove(second);
    expect(destinations({ RouteEntryType: 'Custom' })).toEqual(['0.0.0.0/0']);
    remove(first);
    expect(destinations({ RouteEntryType: 'Custom' })).toEqual([]);
  });

  it('takes the address that it is told to', () => {
    const { create, list, refusal, wanted } = startWithNat();
    create({ NatIp: '10.0.0.9' });
    expect(list()[0]?.NatGatewayPrivateInfo).toMatchObject({ PrivateIpAddress: '10.0.0.9' });
    const again = (NatIp: string) => refusal('CreateNatGateway', { ...wanted, NatIp });
    expect(again('10.0.0.9')).toBe('400 ResourceAlreadyExist.NatIp');
    expect(again('10.0.0.0')).toBe('400 IllegalParam.NatIp');
    expect(again('10.1.0.9')).toBe('400 IllegalParam.NatIp');
  });

  it.each<[Parameters, string]>([
    [{ VpcId: '' }, '400 MissingVpcId'],
    [{ VpcId: 'vpc-unknown' }, '404 InvalidVpcId.NotFound'],
    [{ VSwitchId: '' }, '400 MissingParameter'],
    [{ VSwitchId: 'vsw-unknown' }, '404 InvalidVSwitchId.NotFound'],
    [{ Name: 'http://a' }, '400 InvalidParameter.Name.Malformed'],
    [{ Description: 'http://a' }, '400 InvalidParameter.Description.Malformed'],
    [{ NatType: 'Normal' }, '400 OperationFailed.NormalInventoryNotEnough'],
    [{ NatType: 'x' }, '400 InvalidParameter'],
    [{ NetworkType: 'x' }, '400 InvalidParameter'],
    [{ Spec: 'Huge' }, '400 InvalidParameter.Spec.ValueNotSupported'],
    [{ InstanceChargeType: 'x' }, '400 InvalidParameter'],
    [{ InternetChargeType: 'x' }, '400 InvalidParameter'],
    [{ EipBindMode: 'x' }, '400 InvalidParameter'],
    [{ InstanceChargeType: 'PrePaid', InternetChargeType: 'PayByLcu' }, '400 OperationUnsupported.PrePaidPyByLcu'],
    [{ Tag: [{ Key: '' }] }, '400 InvalidTagKey'],
  ])('refuses %j', (parameters, expected) => {
    const { refusal, wanted, ids } = startWithNat();
    expect(refusal('CreateNatGateway', { ...wanted, ...parameters })).toBe(expected);
    expect(ids()).toEqual([]);
  });

  it('needs a VPC and a vSwitch that are ready, together, and have room', () => {
    const { refusal, createVpc, createVSwitch, advance, create } = startWithNat({ timing: 'realistic' });
    const { VpcId } = createVpc();
    expect(refusal('CreateNatGateway', { VpcId, VSwitchId: 'vsw-1' })).toBe('400 VpcStatusError');
    advance(60_000);
    const VSwitchId = createVSwitch('172.16.0.0/29', { VpcId });
    expect(refusal('CreateNatGateway', { VpcId, VSwitchId })).toBe('400 VswitchStatusError');
    expect(() => create({ VSwitchId })).toThrow('OperationFailed.VswNotBelongToVpc');
    advance(60_000);
    for (let count = 0; count < 4; count++) create({ VpcId, VSwitchId });
    expect(refusal('CreateNatGateway', { VpcId, VSwitchId })).toBe('400 ZONE_NO_AVAILABLE_IP');
  });
});

describe('DescribeNatGateways', () => {
  it('filters by everything that the page names', () => {
    const { create, ids, createVpc, createVSwitch, vpc, call } = startWithNat();
    const plain = create();
    const other = createVpc();
    const special = create({
      VpcId: other.VpcId,
      VSwitchId: createVSwitch('172.16.0.0/24', { VpcId: other.VpcId, ZoneId: 'cn-hangzhou-c' }),
      Name: 'special',
      Spec: 'Large',
      NetworkType: 'intranet',
      InstanceChargeType: 'PrePaid',
      Tag: [{ Key: 'a', Value: '1' }],
    });
    expect(ids()).toEqual([plain, special]);
    expect(ids({ NatGatewayId: special })).toEqual([special]);
    expect(ids({ NatGatewayId: 'ngw-unknown' })).toEqual([]);
    expect(ids({ Name: 'special' })).toEqual([special]);
    expect(ids({ VpcId: vpc.VpcId })).toEqual([plain]);
    expect(ids({ ZoneId: 'cn-hangzhou-c' })).toEqual([special]);
    expect(ids({ Spec: 'Large' })).toEqual([special]);
    expect(ids({ Status: 'Available' })).toEqual([plain, special]);
    expect(ids({ Status: 'Creating' })).toEqual([]);
    expect(ids({ NatType: 'Enhanced' })).toEqual([plain, special]);
    expect(ids({ NatType: 'Normal' })).toEqual([]);
    expect(ids({ NetworkType: 'intranet' })).toEqual([special]);
    expect(ids({ InstanceChargeType: 'PrePaid' })).toEqual([special]);
    expect(ids({ InstanceChargeType: 'PostPaid' })).toEqual([plain]);
    expect(ids({ ResourceGroupId: 'rg-x' })).toEqual([]);
    expect(ids({ Tag: [{ Key: 'a' }] })).toEqual([special]);
    const tags = { Tags: { Tag: [{ TagKey: 'a', TagValue: '1' }] } };
    expect(call('DescribeNatGateways', { NatGatewayId: special })).toMatchObject({
      TotalCount: 1,
      NatGateways: { NatGateway: [tags] },
    });
  });

  it('shows nothing of another account', () => {
    const { create, asStranger, send } = startWithNat({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
    const NatGatewayId = create();
    const key = STRANGER.accessKeys[0];
    expect(send('DescribeNatGateways', {}, { key }).body).toMatchObject({ TotalCount: 0 });
    for (const action of ['GetNatGatewayAttribute', 'ModifyNatGatewayAttribute', 'DeleteNatGateway']) {
      expect(asStranger(action, { NatGatewayId })).toBe('404 InvalidNatGatewayId.NotFound');
    }
  });
});

describe('a NAT gateway', () => {
  it('changes names, switches and size', () => {
    const { create, call, list, refusal, advance } = startWithNat({ timing: 'realistic' });
    const NatGatewayId = create();
    expect(refusal('ModifyNatGatewayAttribute', { NatGatewayId, Name: 'x' })).toBe('400 IncorrectStatus.NATGW');
    expect(refusal('ModifyNatGatewaySpec', { NatGatewayId, Spec: 'Small' })).toBe('400 IncorrectStatus.NatGateway');
    advance(60_000);
    call('ModifyNatGatewayAttribute', {
      NatGatewayId,
      Name: 'new',
      Description: 'words',
      EipBindMode: 'NAT',
      IcmpReplyEnabled: false,
      EnableSessionLog: true,
    });
    expect(list()[0]).toMatchObject({
      Name: 'new',
      Description: 'words',
      EipBindMode: 'NAT',
      IcmpReplyEnabled: false,
      EnableSessionLog: 'true',
    });
    call('ModifyNatGatewaySpec', { NatGatewayId, Spec: 'Middle' });
    expect(list()[0]).toMatchObject({ Status: 'Modifying', Spec: 'Middle' });
    advance(60_000);
    expect(refusal('ModifyNatGatewaySpec', { NatGatewayId, Spec: 'Middle' })).toBe('400 NATGW_MODIFY_SPEC_SAME');
    expect(list()[0]?.Status).toBe('Available');
    expect(refusal('ModifyNatGatewaySpec', { NatGatewayId, Spec: 'x' })).toBe(
      '400 InvalidParameter.Spec.ValueNotSupported',
    );
    expect(refusal('ModifyNatGatewaySpec', { NatGatewayId: 'ngw-x', Spec: 'Small' })).toBe(
      '404 InvalidNatGatewayId.NotFound',
    );
    expect(refusal('ModifyNatGatewayAttribute', { NatGatewayId, EipBindMode: 'x' })).toBe('400 InvalidParameter');
    expect(refusal('ModifyNatGatewayAttribute', { NatGatewayId, Description: 'http://x' })).toBe(
      '400 InvalidParameter.Description.Malformed',
    );
    expect(refusal('ModifyNatGatewayAttribute', { NatGatewayId, Name: 'http://x' })).toBe(
      '400 InvalidParameter.Name.Malformed',
    );
  });

  it('is a next hop in its own VPC, once it is there', () => {
    const { create, createEntry, createVpc, vpc, refusal, advance, call, entries } = startWithNat({
      timing: 'realistic',
    });
    const NextHopId = create();
    const hop = { NextHopType: 'NatGateway', NextHopId };
    const at = { RouteTableId: vpc.RouteTableId, DestinationCidrBlock: '1.1.1.1' };
    expect(refusal('CreateRouteEntry', { ...at, ...hop })).toBe('400 IncorrectInstanceStatus');
    advance(60_000);
    expect(refusal('CreateRouteEntry', { ...at, ...hop, NextHopId: 'ngw-x' })).toBe('404 InvalidNatGatewayId.NotFound');
    const abroad = { ...at, RouteTableId: createVpc().RouteTableId };
    expect(refusal('CreateRouteEntry', { ...abroad, ...hop })).toBe('404 InvalidNatGatewayId.NotFound');
    createEntry('1.1.1.1', hop);
    advance(60_000);
    expect(refusal('DeleteNatGateway', { NatGatewayId: NextHopId })).toBe('400 DependencyViolation.RouterEntry');
    call('DeleteRouteEntry', { RouteEntryId: entries({ DestinationCidrBlock: '1.1.1.1' })[0]?.RouteEntryId ?? '' });
    advance(60_000);
    call('DeleteNatGateway', { NatGatewayId: NextHopId, Force: true });
    expect(refusal('DeleteNatGateway', { NatGatewayId: NextHopId })).toBe('404 IncorrectStatus.NatGateway');
    advance(60_000);
    expect(refusal('DeleteNatGateway', { NatGatewayId: NextHopId })).toBe('404 InvalidNatGatewayId.NotFound');
  });

  it('is kept by deletion protection', () => {
    const { create, call, refusal, list, remove, ids } = startWithNat();
    const NatGatewayId = create();
    const protect = (more: Parameters) => ({
      Type: 'NATGW',
      InstanceId: NatGatewayId,
      ProtectionEnable: true,
      ...more,
    });
    expect(refusal('DeletionProtection', protect({ ProtectionEnable: false }))).toBe('404 DeletionProtection.NotExist');
    call('DeletionProtection', protect({}));
    expect(list()[0]?.DeletionProtection).toBe(true);
    expect(refusal('DeletionProtection', protect({}))).toBe('400 DeletionProtection.AlreadyEnabled');
    expect(refusal('DeleteNatGateway', { NatGatewayId })).toBe('400 InvalidOperation.DeletionProtection');
    expect(refusal('DeletionProtection', protect({ Type: 'VPC' }))).toBe('400 DeletionProtection.TypeNotSupport');
    expect(refusal('DeletionProtection', protect({ Type: 'EIP' }))).toBe('400 DeletionProtection.ResourceNotExist');
    expect(refusal('DeletionProtection', protect({ InstanceId: 'x' }))).toBe('400 DeletionProtection.ResourceNotExist');
    expect(refusal('DeletionProtection', protect({ ProtectionEnable: '' }))).toBe('400 MissingProtectionEnable');
    call('DeletionProtection', protect({ ProtectionEnable: false }));
    remove(NatGatewayId);
    expect(ids()).toEqual([]);
    const prepaid = create({ InstanceChargeType: 'PrePaid' });
    expect(refusal('DeletionProtection', protect({ InstanceId: prepaid }))).toBe(
      '400 DeletionProtection.PrePaidNotSupport',
    );
    expect(refusal('DeleteNatGateway', { NatGatewayId: prepaid })).toBe('400 Forbidden.PrePaidNatGateway');
  });

  it('keeps vSwitch and VPC from being deleted', () => {
    const { create, remove, refusal, call, id, vpc, attribute } = startWithNat();
    const gateway = create({ NetworkType: 'intranet' });
    expect(attribute(vpc.VpcId).CloudResources).toMatchObject({
      CloudResourceSetType: expect.arrayContaining([{ ResourceType: 'NatGateway', ResourceCount: 1 }]),
    });
    expect(refusal('DeleteVSwitch', { VSwitchId: id })).toBe('400 DependencyViolation.EnhancedNatgw');
    remove(gateway);
    call('DeleteVSwitch', { VSwitchId: id });
    call('DeleteVpc', { VpcId: vpc.VpcId });
  });

  it('is waited for by DeleteVpc until it is gone', () => {
    const { create, remove, refusal, call, advance, id, vpc } = startWithNat({
      timing: { deleteNatGateway: 60_000, deleteVSwitch: 0, createNatGateway: 0 },
    });
    remove(create());
    expect(refusal('DeleteVSwitch', { VSwitchId: id })).toBe('400 DependencyViolation.EnhancedNatgw');
    advance(60_000);
    call('DeleteVSwitch', { VSwitchId: id });
    call('DeleteVpc', { VpcId: vpc.VpcId });
  });
});
