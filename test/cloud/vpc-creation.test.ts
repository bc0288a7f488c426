import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import { type Parameters, startCloud } from './support.ts';
import { BAD_DESCRIPTIONS, BAD_NAMES, SECOND_GROUP, startNetwork, type Vpc } from './vpc-support.ts';

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
    const { createVpc, attribute } = startNetwork();
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
    const { createVpc, attribute } = startNetwork();
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
    const { send, vpcs } = startNetwork();
    const { status, body } = send('CreateVpc', parameters);
    expect(`${status} ${body.Code}: ${body.Message}`).toBe(expected);
    expect(vpcs()).toHaveLength(1);
  });

  it('refuses one more than the quota of the region', () => {
    const { createVpc, refusal, call } = startNetwork({ quotas: { vpcsPerRegion: 2 } });
    createVpc();
    expect(refusal('CreateVpc')).toBe('400 QuotaExceeded.Vpc');
    call('CreateVpc', { RegionId: 'cn-beijing' });
  });

  it('replays the first answer to a repeated ClientToken', () => {
    const { createVpc, vpcs } = startNetwork();
    expect(createVpc({ ClientToken: 't' }).VpcId).toBe(createVpc({ ClientToken: 't' }).VpcId);
    expect(vpcs()).toHaveLength(2);
  });
});

describe('CreateDefaultVpc', () => {
  it('creates the one default VPC of the region', () => {
    const { call, refusal, vpcIds } = startNetwork();
    const vpc = call('CreateDefaultVpc', { EnableIpv6: false });
    expect(Object.keys(vpc).sort()).toEqual(['RequestId', 'RouteTableId', 'VRouterId', 'VpcId']);
    expect(vpcIds({ IsDefault: true })).toEqual([vpc.VpcId]);
    expect(refusal('CreateDefaultVpc')).toBe('400 OperationFailed.DefaultVpcExist');
    expect(refusal('CreateDefaultVpc', { ResourceGroupId: 'rg-x' })).toBe('400 InvalidResourceGroupId');
  });
});
