import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import { SECOND_GROUP, STRANGER, startNetwork, type Vpcs } from './vpc-support.ts';

describe('DescribeVpcs', () => {
  it('answers exactly the documented fields', () => {
    const { call, vpc, createVSwitch, clock } = startNetwork();
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
    const { call, vpc, createVpc, vpcIds } = startNetwork();
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
    expect(vpcIds({ VpcId: `${special},vpc-unknown,${plain}` })).toEqual([plain, special]);
    expect(vpcIds({ VpcId: 'vpc-unknown' })).toEqual([]);
    expect(vpcIds({ VpcName: 'special' })).toEqual([special]);
    expect(vpcIds({ IsDefault: true })).toEqual([standard]);
    expect(vpcIds({ IsDefault: false })).toEqual([plain, special]);
    expect(vpcIds({ EnableIpv6: true })).toEqual([special]);
    expect(vpcIds({ EnableIpv6: false })).toEqual([plain, standard]);
    expect(vpcIds({ ResourceGroupId: SECOND_GROUP })).toEqual([special]);
    expect(vpcIds({ DhcpOptionsSetId: 'dopt-1' })).toEqual([]);
    expect(vpcIds({ VpcOwnerId: DEFAULT_ACCOUNT.id })).toHaveLength(3);
    expect(vpcIds({ VpcOwnerId: STRANGER.id })).toEqual([]);
    expect(vpcIds({ Tag: [{ Key: 'a' }, { Key: 'b', Value: '2' }] })).toEqual([special]);
    expect(vpcIds({ Tag: [{ Key: 'a', Value: '2' }] })).toEqual([]);
    expect(vpcIds({ VpcId: plain, Tag: [{ Key: 'a' }] })).toEqual([]);
    expect(vpcIds({ RegionId: 'cn-beijing' })).toEqual([]);
  });

  it('pages in order of creation and counts all', () => {
    const { call, createVpc, vpc } = startNetwork();
    const later = [createVpc().VpcId, createVpc().VpcId];
    const page = (PageNumber: number) => {
      const body = call<Vpcs>('DescribeVpcs', { PageNumber, PageSize: 2 });
      return [body.TotalCount, body.Vpcs.Vpc.map((row) => row.VpcId)];
    };
    expect(page(1)).toEqual([3, [vpc.VpcId, later[0]]]);
    expect(page(2)).toEqual([3, [later[1]]]);
    expect(page(3)).toEqual([3, []]);
  });

  it('runs dry', () => expect(startNetwork().refusal('DescribeVpcs', { DryRun: true })).toBe('400 DryRunOperation'));

  it("does not show another account's VPCs", () => {
    const { send } = startNetwork({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
    expect(send<Vpcs>('DescribeVpcs', {}, { key: STRANGER.accessKeys[0] }).body.TotalCount).toBe(0);
  });
});

describe('DescribeVpcAttribute', () => {
  it('answers exactly the documented fields', () => {
    const { attribute, vpc, createVSwitch, createRouteTable } = startNetwork();
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
    const { refusal, asStranger, vpc } = startNetwork({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
    const { VpcId } = vpc;
    expect(refusal('DescribeVpcAttribute')).toBe('400 MissingVpcId');
    expect(refusal('DescribeVpcAttribute', { VpcId: 'vpc-unknown' })).toBe('404 InvalidVpcId.NotFound');
    expect(refusal('DescribeVpcAttribute', { VpcId, RegionId: 'cn-beijing' })).toBe('404 InvalidVpcId.NotFound');
    expect(refusal('DescribeVpcAttribute', { VpcId, DryRun: true })).toBe('400 DryRunOperation');
    expect(asStranger('DescribeVpcAttribute', { VpcId })).toBe('404 InvalidVpcId.NotFound');
  });
});
