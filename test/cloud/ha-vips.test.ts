import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { LocalCloudOptions } from '../../src/cloud/options.ts';
import type { Parameters } from './support.ts';
import { SECOND_GROUP, STRANGER, startNetwork } from './vpc-support.ts';

interface HaVip {
  readonly HaVipId: string;
  readonly Status: string;
  readonly IpAddress: string;
  readonly AssociatedInstances: { readonly associatedInstance: readonly string[] };
  readonly [field: string]: unknown;
}

function startWithVSwitch(options: LocalCloudOptions = {}) {
  const cloud = startNetwork(options);
  const id = cloud.createVSwitch('10.0.0.0/24');
  cloud.advance(60_000);
  const create = (more: Parameters = {}): string => cloud.call('CreateHaVip', { VSwitchId: id, ...more }).HaVipId ?? '';
  const list = (filter: Parameters = {}): readonly HaVip[] =>
    cloud.call<{ HaVips: { HaVip: readonly HaVip[] } }>('DescribeHaVips', filter).HaVips.HaVip;
  const by = (Key: string, ...Value: readonly string[]) => list({ Filter: [{ Key, Value }] }).map((row) => row.HaVipId);
  return { ...cloud, id, create, list, by };
}

describe('CreateHaVip', () => {
  it('takes an address of its vSwitch, and is Creating before it is Available', () => {
    const { call, id, list, advance, vpc, vswitch } = startWithVSwitch({ timing: 'realistic' });
    const created = call('CreateHaVip', { VSwitchId: id, IpAddress: '10.0.0.10', Name: 'vip', Description: 'words' });
    expect(created).toMatchObject({ HaVipId: expect.stringMatching(/^havip-bp1/), IpAddress: '10.0.0.10' });
    expect(list()).toEqual([
      {
        HaVipId: created.HaVipId,
        Name: 'vip',
        Description: 'words',
        Status: 'Creating',
        IpAddress: '10.0.0.10',
        VpcId: vpc.VpcId,
        VSwitchId: id,
        RegionId: 'cn-hangzhou',
        CreateTime: expect.stringMatching(/Z$/),
        ChargeType: 'PostPaid',
        ResourceGroupId: 'rg-acfmxazb4ph6aiy',
        AssociatedInstanceType: '',
        MasterInstanceId: '',
        AssociatedInstances: { associatedInstance: [] },
        AssociatedEipAddresses: { associatedEipAddresse: [] },
        Tags: { Tag: [] },
      },
    ]);
    expect(vswitch(id).AvailableIpAddressCount).toBe(251);
    advance(60_000);
    expect(list()[0]?.Status).toBe('Available');
  });

  it.each<[Parameters, string]>([
    [{ VSwitchId: '' }, '400 MissingVSwitchId'],
    [{ VSwitchId: 'vsw-unknown' }, '400 InvalidVSwitch.NotFound'],
    [{ IpAddress: '10.0.1.1' }, '400 InvalidIPAddress.OutOfRange'],
    [{ IpAddress: '10.0.0.255' }, '400 InvalidIPAddress.NotAvailable'],
    [{ IpAddress: 'x' }, '400 InvalidIPAddress.Malformed'],
    [{ IpAddress: '10.0.0.10' }, '400 InvalidIPAddress.AlreadyUsed'],
    [{ Name: 'http://a' }, '400 Abs.Vpc.InvalidName.Malformed'],
    [{ Description: 'http://a' }, '400 InvalidDescription.Malformed'],
    [{ ResourceGroupId: 'rg-x' }, '400 InvalidResourceGroupId'],
    [{ Tag: [{ Key: '' }] }, '400 InvalidTagKey'],
  ])('refuses %j', (parameters, expected) => {
    const { refusal, id, create, list } = startWithVSwitch();
    create({ IpAddress: '10.0.0.10' });
    expect(refusal('CreateHaVip', { VSwitchId: id, ...parameters })).toBe(expected);
    expect(list()).toHaveLength(1);
  });

  it('needs a vSwitch that is ready and has room', () => {
    const { createVSwitch, create, advance } = startWithVSwitch({ timing: 'realistic' });
    const VSwitchId = createVSwitch('10.0.8.0/29');
    expect(() => create({ VSwitchId })).toThrow('IncorrectStatus.VSwitch');
    advance(60_000);
    for (let count = 0; count < 4; count++) create({ VSwitchId });
    expect(() => create({ VSwitchId })).toThrow('ResourceNotEnough.IpAddress');
  });
});

describe('DescribeHaVips', () => {
  it('filters by keys, group and tags', () => {
    const { create, by, list, refusal, id, vpc } = startWithVSwitch();
    const plain = create({ IpAddress: '10.0.0.10' });
    const special = create({ ResourceGroupId: SECOND_GROUP, Tag: [{ Key: 'a' }] });
    const both = [plain, special];
    expect(by('HaVipId', special, 'havip-unknown')).toEqual([special]);
    expect(by('VpcId', vpc.VpcId)).toEqual(both);
    expect(by('VSwitchId', id)).toEqual(both);
    expect(by('VSwitchId', 'vsw-unknown')).toEqual([]);
    expect(by('IpAddress', '10.0.0.10')).toEqual([plain]);
    expect(by('Status', 'Available')).toEqual(both);
    expect(list({ ResourceGroupId: SECOND_GROUP })).toMatchObject([{ HaVipId: special }]);
    expect(list({ Tags: [{ Key: 'a' }] })).toMatchObject([{ HaVipId: special }]);
    const filter = { Filter: [{ Key: 'HaVipId', Value: [plain] }], Tags: [{ Key: 'a' }] };
    expect(list(filter)).toEqual([]);
    expect(refusal('DescribeHaVips', { Filter: [{ Key: 'Colour', Value: ['red'] }] })).toBe(
      '404 InvalidFilterKey.ValueNotSupported',
    );
  });
});

describe('a HaVip', () => {
  it('is renamed, and given up', () => {
    const { create, call, list, refusal, id, asStranger, vswitch } = startWithVSwitch({
      accounts: [DEFAULT_ACCOUNT, STRANGER],
    });
    const HaVipId = create();
    call('ModifyHaVipAttribute', { HaVipId, Name: 'new' });
    call('ModifyHaVipAttribute', { HaVipId, Description: 'words' });
    expect(list()[0]).toMatchObject({ Name: 'new', Description: 'words' });
    expect(refusal('ModifyHaVipAttribute', { HaVipId, Name: 'http://x' })).toBe('400 Abs.Vpc.InvalidName.Malformed');
    expect(refusal('ModifyHaVipAttribute', { HaVipId, Description: 'http://x' })).toBe(
      '400 InvalidDescription.Malformed',
    );
    expect(asStranger('ModifyHaVipAttribute', { HaVipId, Name: 'mine' })).toBe('404 InvalidHaVipId.NotFound');
    expect(asStranger('DeleteHaVip', { HaVipId })).toBe('404 InvalidHaVipId.NotFound');
    call('DeleteHaVip', { HaVipId });
    expect(list()).toEqual([]);
    expect(vswitch(id).AvailableIpAddressCount).toBe(252);
    expect(refusal('DeleteHaVip', { HaVipId })).toBe('404 InvalidHaVipId.NotFound');
  });

  it('does not change while it comes or goes', () => {
    const { create, refusal, call, advance } = startWithVSwitch({ timing: 'realistic' });
    const HaVipId = create();
    for (const action of ['ModifyHaVipAttribute', 'DeleteHaVip']) {
      expect(refusal(action, { HaVipId })).toBe('400 IncorrectStatus');
    }
    advance(60_000);
    call('DeleteHaVip', { HaVipId });
    expect(refusal('DeleteHaVip', { HaVipId })).toBe('400 IncorrectStatus');
  });

  it('is a next hop in its own VPC, of five routes a table', () => {
    const { create, createVpc, createEntry, call, refusal, vpc, advance } = startWithVSwitch({ timing: 'realistic' });
    const NextHopId = create();
    const hop = { NextHopType: 'HaVip', NextHopId };
    const at = (RouteTableId: string) => ({ RouteTableId, DestinationCidrBlock: '9.9.9.9' });
    expect(refusal('CreateRouteEntry', { ...at(vpc.RouteTableId), ...hop })).toBe('400 IncorrectHaVipStatus');
    advance(60_000);
    expect(refusal('CreateRouteEntry', { ...at(vpc.RouteTableId), ...hop, NextHopId: 'havip-x' })).toBe(
      '404 InvalidHaVipId.NotFound',
    );
    expect(refusal('CreateRouteEntry', { ...at(createVpc().RouteTableId), ...hop })).toBe(
      '400 Mismatch.HaVipIdAndRouteTableId',
    );
    const entries = [1, 2, 3, 4, 5].map((number) => createEntry(`${number}.0.0.0/8`, hop));
    expect(refusal('CreateRouteEntry', { ...at(vpc.RouteTableId), ...hop })).toBe(
      '400 CountLimitExceed.HaVipRouteEntry',
    );
    expect(refusal('DeleteHaVip', { HaVipId: NextHopId })).toBe('400 DependencyViolation.HaVipReferedByRouteEntry');
    for (const RouteEntryId of entries) call('DeleteRouteEntry', { RouteEntryId });
    advance(60_000);
    call('DeleteHaVip', { HaVipId: NextHopId });
  });

  it('keeps vSwitch and VPC from being deleted', () => {
    const { create, refusal, call, id, vpc } = startWithVSwitch();
    const HaVipId = create();
    expect(refusal('DeleteVSwitch', { VSwitchId: id })).toBe('400 DependencyViolation.HaVip');
    call('DeleteHaVip', { HaVipId });
    call('DeleteVSwitch', { VSwitchId: id });
    call('DeleteVpc', { VpcId: vpc.VpcId });
  });
});
