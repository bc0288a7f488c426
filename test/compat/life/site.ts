import { expect } from 'vitest';
import { layOut as layOutVpc, type Network } from '../support/network.ts';
import type { Talk } from '../support/said.ts';

/** What a client has laid out, by the ids that the cloud gave. */
export interface Site {
  readonly zone: string;
  readonly left: Network;
  readonly right: Network;
  /** A third VPC, without vSwitches. */
  readonly spare: Network;
  readonly leftVSwitch: string;
  readonly rightVSwitch: string;
  /** A custom route table on the right. */
  custom: string;
  /** The pair that gets connected. */
  initiator: string;
  acceptor: string;
  /** A second pair between the same VRouters, which must stay unconnected. */
  secondInitiator: string;
  secondAcceptor: string;
  /** Interfaces that fill the left VRouter up to its quota, and one on the spare VRouter. */
  others: string[];
}

/** Every character that one client or another spells differently on the wire. */
const NAME = "left a b+c*d~e'f(g)h!i/j&k=l%41 测试";

export async function layOut(talk: Talk): Promise<Site> {
  const left = await layOutVpc(talk, '10.1.0.0/16', { VpcName: NAME, Description: `${NAME}.` });
  const right = await layOutVpc(talk, '10.2.0.0/16', { VpcName: 'right' });
  const spare = await layOutVpc(talk, '10.3.0.0/16', { VpcName: 'spare' });
  const zone = `${talk.region}-h`;
  const leftVSwitch = await vSwitch(talk, zone, left, '10.1.1.0/24');
  const rightVSwitch = await vSwitch(talk, zone, right, '10.2.1.0/24');
  const none = { custom: '', initiator: '', acceptor: '', secondInitiator: '', secondAcceptor: '', others: [] };
  return { zone, left, right, spare, leftVSwitch, rightVSwitch, ...none };
}

async function vSwitch(talk: Talk, zone: string, { vpc }: Network, cidr: string): Promise<string> {
  const params = { VpcId: vpc, ZoneId: zone, CidrBlock: cidr, VSwitchName: `in ${cidr}` };
  const { VSwitchId: id } = await talk.call<{ VSwitchId: string }>('CreateVSwitch', params);
  const look = () => talk.call<{ Status: string }>('DescribeVSwitchAttributes', { VSwitchId: id });
  await talk.wait(async () => (await look()).Status, 'Available');
  return id;
}

export async function readBack(talk: Talk, { left, leftVSwitch, zone }: Site): Promise<void> {
  const vpc = await talk.call('DescribeVpcAttribute', { VpcId: left.vpc });
  expect(vpc).toMatchObject({
    VpcName: NAME,
    Description: `${NAME}.`,
    CidrBlock: '10.1.0.0/16',
    VRouterId: left.router,
  });
  const vswitch = await talk.call('DescribeVSwitchAttributes', { VSwitchId: leftVSwitch });
  expect(vswitch).toMatchObject({
    ...{ VSwitchName: 'in 10.1.1.0/24', VpcId: left.vpc, ZoneId: zone, AvailableIpAddressCount: 252 },
    RouteTable: { RouteTableId: left.table, RouteTableType: 'System' },
  });
}

export async function regionsAndZones(talk: Talk, { zone }: Site): Promise<void> {
  const { Regions } = await talk.call<{ Regions: { Region: unknown[] } }>('DescribeRegions', {});
  expect(Regions.Region).toContainEqual(expect.objectContaining({ RegionId: talk.region }));
  const { Zones } = await talk.call<{ Zones: { Zone: unknown[] } }>('DescribeZones', {});
  expect(Zones.Zone).toContainEqual(expect.objectContaining({ ZoneId: zone }));
}

interface VpcList {
  readonly TotalCount: number;
  readonly PageNumber: number;
  readonly Vpcs: { readonly Vpc: readonly { readonly VpcId: string; readonly IsDefault: boolean }[] };
}

export async function lists(talk: Talk, here: Site): Promise<void> {
  const { left, right, spare } = here;
  const vpcs = async (params: Parameters<Talk['call']>[1]) => {
    const { TotalCount, Vpcs } = await talk.call<VpcList>('DescribeVpcs', params);
    return [TotalCount, ...Vpcs.Vpc.map(({ VpcId }) => VpcId)];
  };
  expect(await vpcs({ PageSize: 2 })).toEqual([3, left.vpc, right.vpc]);
  expect(await vpcs({ PageSize: 2, PageNumber: 2 })).toEqual([3, spare.vpc]);
  expect(await vpcs({ PageSize: 2, PageNumber: 3 })).toEqual([3]);
  expect(await vpcs({ VpcId: `${right.vpc},${left.vpc}` })).toEqual([2, left.vpc, right.vpc]);
  expect(await vpcs({ VpcName: NAME })).toEqual([1, left.vpc]);
  expect(await vpcs({ IsDefault: true })).toEqual([0]);
  expect(await vpcs({ IsDefault: false, PageSize: 50 })).toHaveLength(4);
  expect(await vpcs({ VpcId: 'vpc-none' })).toEqual([0]);
  expect(await vpcs({ RegionId: 'cn-shanghai' })).toEqual([0]);

  const inRight = await talk.call('DescribeVSwitches', { VpcId: right.vpc });
  expect(inRight).toMatchObject({ TotalCount: 1, VSwitches: { VSwitch: [{ VSwitchId: here.rightVSwitch }] } });
  const routers = await talk.call('DescribeVRouters', { VRouterId: left.router });
  expect(routers).toMatchObject({
    VRouters: { VRouter: [{ VpcId: left.vpc, RouteTableIds: { RouteTableId: [left.table] } }] },
  });
  const tables = await talk.call('DescribeRouteTableList', { VpcId: left.vpc });
  expect(tables).toMatchObject({
    RouterTableList: {
      RouterTableListType: [
        { RouteTableId: left.table, RouteTableType: 'System', VSwitchIds: { VSwitchId: [here.leftVSwitch] } },
      ],
    },
  });
}

export async function clientToken(talk: Talk): Promise<void> {
  const params = { CidrBlock: '10.4.0.0/16', ClientToken: `once-${Date.now()}` };
  const first = await talk.call<{ VpcId: string }>('CreateVpc', params);
  const again = await talk.call<{ VpcId: string }>('CreateVpc', params);
  expect(again.VpcId).toBe(first.VpcId);
  const other = await talk.refusal('CreateVpc', { ...params, CidrBlock: '10.5.0.0/16' });
  expect(other.code).toBe('IdempotentParameterMismatch');
  const status = () => talk.call<{ Status: string }>('DescribeVpcAttribute', { VpcId: first.VpcId });
  await talk.wait(async () => (await status()).Status, 'Available');
  await talk.call('DeleteVpc', { VpcId: first.VpcId });
}

export async function changes(talk: Talk, { right, rightVSwitch }: Site): Promise<void> {
  await talk.call('ModifyVpcAttribute', { VpcId: right.vpc, VpcName: 'to the right', Description: 'of left' });
  const vpc = await talk.call('DescribeVpcAttribute', { VpcId: right.vpc });
  expect(vpc).toMatchObject({ VpcName: 'to the right', Description: 'of left', CidrBlock: '10.2.0.0/16' });
  await talk.call('ModifyVSwitchAttribute', { VSwitchId: rightVSwitch, VSwitchName: 'renamed' });
  const vswitch = () => talk.call<Record<string, string>>('DescribeVSwitchAttributes', { VSwitchId: rightVSwitch });
  await talk.wait(async () => (await vswitch()).Status, 'Available');
  expect(await vswitch()).toMatchObject({ VSwitchName: 'renamed' });
  await talk.call('ModifyVRouterAttribute', { VRouterId: right.router, VRouterName: 'crossroads' });
  const routers = await talk.call('DescribeVRouters', { VRouterId: right.router });
  expect(routers).toMatchObject({ VRouters: { VRouter: [{ VRouterName: 'crossroads' }] } });
}

export async function tags(talk: Talk, { left, right }: Site): Promise<void> {
  const both = { ResourceType: 'VPC', ResourceId: [left.vpc, right.vpc] };
  const Tag = [
    { Key: 'team', Value: 'net' },
    { Key: '环境', Value: 'a+b c' },
  ];
  await talk.call('TagResources', { ...both, Tag });
  const tagged = await talk.call<VpcList>('DescribeVpcs', { Tag });
  expect(tagged.TotalCount).toBe(2);
  await talk.call('UnTagResources', { ...both, TagKey: ['team'] });
  const one = { ResourceType: 'VPC', ResourceId: [left.vpc] };
  const { TagResources } = await talk.call<TagList>('ListTagResources', one);
  expect(TagResources.TagResource).toMatchObject([{ ResourceId: left.vpc, TagKey: '环境', TagValue: 'a+b c' }]);
}

export interface TagList {
  readonly TagResources: { readonly TagResource: readonly unknown[] };
}
