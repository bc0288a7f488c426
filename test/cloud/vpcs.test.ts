import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import { type Parameters, startCloud } from './support.ts';
import { BAD_DESCRIPTIONS, BAD_NAMES, connectInterface, STRANGER, startNetwork, type Vpc } from './vpc-support.ts';

interface Vpcs {
  readonly TotalCount: number;
  readonly Vpcs: { readonly Vpc: readonly (Record<string, unknown> & { readonly VpcId: string })[] };
}

const SECOND_GROUP = DEFAULT_ACCOUNT.resourceGroups[1]?.id ?? '';

function start(options = {}) {
  const cloud = startNetwork(options);
  const list = (parameters: Parameters = {}) => cloud.call<Vpcs>('DescribeVpcs', parameters).Vpcs.Vpc;
  const ids = (parameters: Parameters = {}) => list(parameters).map((row) => row.VpcId);
  const attribute = (VpcId: string) => cloud.call<Record<string, unknown>>('DescribeVpcAttribute', { VpcId });
  return { ...cloud, list, ids, attribute };
}

describe('CreateVpc', () => {
  it('brings a VRouter and a system table, and is Pending before it is Available', () => {
    const { call, advance } = startCloud({ timing: {} });
    const vpc = call<Vpc>('CreateVpc');
    expect(vpc).toEqual({
      RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
      VpcId: expect.stringMatching(/^vpc-bp1[a-z0-9]{18}$/),
      VRouterId: expect.stringMatching(/^vrt-bp1[a-z0-9]{18}$/),
      RouteTableId: expect.stringMatching(/^vtb-bp1[a-z0-9]{18}$/),
      ResourceGroupId: DEFAULT_ACCOUNT.resourceGroups[0]?.id,
    });
    const status = () => call('DescribeVpcAttribute', { VpcId: vpc.VpcId }).Status;
    expect(status()).toBe('Pending');
    advance(500);
    expect(status()).toBe('Available');
  });

  it('keeps what it is given', () => {
    const { createVpc, attribute } = start();
    const { VpcId } = createVpc({
      CidrBlock: '192.168.0.0/16',
      VpcName: 'a',
      Description: 'b',
      ResourceGroupId: SECOND_GROUP,
      UserCidr: '11.0.0.0/8,12.0.0.0/8',
      EnableDnsHostname: true,
      Tag: [{ Key: 'k', Value: 'v' }],
    });
    expect(attribute(VpcId)).toMatchObject({
      CidrBlock: '192.168.0.0/16',
      VpcName: 'a',
      Description: 'b',
      ResourceGroupId: SECOND_GROUP,
      UserCidrs: { UserCidr: ['11.0.0.0/8', '12.0.0.0/8'] },
      DnsHostnameStatus: 'ENABLED',
      Tags: { Tag: [{ Key: 'k', Value: 'v' }] },
    });
  });

  it('assigns an IPv6 /56 on demand', () => {
    const { createVpc, attribute } = start();
    const vpc = attribute(createVpc({ EnableIpv6: true, Ipv6Isp: 'ChinaMobile' }).VpcId);
    expect(vpc.Ipv6CidrBlock).toMatch(/^2408:40[0-9a-f:]+00::\/56$/);
    expect(vpc.EnabledIpv6).toBe(true);
    expect(vpc.Ipv6CidrBlocks).toEqual({
      Ipv6CidrBlock: [{ Ipv6CidrBlock: vpc.Ipv6CidrBlock, Ipv6Isp: 'ChinaMobile' }],
    });
  });

  it.each<[Parameters, string]>([
    [{ CidrBlock: '10.0.0.0' }, '400 InvalidParameter: Specified CIDR block is not valid'],
    [{ CidrBlock: '10.0.0.1/16' }, '400 InvalidParameter: Specified CIDR block is not valid'],
    ...['100.64.0.0/10', '224.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '0.0.0.0/8'].map(
      (CidrBlock): [Parameters, string] => [{ CidrBlock }, '400 InvalidParameter: Specified CIDR block is not valid'],
    ),
    [{ CidrBlock: '10.0.0.0/7' }, '400 IllegalParam.CidrBlockMask: The param of CidrBlock Mask [7] is illegal.'],
    [{ CidrBlock: '10.0.0.0/29' }, '400 IllegalParam.CidrBlockMask: The param of CidrBlock Mask [29] is illegal.'],
    ...BAD_NAMES.map((VpcName): [Parameters, string] => [
      { VpcName },
      '400 InvalidVpcName.Malformed: Specified VPC name is not valid.',
    ]),
    ...BAD_DESCRIPTIONS.map((Description): [Parameters, string] => [
      { Description },
      '400 InvalidVpcDiscription.Malformed: Specified VPC description is not valid.',
    ]),
    [{ ResourceGroupId: 'rg-x' }, '400 InvalidResourceGroupId: The specified ResourceGroupId does not exist.'],
    [{ UserCidr: 'x' }, '400 InvalidParameter: Specified UserCidr invalid format.'],
    [{ UserCidr: '11.0.0.1/8' }, '400 IllegalParam.UserCidr: UserCidr is not a valid or strict address.'],
    [
      { UserCidr: '100.64.0.0/16' },
      '400 InvalidUserCidr.Malformed: Specified UserCidr overlapping in of 100.64.0.0/10.',
    ],
    [
      { UserCidr: '1.0.0.0/8,2.0.0.0/8,3.0.0.0/8,4.0.0.0/8' },
      '400 InvalidUserCidr.Quota: Specified UserCidr number is greater than 3.',
    ],
    [{ Ipv6Isp: 'BGP' }, '400 MissingParam.EnableIpv6: The parameter EnableIpv6 is missing.'],
    [
      { EnableIpv6: false, Ipv6CidrBlock: '2408::/56' },
      '400 IllegalParam.EnableIpv6: The specified EnableIpv6 is illegal.',
    ],
    [{ EnableIpv6: true, Ipv6Isp: 'x' }, '400 IllegalParam.Ipv6Isp: The specified Ipv6Isp is illegal.'],
    [
      { EnableIpv6: true, Ipv6CidrBlock: '2408::/64' },
      '400 InvalidIpv6CidrBlock.Malformed: Specified Ipv6CidrBlock is not valid.',
    ],
    [
      { EnableIpv6: true, Ipv6CidrBlock: '2408::/56' },
      '400 OperationFailed.IPv6CidrNotReserved: The specified IPv6 CIDR block has not been reserved.',
    ],
    [{ Ipv4IpamPoolId: 'ipam-pool-1' }, '400 UnsupportedFeature.Ipam: IPAM is not supported in this region.'],
    [{ Tag: [{ Key: 'aliyun' }] }, '400 InvalidTagKey: The tag keys are not valid.'],
    [{ Tag: [{ Key: 'a', Value: 'acs:x' }] }, '400 InvalidTagValue: The tag values are not valid.'],
    [{ DryRun: true }, '400 DryRunOperation: Request validation has been passed with DryRun flag set.'],
    [{ RegionId: 'cn-nowhere' }, '404 InvalidRegionId.NotFound: Specified value of "regionId" is not supported.'],
  ])('refuses %j and creates nothing', (parameters, expected) => {
    const { send, list } = start();
    const { status, body } = send('CreateVpc', parameters);
    expect(`${status} ${body.Code}: ${body.Message}`).toBe(expected);
    expect(list()).toHaveLength(1);
  });

  it('refuses one more than the quota of the region', () => {
    const { createVpc, refusal, call } = start({ quotas: { vpcsPerRegion: 2 } });
    createVpc();
    expect(refusal('CreateVpc')).toBe('400 QuotaExceeded.Vpc');
    call('CreateVpc', { RegionId: 'cn-beijing' });
  });

  it('replays the first answer to a repeated ClientToken', () => {
    const { createVpc, list } = start();
    expect(createVpc({ ClientToken: 't' }).VpcId).toBe(createVpc({ ClientToken: 't' }).VpcId);
    expect(list()).toHaveLength(2);
  });
});

describe('CreateDefaultVpc', () => {
  it('creates the one default VPC of the region', () => {
    const { call, refusal, ids } = start();
    const vpc = call('CreateDefaultVpc', { EnableIpv6: false });
    expect(Object.keys(vpc).sort()).toEqual(['RequestId', 'RouteTableId', 'VRouterId', 'VpcId']);
    expect(ids({ IsDefault: true })).toEqual([vpc.VpcId]);
    expect(refusal('CreateDefaultVpc')).toBe('400 OperationFailed.DefaultVpcExist');
    expect(refusal('CreateDefaultVpc', { ResourceGroupId: 'rg-x' })).toBe('400 InvalidResourceGroupId');
  });
});

describe('DescribeVpcs', () => {
  it('answers exactly the documented fields', () => {
    const { call, vpc, createVSwitch, clock } = start();
    const vswitch = createVSwitch('10.0.0.0/24');
    expect(call('DescribeVpcs', { RegionId: 'cn-hangzhou' })).toEqual({
      RequestId: expect.any(String),
      PageNumber: 1,
      PageSize: 10,
      TotalCount: 1,
      Vpcs: {
        Vpc: [
          {
            VpcId: vpc.VpcId,
            VpcName: '',
            Description: '',
            Status: 'Available',
            IsDefault: false,
            RegionId: 'cn-hangzhou',
            CidrBlock: '10.0.0.0/16',
            SecondaryCidrBlocks: { SecondaryCidrBlock: [] },
            UserCidrs: { UserCidr: [] },
            Ipv6CidrBlock: '',
            Ipv6CidrBlocks: { Ipv6CidrBlock: [] },
            EnabledIpv6: false,
            VRouterId: vpc.VRouterId,
            RouterTableIds: { RouterTableIds: [vpc.RouteTableId] },
            VSwitchIds: { VSwitchId: [vswitch] },
            NatGatewayIds: { NatGatewayIds: [] },
            Tags: { Tag: [] },
            ResourceGroupId: 'rg-acfmxazb4ph6aiy',
            OwnerId: 1234567890123456,
            CreationTime: `${new Date(clock.now() - 60_000).toISOString().slice(0, 19)}Z`,
            CenStatus: 'Detached',
            DhcpOptionsSetId: '',
            DhcpOptionsSetStatus: '',
            DnsHostnameStatus: 'DISABLED',
          },
        ],
      },
    });
  });

  it('filters by everything that the page names', () => {
    const { call, vpc, createVpc, ids } = start();
    const plain = vpc.VpcId;
    const special = createVpc({
      VpcName: 'special',
      EnableIpv6: true,
      ResourceGroupId: SECOND_GROUP,
      Tag: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ],
    }).VpcId;
    const standard = call('CreateDefaultVpc').VpcId ?? '';
    expect(ids({ VpcId: `${special},vpc-unknown,${plain}` })).toEqual([plain, special]);
    expect(ids({ VpcId: 'vpc-unknown' })).toEqual([]);
    expect(ids({ VpcName: 'special' })).toEqual([special]);
    expect(ids({ IsDefault: true })).toEqual([standard]);
    expect(ids({ IsDefault: false })).toEqual([plain, special]);
    expect(ids({ EnableIpv6: true })).toEqual([special]);
    expect(ids({ EnableIpv6: false })).toEqual([plain, standard]);
    expect(ids({ ResourceGroupId: SECOND_GROUP })).toEqual([special]);
    expect(ids({ DhcpOptionsSetId: 'dopt-1' })).toEqual([]);
    expect(ids({ VpcOwnerId: DEFAULT_ACCOUNT.id })).toHaveLength(3);
    expect(ids({ VpcOwnerId: STRANGER.id })).toEqual([]);
    expect(ids({ Tag: [{ Key: 'a' }, { Key: 'b', Value: '2' }] })).toEqual([special]);
    expect(ids({ Tag: [{ Key: 'a', Value: '2' }] })).toEqual([]);
    expect(ids({ VpcId: plain, Tag: [{ Key: 'a' }] })).toEqual([]);
    expect(ids({ RegionId: 'cn-beijing' })).toEqual([]);
  });

  it('pages in order of creation and counts all', () => {
    const { call, createVpc, vpc } = start();
    const later = [createVpc().VpcId, createVpc().VpcId];
    const page = (PageNumber: number) => {
      const body = call<Vpcs>('DescribeVpcs', { PageNumber, PageSize: 2 });
      return [body.TotalCount, body.Vpcs.Vpc.map((row) => row.VpcId)];
    };
    expect(page(1)).toEqual([3, [vpc.VpcId, later[0]]]);
    expect(page(2)).toEqual([3, [later[1]]]);
    expect(page(3)).toEqual([3, []]);
  });

  it('runs dry', () => expect(start().refusal('DescribeVpcs', { DryRun: true })).toBe('400 DryRunOperation'));

  it("does not show another account's VPCs", () => {
    const { send } = start({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
    expect(send<Vpcs>('DescribeVpcs', {}, { key: STRANGER.accessKeys[0] }).body.TotalCount).toBe(0);
  });
});

describe('DescribeVpcAttribute', () => {
  it('answers exactly the documented fields', () => {
    const { attribute, vpc, createVSwitch, createRouteTable } = start();
    const vswitch = createVSwitch('10.0.0.0/24');
    createRouteTable();
    expect(attribute(vpc.VpcId)).toEqual({
      RequestId: expect.any(String),
      VpcId: vpc.VpcId,
      VpcName: '',
      Description: '',
      Status: 'Available',
      IsDefault: false,
      RegionId: 'cn-hangzhou',
      CidrBlock: '10.0.0.0/16',
      SecondaryCidrBlocks: { SecondaryCidrBlock: [] },
      UserCidrs: { UserCidr: [] },
      Ipv6CidrBlock: '',
      Ipv6CidrBlocks: { Ipv6CidrBlock: [] },
      EnabledIpv6: false,
      VRouterId: vpc.VRouterId,
      VSwitchIds: { VSwitchId: [vswitch] },
      ClassicLinkEnabled: false,
      ResourceGroupId: 'rg-acfmxazb4ph6aiy',
      OwnerId: 1234567890123456,
      CreationTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      AssociatedCens: { AssociatedCen: [] },
      AssociatedPropagationSources: { AssociatedPropagationSources: [] },
      CloudResources: {
        CloudResourceSetType: [
          { ResourceType: 'VSwitch', ResourceCount: 1 },
          { ResourceType: 'VRouter', ResourceCount: 1 },
          { ResourceType: 'RouteTable', ResourceCount: 2 },
        ],
      },
      DhcpOptionsSetId: '',
      DhcpOptionsSetStatus: '',
      DnsHostnameStatus: 'DISABLED',
      SupportIpv4Gateway: false,
      Ipv4GatewayId: '',
      Tags: { Tag: [] },
    });
  });

  it('refuses a VPC that does not exist, with the 404 that clients wait for', () => {
    const { refusal, asStranger, vpc } = start({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
    const { VpcId } = vpc;
    expect(refusal('DescribeVpcAttribute')).toBe('400 MissingVpcId');
    expect(refusal('DescribeVpcAttribute', { VpcId: 'vpc-unknown' })).toBe('404 InvalidVpcId.NotFound');
    expect(refusal('DescribeVpcAttribute', { VpcId, RegionId: 'cn-beijing' })).toBe('404 InvalidVpcId.NotFound');
    expect(refusal('DescribeVpcAttribute', { VpcId, DryRun: true })).toBe('400 DryRunOperation');
    expect(asStranger('DescribeVpcAttribute', { VpcId })).toBe('404 InvalidVpcId.NotFound');
  });
});

describe('ModifyVpcAttribute', () => {
  function modifying(options = {}) {
    const cloud = start(options);
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
    const { call, refusal, advance, attribute, vpc, routeTables, ids } = start({ timing: {} });
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
    expect(ids()).toEqual([]);
    expect(routeTables()).toEqual([]);
    expect(call<{ TotalCount: number }>('DescribeVRouters').TotalCount).toBe(0);
    expect(ids({ Tag: [{ Key: 'a' }] })).toEqual([]);
  });

  it('refuses while something is in it, in the documented order', () => {
    const cloud = start();
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
    const { createVpc, refusal, asStranger } = start({ timing: {}, accounts: [DEFAULT_ACCOUNT, STRANGER] });
    const { VpcId } = createVpc();
    expect(refusal('DeleteVpc', { VpcId })).toBe('400 IncorrectVpcStatus');
    expect(refusal('DeleteVpc', { VpcId: 'vpc-unknown' })).toBe('404 InvalidVpcId.NotFound');
    expect(asStranger('DeleteVpc', { VpcId })).toBe('404 InvalidVpcId.NotFound');
  });
});

describe('AssociateVpcCidrBlock and UnassociateVpcCidrBlock', () => {
  function associating(options = {}) {
    const cloud = start(options);
    const { VpcId } = cloud.vpc;
    const add = (parameters: Parameters) => cloud.call('AssociateVpcCidrBlock', { VpcId, ...parameters });
    const remove = (parameters: Parameters) => cloud.call('UnassociateVpcCidrBlock', { VpcId, ...parameters });
    const addRefused = (parameters: Parameters) => cloud.refusal('AssociateVpcCidrBlock', { VpcId, ...parameters });
    const removeRefused = (parameters: Parameters) =>
      cloud.refusal('UnassociateVpcCidrBlock', { VpcId, ...parameters });
    const blocks = () => cloud.attribute(VpcId).SecondaryCidrBlocks;
    return { ...cloud, add, remove, addRefused, removeRefused, blocks };
  }

  it('adds a secondary block, in which vSwitches may lie, and takes it away again', () => {
    const { add, remove, removeRefused, blocks, createVSwitch, call } = associating();
    const SecondaryCidrBlock = '192.168.0.0/16';
    expect(add({ SecondaryCidrBlock })).toEqual({
      RequestId: expect.any(String),
      CidrBlock: SecondaryCidrBlock,
      IpVersion: 'IPV4',
    });
    expect(blocks()).toEqual({ SecondaryCidrBlock: [SecondaryCidrBlock] });
    const VSwitchId = createVSwitch('192.168.1.0/24');
    expect(removeRefused({ SecondaryCidrBlock })).toBe('400 OperationFailed.CidrInUse');
    call('DeleteVSwitch', { VSwitchId });
    remove({ SecondaryCidrBlock });
    expect(blocks()).toEqual({ SecondaryCidrBlock: [] });
  });

  it('lets the service choose an IPv6 block', () => {
    const { add, remove, removeRefused, attribute, vpc, call, createVSwitch } = associating();
    const first = add({ IpVersion: 'IPV6' });
    expect(first).toMatchObject({ IpVersion: 'IPV6', CidrBlock: expect.stringMatching(/\/56$/) });
    const second = add({ IpVersion: 'ipv6', Ipv6Isp: 'ChinaUnicom' });
    expect(attribute(vpc.VpcId)).toMatchObject({ EnabledIpv6: true, Ipv6CidrBlock: first.CidrBlock });
    const subnet = { Ipv6CidrBlock: 255, VpcIpv6CidrBlock: second.CidrBlock };
    const VSwitchId = createVSwitch('10.0.0.0/24', subnet);
    expect(removeRefused({ IPv6CidrBlock: second.CidrBlock })).toBe('400 OperationFailed.CidrInUse');
    call('DeleteVSwitch', { VSwitchId });
    remove({ IPv6CidrBlock: second.CidrBlock });
    expect(removeRefused({ IPv6CidrBlock: second.CidrBlock })).toBe('404 ResourceNotFound.SecondaryCidrBlock');
    expect(removeRefused({ IPv6CidrBlock: first.CidrBlock })).toBe('404 ResourceNotFound.SecondaryCidrBlock');
  });

  it.each<[Parameters, string]>([
    [{ VpcId: '' }, '400 MissingParam.VpcId'],
    [{ VpcId: 'vpc-unknown' }, '400 InvalidVpc.NotFound'],
    [{}, '400 MissingParam.SecondaryCidrBlockOrIpv6CidrBlock'],
    [
      { SecondaryCidrBlock: '192.168.0.0/16', IPv6CidrBlock: '2408::/56' },
      '400 ParamExclusive.SecondaryCidrAndIpv6Cidr',
    ],
    [{ SecondaryCidrBlock: 'x' }, '400 InvalidCidrBlock.Malformed'],
    [{ SecondaryCidrBlock: '192.168.0.1/16' }, '400 InvalidCidrBlock.Malformed'],
    [{ SecondaryCidrBlock: '192.168.0.0/29' }, '400 IllegalParam.SecondaryCidrBlock'],
    [{ SecondaryCidrBlock: '100.64.0.0/16' }, '400 IllegalParam.SecondaryCidrBlock'],
    [{ SecondaryCidrBlock: '172.16.0.0/16' }, '400 Duplicated.SecondaryCidrBlock'],
    [{ SecondaryCidrBlock: '172.16.0.0/12' }, '400 InvalidCidrBlock'],
    [{ SecondaryCidrBlock: '10.0.0.0/8' }, '400 InvalidCidrBlock'],
    [{ SecondaryCidrBlock: '11.0.0.0/8' }, '400 OperationFailed.ConflictWithEntry'],
    [{ SecondaryCidrBlock: '192.168.0.0/16', IpVersion: 'IPV6' }, '400 IllegalParam.IpVersion'],
    [{ SecondaryCidrBlock: '192.168.0.0/16', IpVersion: 'x' }, '400 IllegalParam.IpVersion'],
    [{ IPv6CidrBlock: '2408::/64' }, '400 InvalidIpv6CidrBlock.Malformed'],
    [{ IPv6CidrBlock: '2408::/56' }, '400 OperationFailed.IPv6CidrNotReserved'],
    [{ IpVersion: 'IPV6', Ipv6Isp: 'x' }, '400 IllegalParam.Ipv6Isp'],
    [{ IpamPoolId: 'ipam-pool-1' }, '400 UnsupportedFeature.Ipam'],
  ])('refuses to associate %j', (parameters, expected) => {
    const { add, addRefused, createEntry } = associating();
    add({ SecondaryCidrBlock: '172.16.0.0/16' });
    createEntry('11.1.0.0/16');
    expect(addRefused(parameters)).toBe(expected);
  });

  it('refuses more blocks than the quotas', () => {
    const { add, addRefused } = associating();
    for (const index of [0, 1, 2, 3, 4]) add({ SecondaryCidrBlock: `192.168.${index}.0/24` });
    expect(addRefused({ SecondaryCidrBlock: '192.168.5.0/24' })).toBe('400 QuotaExceeded.VpcMultiCidr');
    for (const _ of [0, 1, 2, 3, 4, 5]) add({ IpVersion: 'IPV6' });
    expect(addRefused({ IpVersion: 'IPV6' })).toBe('400 QuotaExceeded.IPv6CidrBlock');
  });

  it('refuses a VPC that is not Available', () => {
    const { createVpc, addRefused, removeRefused } = associating({ timing: {} });
    const { VpcId } = createVpc();
    const block = { VpcId, SecondaryCidrBlock: '192.168.0.0/16' };
    expect(addRefused(block)).toBe('400 IncorrectStatus.Vpc');
    expect(removeRefused(block)).toBe('400 IncorrectStatus.Vpc');
  });

  it('refuses to take away the primary block, none, both, or one that is not there', () => {
    const { removeRefused } = associating();
    const missing = '404 ResourceNotFound.SecondaryCidrBlock';
    expect(removeRefused({ SecondaryCidrBlock: '10.0.0.0/16' })).toBe(missing);
    expect(removeRefused({ SecondaryCidrBlock: '192.168.0.0/16' })).toBe(missing);
    expect(removeRefused({ VpcId: 'vpc-unknown' })).toBe('400 InvalidVpc.NotFound');
    expect(removeRefused({ VpcId: '' })).toBe('400 MissingParam.VpcId');
    expect(removeRefused({})).toBe('400 MissingParam.SecondaryCidrBlockOrIpv6CidrBlock');
    expect(removeRefused({ SecondaryCidrBlock: '10.0.0.0/16', IPv6CidrBlock: '2408::/56' })).toBe(
      '400 ParamExclusive.SecondaryCidrAndIpv6Cidr',
    );
  });
});

describe('MoveResourceGroup', () => {
  const move = (VpcId: string | undefined) => ({
    ResourceType: 'vpc',
    ResourceId: VpcId,
    NewResourceGroupId: SECOND_GROUP,
  });

  it('moves the VPC, and its tables and vSwitches with it', () => {
    const { call, vpc, attribute, routeTables, createVSwitch, vswitch } = start();
    const id = createVSwitch('10.0.0.0/24');
    call('MoveResourceGroup', move(vpc.VpcId));
    expect(attribute(vpc.VpcId).ResourceGroupId).toBe(SECOND_GROUP);
    expect(routeTables().map((table) => table.ResourceGroupId)).toEqual([SECOND_GROUP]);
    expect(vswitch(id).ResourceGroupId).toBe(SECOND_GROUP);
  });

  it('refuses an unknown group, kind or resource', () => {
    const { refusal, vpc } = start();
    const refused = (more: Parameters) => refusal('MoveResourceGroup', { ...move(vpc.VpcId), ...more });
    expect(refused({ NewResourceGroupId: 'rg-x' })).toBe('400 InvalidResourceGroupId');
    expect(refused({ ResourceType: 'eip' })).toBe('400 IllegalParam.ResourceType');
    expect(refused({ ResourceId: 'vpc-unknown' })).toBe('400 InvalidResourceId.NotFound');
    expect(refused({ ResourceId: '' })).toBe('400 MissingResourceId');
  });
});

describe('EnableVpcClassicLink and DisableVpcClassicLink', () => {
  it('switch ClassicLink on and off', () => {
    const { call, vpc, attribute } = start();
    call('EnableVpcClassicLink', { VpcId: vpc.VpcId });
    expect(attribute(vpc.VpcId).ClassicLinkEnabled).toBe(true);
    call('DisableVpcClassicLink', { VpcId: vpc.VpcId });
    expect(attribute(vpc.VpcId).ClassicLinkEnabled).toBe(false);
  });

  it('refuse a VPC that is Pending or unknown', () => {
    const { refusal, createVpc } = start({ timing: {} });
    const { VpcId } = createVpc();
    expect(refusal('EnableVpcClassicLink', { VpcId })).toBe('400 IncorrectVpcStatus');
    expect(refusal('DisableVpcClassicLink', { VpcId: 'vpc-unknown' })).toBe('404 InvalidVpcId.NotFound');
  });
});
