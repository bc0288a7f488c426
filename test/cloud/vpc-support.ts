import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { LocalCloudOptions } from '../../src/cloud/options.ts';
import { type Parameters, startCloud } from './support.ts';

export interface Vpc {
  readonly VpcId: string;
  readonly VRouterId: string;
  readonly RouteTableId: string;
  readonly ResourceGroupId: string;
}

export interface Vpcs {
  readonly TotalCount: number;
  readonly Vpcs: { readonly Vpc: readonly (Record<string, unknown> & { readonly VpcId: string })[] };
}

interface VSwitches {
  readonly VSwitches: { readonly VSwitch: readonly { readonly VSwitchId: string }[] };
}

interface RouteTables {
  readonly RouteTables: {
    readonly RouteTable: readonly {
      readonly RouteTableId: string;
      readonly RouteEntrys: { readonly RouteEntry: readonly Record<string, unknown>[] };
    }[];
  };
}

export interface RouteTable {
  readonly RouteTableId: string;
  readonly RouteTableName: string;
  readonly RouteTableType: string;
  readonly Status: string;
  readonly ResourceGroupId: string;
  readonly RoutePropagationEnable: boolean;
  readonly Description: string;
  readonly VSwitchIds: { readonly VSwitchId: readonly string[] };
  readonly [field: string]: unknown;
}

export interface Entry {
  readonly RouteEntryId: string;
  readonly DestinationCidrBlock: string;
  readonly Status: string;
  readonly Type: string;
  readonly NextHops: { readonly NextHop: readonly Record<string, unknown>[] };
  readonly [field: string]: unknown;
}

export interface EntryList {
  readonly NextToken: string;
  readonly TotalCount: number;
  readonly RouteEntrys: { readonly RouteEntry: readonly Entry[] };
}

/** A second account, to look from outside. */
export const STRANGER = {
  id: '9876543210987654',
  accessKeys: [{ id: 'stranger', secret: 'stranger' }],
  resourceGroups: [{ id: 'rg-stranger', name: 'default', displayName: 'default' }],
} as const;

/** A resource group besides the default one. */
export const SECOND_GROUP = DEFAULT_ACCOUNT.resourceGroups[1]?.id ?? '';

export const ZONE = 'cn-hangzhou-b';
/** A name that no resource may have, and one too long. */
export const BAD_NAMES = ['http://a', 'https://a', 'a'.repeat(129)] as const;
export const BAD_DESCRIPTIONS = ['http://a', 'a'.repeat(257)] as const;

/** A cloud with a VPC of 10.0.0.0/16 in it, and short words for what the tests of networks do all the time. */
export function startNetwork(options: LocalCloudOptions = {}) {
  const cloud = startCloud(options);
  const createVpc = (parameters: Parameters = {}): Vpc => cloud.call<Vpc>('CreateVpc', parameters);
  const vpc = createVpc({ CidrBlock: '10.0.0.0/16' });
  cloud.advance(60_000);

  const createVSwitch = (CidrBlock: string, more: Parameters = {}): string =>
    cloud.call('CreateVSwitch', { VpcId: vpc.VpcId, ZoneId: ZONE, CidrBlock, ...more }).VSwitchId ?? '';
  const createRouteTable = (more: Parameters = {}): string =>
    cloud.call('CreateRouteTable', { VpcId: vpc.VpcId, ...more }).RouteTableId ?? '';
  /** Adds a route to the system table; the next hop is a VPN gateway, of which any id will do. */
  const createEntry = (DestinationCidrBlock: string, more: Parameters = {}): string =>
    cloud.call('CreateRouteEntry', {
      RouteTableId: vpc.RouteTableId,
      DestinationCidrBlock,
      NextHopType: 'VpnGateway',
      NextHopId: 'vpn-1',
      ...more,
    }).RouteEntryId ?? '';

  const vpcs = (parameters: Parameters = {}) => cloud.call<Vpcs>('DescribeVpcs', parameters).Vpcs.Vpc;
  const vpcIds = (parameters: Parameters = {}) => vpcs(parameters).map((row) => row.VpcId);
  const attribute = (VpcId: string) => cloud.call<Record<string, unknown>>('DescribeVpcAttribute', { VpcId });
  const vswitchIds = (parameters: Parameters = {}) =>
    cloud
      .call<VSwitches>('DescribeVSwitches', { RegionId: 'cn-hangzhou', ...parameters })
      .VSwitches.VSwitch.map((row) => row.VSwitchId);
  /** As DescribeRouteTables shows them, entries included. */
  const tables = (parameters: Parameters) =>
    cloud.call<RouteTables>('DescribeRouteTables', parameters).RouteTables.RouteTable;
  const tableIds = (parameters: Parameters) => tables(parameters).map((table) => table.RouteTableId);

  const entryList = (parameters: Parameters = {}): EntryList =>
    cloud.call<EntryList>('DescribeRouteEntryList', { RouteTableId: vpc.RouteTableId, ...parameters });
  const entries = (parameters: Parameters = {}): readonly Entry[] =>
    entryList({ MaxResult: 100, ...parameters }).RouteEntrys.RouteEntry;
  const destinations = (parameters: Parameters = {}): readonly string[] =>
    entries(parameters).map((entry) => entry.DestinationCidrBlock);
  const routeTables = (parameters: Parameters = {}): readonly RouteTable[] =>
    cloud.call<{ RouterTableList: { RouterTableListType: readonly RouteTable[] } }>('DescribeRouteTableList', {
      PageSize: 50,
      ...parameters,
    }).RouterTableList.RouterTableListType;
  const listed = (parameters: Parameters = {}) => routeTables(parameters).map((table) => table.RouteTableId);
  const routeTable = (RouteTableId: string): RouteTable | undefined => routeTables({ RouteTableId })[0];
  const vswitch = (VSwitchId: string): Record<string, unknown> =>
    cloud.call('DescribeVSwitchAttributes', { VSwitchId });
  /** The same call by the other account: `<status> <Code>`, or `200 undefined`. */
  const asStranger = (action: string, parameters: Parameters): string => {
    const { status, body } = cloud.send(action, parameters, { key: STRANGER.accessKeys[0] });
    return `${status} ${body.Code}`;
  };

  return {
    ...cloud,
    vpc,
    createVpc,
    createVSwitch,
    createRouteTable,
    createEntry,
    vpcs,
    vpcIds,
    attribute,
    vswitchIds,
    tables,
    tableIds,
    listed,
    entryList,
    entries,
    destinations,
    routeTables,
    routeTable,
    vswitch,
    asStranger,
  };
}

/** An Active router interface on the VPC's VRouter, and its peer on another VPC's. */
export function connectInterface(cloud: ReturnType<typeof startNetwork>) {
  const other = cloud.createVpc({ CidrBlock: '192.168.0.0/16' });
  const create = (RouterId: string, Role: string, Spec: string): string =>
    cloud.call('CreateRouterInterface', {
      RouterType: 'VRouter',
      RouterId,
      Role,
      Spec,
      OppositeRegionId: 'cn-hangzhou',
    }).RouterInterfaceId ?? '';
  const initiator = create(cloud.vpc.VRouterId, 'InitiatingSide', 'Large.2');
  const acceptor = create(other.VRouterId, 'AcceptingSide', 'Negative');
  const point = (RouterInterfaceId: string, OppositeInterfaceId: string, OppositeRouterId: string) =>
    cloud.call('ModifyRouterInterfaceAttribute', { RouterInterfaceId, OppositeInterfaceId, OppositeRouterId });
  point(initiator, acceptor, other.VRouterId);
  point(acceptor, initiator, cloud.vpc.VRouterId);
  const connect = () => {
    cloud.call('ConnectRouterInterface', { RouterInterfaceId: initiator });
    cloud.advance(60_000);
  };
  return { other, initiator, acceptor, connect };
}
