import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { Parameters } from './support.ts';
import { STRANGER, startNetwork, ZONE } from './vpc-support.ts';

describe('DescribeVSwitches', () => {
  it('answers exactly the documented fields', () => {
    const { call, createVSwitch, vpc } = startNetwork();
    const id = createVSwitch('10.0.0.0/24');
    const row = {
      VSwitchId: id,
      VSwitchName: '',
      VpcId: vpc.VpcId,
      CidrBlock: '10.0.0.0/24',
      ZoneId: ZONE,
      Status: 'Available',
      Description: '',
      IsDefault: false,
      AvailableIpAddressCount: 252,
      CreationTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      NetworkAclId: '',
      OwnerId: 1234567890123456,
      ResourceGroupId: 'rg-acfmxazb4ph6aiy',
      Ipv6CidrBlock: '',
      EnabledIpv6: false,
      ShareType: '',
      RouteTable: { RouteTableId: vpc.RouteTableId, RouteTableType: 'System' },
      Tags: { Tag: [] },
    };
    expect(call('DescribeVSwitches', { VpcId: vpc.VpcId })).toEqual({
      RequestId: expect.any(String),
      PageNumber: 1,
      PageSize: 10,
      TotalCount: 1,
      VSwitches: { VSwitch: [row] },
    });
    expect(call('DescribeVSwitchAttributes', { VSwitchId: id })).toEqual({
      RequestId: expect.any(String),
      ...row,
      CloudResources: { CloudResourceSetType: [] },
    });
  });

  it('filters by everything that the page names', () => {
    const { call, createVpc, createVSwitch, createRouteTable, vswitchIds, vpc } = startNetwork();
    const plain = createVSwitch('10.0.0.0/24');
    const other = createVpc({ EnableIpv6: true });
    const special = createVSwitch('172.16.0.0/24', {
      VpcId: other.VpcId,
      VSwitchName: 'special',
      ZoneId: 'cn-hangzhou-c',
      Ipv6CidrBlock: 7,
      Tag: [{ Key: 'a', Value: '1' }],
    });
    const RouteTableId = createRouteTable({ VpcId: other.VpcId });
    call('AssociateRouteTable', { RouteTableId, VSwitchId: special });
    expect(vswitchIds()).toEqual([plain, special]);
    expect(vswitchIds({ VpcId: vpc.VpcId })).toEqual([plain]);
    expect(vswitchIds({ VpcId: 'vpc-unknown' })).toEqual([]);
    expect(vswitchIds({ VSwitchId: special })).toEqual([special]);
    expect(vswitchIds({ VSwitchId: `${special},${plain}` })).toEqual([plain, special]);
    expect(vswitchIds({ VSwitchName: 'special' })).toEqual([special]);
    expect(vswitchIds({ ZoneId: 'cn-hangzhou-c' })).toEqual([special]);
    expect(vswitchIds({ ZoneId: 'cn-nowhere' })).toEqual([]);
    expect(vswitchIds({ RouteTableId })).toEqual([special]);
    expect(vswitchIds({ RouteTableId: vpc.RouteTableId })).toEqual([plain]);
    expect(vswitchIds({ ResourceGroupId: 'rg-acfmxazb4ph6aiy' })).toEqual([plain, special]);
    expect(vswitchIds({ ResourceGroupId: 'rg-x' })).toEqual([]);
    expect(vswitchIds({ VSwitchOwnerId: DEFAULT_ACCOUNT.id })).toEqual([plain, special]);
    expect(vswitchIds({ VSwitchOwnerId: '1' })).toEqual([]);
    expect(vswitchIds({ IsDefault: true })).toEqual([]);
    expect(vswitchIds({ IsDefault: false })).toEqual([plain, special]);
    expect(vswitchIds({ EnableIpv6: true })).toEqual([special]);
    expect(vswitchIds({ EnableIpv6: false })).toEqual([plain]);
    expect(vswitchIds({ Tag: [{ Key: 'a' }] })).toEqual([special]);
    expect(vswitchIds({ Tag: [{ Key: 'a', Value: '2' }] })).toEqual([]);
  });

  it.each<[Parameters, string]>([
    [{ RegionId: '' }, '400 MissingParameter'],
    [{ VpcId: Array(21).fill('vpc-1').join(',') }, '404 InvalidVpcIdNumber.NotSupported'],
    [{ VSwitchId: Array(21).fill('vsw-1').join(',') }, '404 InvalidVSwitchIdNumber.NotSupported'],
    [{ VSwitchOwnerId: 'x' }, '400 IllegalParam.OwnerId'],
    [{ Tag: [{ Key: 'aliyun' }] }, '400 InvalidTagKey'],
    [{ Tag: [{ Key: 'a', Value: 'http://x' }] }, '400 InvalidTagValue'],
    [{ DryRun: true }, '400 DryRunOperation'],
  ])('refuses %j', (parameters, expected) => {
    expect(startNetwork().refusal('DescribeVSwitches', { RegionId: 'cn-hangzhou', ...parameters })).toBe(expected);
  });
});

describe('DescribeVSwitchAttributes', () => {
  it('answers empty fields, not an error, for a vSwitch that does not exist', () => {
    const { vswitch, createVSwitch, send, refusal } = startNetwork({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
    const id = createVSwitch('10.0.0.0/24');
    const none = { VSwitchId: '', Status: '', VpcId: '', Ipv6CidrBlock: '' };
    const noTable = { RouteTable: { RouteTableId: '', RouteTableType: '' } };
    expect(vswitch('vsw-unknown')).toMatchObject({ ...none, ...noTable });
    expect(Object.keys(vswitch('vsw-unknown')).sort()).toEqual(Object.keys(vswitch(id)).sort());
    const key = STRANGER.accessKeys[0];
    expect(send('DescribeVSwitchAttributes', { VSwitchId: id }, { key }).body).toMatchObject(none);
    expect(refusal('DescribeVSwitchAttributes')).toBe('400 MissingVSwitchId');
    expect(refusal('DescribeVSwitchAttributes', { VSwitchId: id, DryRun: true })).toBe('400 DryRunOperation');
  });
});
