import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { LocalCloudOptions } from '../../src/cloud/options.ts';
import type { Parameters } from './support.ts';
import { BAD_DESCRIPTIONS, BAD_NAMES, SECOND_GROUP, STRANGER, startNetwork } from './vpc-support.ts';

interface PrefixList {
  readonly PrefixListId: string;
  readonly Status: string;
  readonly CidrBlocks: readonly string[];
  readonly [field: string]: unknown;
}

interface Association {
  readonly ResourceId: string;
  readonly ResourceType: string;
  readonly Status: string;
  readonly Reason: string;
}

const entry = (Cidr: string, Description?: string): Parameters => ({ Cidr, Description });

function startWithList(options: LocalCloudOptions = {}) {
  const cloud = startNetwork(options);
  const create = (more: Parameters = {}): string => cloud.call('CreateVpcPrefixList', more).PrefixListId ?? '';
  const list = create({ PrefixListEntries: [entry('192.168.0.0/24', 'home')] });
  const lists = (filter: Parameters = {}): readonly PrefixList[] =>
    cloud.call<{ PrefixLists: readonly PrefixList[] }>('ListPrefixLists', filter).PrefixLists;
  const shown = (id = list): PrefixList | undefined => lists({ PrefixListIds: [id] })[0];
  const associations = (PrefixListId = list): readonly Association[] =>
    cloud.call<{ PrefixListAssociation: readonly Association[] }>('GetVpcPrefixListAssociations', { PrefixListId })
      .PrefixListAssociation;
  const modify = (more: Parameters) => cloud.call('ModifyVpcPrefixList', { PrefixListId: list, ...more });
  const route = (DestinationCidrBlock = list, more: Parameters = {}) => cloud.createEntry(DestinationCidrBlock, more);
  return { ...cloud, create, list, lists, shown, associations, modify, route };
}

describe('CreateVpcPrefixList', () => {
  it('makes a list that is there at once', () => {
    const { call, lists } = startNetworkWithLists();
    const answer = call('CreateVpcPrefixList', {
      PrefixListName: 'offices',
      PrefixListDescription: 'where we are',
      MaxEntries: 5,
      PrefixListEntries: [entry('10.1.0.0/16', 'north'), entry('10.2.0.0/16')],
      Tag: [{ Key: 'a', Value: '1' }],
      ResourceGroupId: SECOND_GROUP,
    });
    expect(answer).toEqual({
      RequestId: expect.any(String),
      PrefixListId: expect.stringMatching(/^pl-bp1/),
      ResourceGroupId: SECOND_GROUP,
    });
    expect(lists()).toEqual([
      {
        PrefixListId: answer.PrefixListId,
        PrefixListName: 'offices',
        PrefixListDescription: 'where we are',
        PrefixListType: 'Custom',
        IpVersion: 'IPV4',
        MaxEntries: 5,
        CidrBlocks: ['10.1.0.0/16', '10.2.0.0/16'],
        Status: 'Created',
        PrefixListStatus: 'Created',
        ShareType: '',
        OwnerId: DEFAULT_ACCOUNT.id,
        RegionId: 'cn-hangzhou',
        ResourceGroupId: SECOND_GROUP,
        CreationTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        Tags: [{ Key: 'a', Value: '1' }],
      },
    ]);
  });

  it.each<[Parameters, string]>([
    [{ PrefixListName: BAD_NAMES[0] }, '400 IllegalParam.PrefixListName'],
    [{ PrefixListDescription: BAD_DESCRIPTIONS[1] }, '400 IllegalParam.PrefixListDescription'],
    [{ IpVersion: 'IPV5' }, '400 UnsupportedFeature.IpVersion'],
    [{ PrefixListEntries: [entry('10.0.0.1/8')] }, '400 IllegalParam.CidrBlock'],
    [{ PrefixListEntries: [entry('10.0.0.1')] }, '400 IllegalParam.CidrBlock'],
    [{ PrefixListEntries: [entry('2001:db8::/32')] }, '400 IllegalParam.CidrBlock'],
    [{ PrefixListEntries: [entry('10.0.0.0/8')], IpVersion: 'IPv6' }, '400 IllegalParam.CidrBlock'],
    [{ PrefixListEntries: [entry('10.0.0.0/8', 'http://a')] }, '400 IllegalParam.CidrName'],
    [{ PrefixListEntries: [entry('10.0.0.0/8'), entry('10.0.0.0/8')] }, '400 DuplicatedParam.CidrBlock'],
    [
      { MaxEntries: 1, PrefixListEntries: [entry('10.0.0.0/8'), entry('11.0.0.0/8')] },
      '400 OperationFailed.CidrCountExceedMaxCount',
    ],
    [{ MaxEntries: 201 }, '400 QuotaExceeded.PrefixListCidrCount'],
    [{ MaxEntries: 0 }, '400 QuotaExceeded.PrefixListCidrCount'],
    [{ ResourceGroupId: 'rg-x' }, '400 InvalidResourceGroupId'],
    [{ Tag: [{ Key: '' }] }, '400 InvalidTagKey'],
    [{ DryRun: true }, '400 DryRunOperation'],
  ])('refuses %j', (parameters, expected) => {
    expect(startNetwork().refusal('CreateVpcPrefixList', parameters)).toBe(expected);
  });

  it('may have two hundred blocks', () => {
    expect(startNetwork().refusal('CreateVpcPrefixList', { MaxEntries: 200, DryRun: true })).toBe(
      '400 DryRunOperation',
    );
  });

  it('keeps to its quota', () => {
    const { refusal } = startWithList({ quotas: { prefixListsPerRegion: 1 } });
    expect(refusal('CreateVpcPrefixList')).toBe('400 QuotaExceeded.PrefixListCount');
  });
});

describe('ListPrefixLists and GetVpcPrefixListEntries', () => {
  it('filter and page', () => {
    const { create, lists, list, call } = startWithList();
    const named = create({ PrefixListName: 'named', ResourceGroupId: SECOND_GROUP, Tag: [{ Key: 'a' }] });
    const ids = (filter: Parameters = {}) => lists(filter).map((row) => row.PrefixListId);
    expect(ids()).toEqual([list, named]);
    expect(ids({ PrefixListIds: [named, 'pl-unknown'] })).toEqual([named]);
    expect(ids({ PrefixListName: 'named' })).toEqual([named]);
    expect(ids({ ResourceGroupId: SECOND_GROUP })).toEqual([named]);
    expect(ids({ Tags: [{ Key: 'a' }] })).toEqual([named]);
    const first = call<{ NextToken: string; TotalCount: number; MaxResults: number }>('ListPrefixLists', {
      MaxResults: 1,
    });
    expect(first).toMatchObject({ TotalCount: 2, MaxResults: 1 });
    expect(ids({ MaxResults: 1, NextToken: first.NextToken })).toEqual([named]);
  });

  it('show the blocks with their descriptions', () => {
    const { call, refusal, list } = startWithList();
    expect(call('GetVpcPrefixListEntries', { PrefixListId: list })).toEqual({
      RequestId: expect.any(String),
      NextToken: '',
      Count: 1,
      TotalCount: 1,
      PrefixListEntry: [{ PrefixListId: list, RegionId: 'cn-hangzhou', Cidr: '192.168.0.0/24', Description: 'home' }],
    });
    expect(refusal('GetVpcPrefixListEntries', { PrefixListId: 'pl-x' })).toBe('400 ResourceNotFound.PrefixList');
    expect(refusal('ListPrefixLists', { NextToken: 'x' })).toBe('400 IllegalParam.NextToken');
  });
});

describe('ModifyVpcPrefixList', () => {
  it('removes, adds and describes blocks, Modifying for a while', () => {
    const { modify, shown, advance, call, list } = startWithList({ timing: 'realistic' });
    modify({ PrefixListName: 'new', PrefixListDescription: 'words', MaxEntries: 3 });
    expect(shown()).toMatchObject({ PrefixListName: 'new', MaxEntries: 3, Status: 'Created' });
    modify({ AddPrefixListEntry: [entry('10.1.0.0/16'), entry('192.168.0.0/24', 'again')] });
    expect(shown()?.Status).toBe('Modifying');
    advance(60_000);
    expect(call('GetVpcPrefixListEntries', { PrefixListId: list })).toMatchObject({
      PrefixListEntry: [{ Cidr: '192.168.0.0/24', Description: 'again' }, { Cidr: '10.1.0.0/16' }],
    });
    modify({ RemovePrefixListEntry: [entry('192.168.0.0/24')], AddPrefixListEntry: [entry('10.2.0.0/16')] });
    expect(shown()?.CidrBlocks).toEqual(['10.1.0.0/16', '10.2.0.0/16']);
  });

  it.each<[Parameters, string]>([
    [{ PrefixListId: 'pl-x' }, '400 ResourceNotFound.PrefixList'],
    [{ PrefixListName: BAD_NAMES[2] }, '400 IllegalParam.PrefixListName'],
    [{ RemovePrefixListEntry: [entry('10.0.0.0/8')] }, '400 IllegalParam.CidrBlock'],
    [
      { RemovePrefixListEntry: [entry('10.0.0.0/8'), entry('192.168.0.0/24')] },
      '400 OperationDenied.RemoveCountExceedExistCount',
    ],
    [
      { RemovePrefixListEntry: [entry('192.168.0.0/24')], AddPrefixListEntry: [entry('192.168.0.0/24')] },
      '400 DuplicatedParam.CidrBlock',
    ],
    [{ MaxEntries: 1, AddPrefixListEntry: [entry('10.0.0.0/8')] }, '400 OperationFailed.CidrCountExceedMaxCount'],
    [{ MaxEntries: 500 }, '400 QuotaExceeded.PrefixListCidrCount'],
    [{ DryRun: true }, '400 DryRunOperation'],
  ])('refuses %j', (parameters, expected) => {
    const { refusal, list } = startWithList();
    expect(refusal('ModifyVpcPrefixList', { PrefixListId: list, ...parameters })).toBe(expected);
  });

  it('lets a list that changes be neither changed, deleted nor used', () => {
    const { refusal, modify, list, vpc, call } = startWithList({ timing: 'realistic' });
    const NetworkAclId = call('CreateNetworkAcl', { VpcId: vpc.VpcId }).NetworkAclId ?? '';
    modify({ AddPrefixListEntry: [entry('10.1.0.0/16')] });
    const unstable = '400 IncorrectStatus.PrefixList';
    expect(refusal('ModifyVpcPrefixList', { PrefixListId: list })).toBe(unstable);
    expect(refusal('DeleteVpcPrefixList', { PrefixListId: list })).toBe(unstable);
    const hop = { NextHopType: 'VpnGateway', NextHopId: 'vpn-1' };
    const destination = { RouteTableId: vpc.RouteTableId, DestinationCidrBlock: list };
    expect(refusal('CreateRouteEntry', { ...destination, ...hop })).toBe(unstable);
    expect(NetworkAclId).not.toBe('');
  });
});

describe('a prefix list as destination', () => {
  it('is one entry, listed and removed by its id', () => {
    const { route, list, destinations, associations, call, vpc, entries } = startWithList();
    route();
    expect(destinations({ RouteEntryType: 'Custom' })).toEqual([list]);
    expect(entries({ DestinationCidrBlock: list })).toMatchObject([{ IpVersion: 'ipv4', Status: 'Available' }]);
    expect(associations()).toEqual([
      {
        PrefixListId: list,
        ResourceType: 'vpcRouteTable',
        ResourceId: vpc.RouteTableId,
        ResourceUid: DEFAULT_ACCOUNT.id,
        OwnerId: DEFAULT_ACCOUNT.id,
        RegionId: 'cn-hangzhou',
        Status: 'Created',
        Reason: '',
      },
    ]);
    const NextHopId = String(entries({ DestinationCidrBlock: list })[0]?.NextHops.NextHop[0]?.NextHopId);
    call('DeleteRouteEntry', { RouteTableId: vpc.RouteTableId, DestinationCidrBlock: list, NextHopId });
    expect(associations()).toEqual([]);
  });

  it('must exist, come once, and not contradict other entries', () => {
    const { route, list, create, createVSwitch, createVpc } = startWithList({
      accounts: [DEFAULT_ACCOUNT, STRANGER],
    });
    expect(() => route('pl-unknown')).toThrow('ResourceNotFound.PrefixList');
    route();
    expect(() => route()).toThrow('ResourceAlreadyAssociated.PrefixList');
    expect(() => route('192.168.0.0/24')).toThrow('OperationFailed.CidrConflictWithPrefixList');
    route('192.168.0.0/25');
    expect(() => route(create({ PrefixListEntries: [entry('192.168.0.0/25')] }))).toThrow('InvalidCIDRBlock.Duplicate');
    createVSwitch('10.0.1.0/24');
    expect(() => route(create({ PrefixListEntries: [entry('10.0.1.0/25')] }))).toThrow('InvalidCidrBlock');
    expect(() => route(create({ PrefixListEntries: [entry('100.64.0.0/10')] }))).toThrow('InvalidCidrBlock');
    const ipv6 = create({ IpVersion: 'IPv6', PrefixListEntries: [entry('2001:db8::/32')] });
    expect(() => route(ipv6)).toThrow('OperationDenied.VpcIpv6NotEnabled');
    const { RouteTableId } = createVpc({ EnableIpv6: true });
    route(list, { RouteTableId });
  });

  it('cannot have several next hops', () => {
    const { list, refusal, vpc } = startWithList();
    const NextHopList = ['ri-1', 'ri-2'].map((NextHopId) => ({ NextHopType: 'RouterInterface', NextHopId }));
    const wanted = { RouteTableId: vpc.RouteTableId, DestinationCidrBlock: list, NextHopList };
    expect(refusal('CreateRouteEntry', wanted)).toBe('400 UnsupportedFeature.CreatePrefixListEcmpRouteEntry');
  });

  it('counts for as many entries as it may have', () => {
    const { route, create, modify, list } = startWithList({ quotas: { customEntriesPerRouteTable: 60 } });
    route();
    expect(() => route(create({ MaxEntries: 11 }))).toThrow('Route entry quota exceeded in this route table');
    const other = create({ MaxEntries: 9 });
    route(other);
    expect(() => modify({ PrefixListId: other, MaxEntries: 11 })).toThrow(
      'Route entry quota exceeded in associated route table',
    );
    modify({ PrefixListId: other, MaxEntries: 10 });
    expect(() => route('1.1.1.1')).toThrow('Route entry quota exceeded in this route table');
    expect(() => modify({ MaxEntries: 51 })).toThrow('Route entry quota exceeded in associated route table');
    expect(list).toMatch(/^pl-/);
  });

  it('keeps a vSwitch, and a further VPC block, from where its blocks lead', () => {
    const { route, create, refusal, vpc } = startWithList();
    route(create({ PrefixListEntries: [entry('10.0.5.0/25'), entry('172.20.0.0/24')] }));
    const vswitch = { VpcId: vpc.VpcId, ZoneId: 'cn-hangzhou-b', CidrBlock: '10.0.5.0/24' };
    expect(refusal('CreateVSwitch', vswitch)).toBe('400 InvalidCidrBlock.Overlapped');
    const block = { VpcId: vpc.VpcId, SecondaryCidrBlock: '172.20.0.0/16' };
    expect(refusal('AssociateVpcCidrBlock', block)).toBe('400 OperationFailed.ConflictWithEntry');
  });

  it('fails where its new block has an entry already, until that is gone', () => {
    const { route, modify, associations, refusal, call, vpc, list, entries } = startWithList();
    route();
    route('10.9.0.0/16');
    modify({ AddPrefixListEntry: [entry('10.9.0.0/16')] });
    expect(associations()).toMatchObject([{ Status: 'ModifyFailed', Reason: expect.stringContaining('10.9.0.0/16') }]);
    const again = { PrefixListId: list, ResourceType: 'vpcRouteTable', ResourceId: vpc.RouteTableId };
    expect(refusal('RetryVpcPrefixListAssociation', again)).toBe('400 OperationFailed.CidrConflictWithPrefixList');
    const RouteEntryId = entries({ DestinationCidrBlock: '10.9.0.0/16' })[0]?.RouteEntryId ?? '';
    call('DeleteRouteEntry', { RouteEntryId });
    call('RetryVpcPrefixListAssociation', again);
    expect(associations()).toMatchObject([{ Status: 'Created' }]);
    expect(refusal('RetryVpcPrefixListAssociation', { ...again, DryRun: true })).toBe('400 DryRunOperation');
    expect(refusal('RetryVpcPrefixListAssociation', { ...again, ResourceId: 'vtb-x' })).toBe(
      '400 ResourceNotAssociated.PrefixList',
    );
  });
});

describe('DeleteVpcPrefixList', () => {
  it('is blocked by routes and by network ACLs that name the list', () => {
    const { route, refusal, call, list, vpc, lists, associations, entries } = startWithList();
    route();
    const inUse = '400 DependencyViolation.PrefixListRelation';
    expect(refusal('DeleteVpcPrefixList', { PrefixListId: list })).toBe(inUse);
    call('DeleteRouteEntry', { RouteEntryId: entries({ DestinationCidrBlock: list })[0]?.RouteEntryId ?? '' });
    const NetworkAclId = call('CreateNetworkAcl', { VpcId: vpc.VpcId }).NetworkAclId ?? '';
    const rule = { Policy: 'drop', Protocol: 'all', Port: '-1/-1', DestinationCidrIp: list };
    const update = { NetworkAclId, UpdateEgressAclEntries: true };
    const wrong = { ...update, EgressAclEntries: [{ ...rule, IpVersion: 'IPv6' }] };
    expect(refusal('UpdateNetworkAclEntries', wrong)).toBe('400 OperationDenied.IpVersionInconsistencyWithPrefixList');
    call('UpdateNetworkAclEntries', { ...update, EgressAclEntries: [rule] });
    expect(associations()).toMatchObject([{ ResourceType: 'networkAcl', ResourceId: NetworkAclId }]);
    expect(refusal('DeleteVpcPrefixList', { PrefixListId: list })).toBe(inUse);
    call('UpdateNetworkAclEntries', update);
    expect(refusal('DeleteVpcPrefixList', { PrefixListId: list, DryRun: true })).toBe('400 DryRunOperation');
    call('DeleteVpcPrefixList', { PrefixListId: list });
    expect(lists()).toEqual([]);
    expect(refusal('DeleteVpcPrefixList', { PrefixListId: list })).toBe('400 ResourceNotFound.PrefixList');
  });
});

function startNetworkWithLists() {
  const cloud = startNetwork();
  const lists = () => cloud.call<{ PrefixLists: readonly PrefixList[] }>('ListPrefixLists').PrefixLists;
  return { ...cloud, lists };
}
