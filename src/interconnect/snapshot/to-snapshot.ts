import {
  type HostRecord,
  type RouteEntryRecord,
  type RouterInterfaceRecord,
  type RouteTableRecord,
  SNAPSHOT_FORMAT,
  type Snapshot,
  type VpcRecord,
  type VSwitchRecord,
} from '../../network/snapshot.ts';
import {
  isPrefixList,
  type RouteEntry,
  type RouterInterface,
  type RouteTable,
  type Vpc,
  type VpcPeerConnection,
  type VSwitch,
} from '../../provider/index.ts';

/** An entry of a table; where that is for a prefix list, one for each of its blocks. */
export type SpreadEntry = RouteEntry & { readonly PrefixListId?: string };

/** What the API's lists say, from however many regions and accounts. */
export interface Lists {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly vpcs: readonly Vpc[];
  readonly vSwitches: readonly VSwitch[];
  readonly tables: readonly RouteTable[];
  readonly entries: readonly SpreadEntry[];
  readonly interfaces: readonly (RouterInterface & { readonly RegionId?: string })[];
  /** Undefined: not looked at. */
  readonly peerings: readonly VpcPeerConnection[] | undefined;
  /** Absent: not looked at. */
  readonly hosts?: readonly HostRecord[];
}

/**
 * The lists as one network: the only way from a cloud to the model, whoever looked. What the model cannot hold is left
 * out: a VPC whose system table is not listed (it is being made, or belongs to somebody who shares it), with everything
 * in it, IPv6 entries, and entries for prefix lists that nobody has spread into their blocks.
 */
export function snapshotFrom(lists: Lists): Snapshot {
  const complete = new Set(lists.tables.filter((table) => table.RouteTableType === 'System').map(({ VpcId }) => VpcId));
  const vpcs = unique(lists.vpcs, ({ VpcId }) => VpcId).filter(({ VpcId }) => complete.has(VpcId));
  const ids = new Set(vpcs.map(({ VpcId }) => VpcId));
  const tables = unique(lists.tables, ({ RouteTableId }) => RouteTableId).filter(({ VpcId }) => ids.has(VpcId));
  const bound = new Map(
    tables.flatMap(({ RouteTableId, RouteTableType, VSwitchIds }) =>
      RouteTableType === 'System' ? [] : VSwitchIds.VSwitchId.map((id) => [id, RouteTableId] as const),
    ),
  );
  const entries = Map.groupBy(lists.entries, ({ RouteTableId }) => RouteTableId);
  const { peerings, hosts } = lists;
  const vSwitches = unique(lists.vSwitches, ({ VSwitchId }) => VSwitchId).filter(({ VpcId }) => ids.has(VpcId));
  const vSwitchIds = new Set(vSwitches.map(({ VSwitchId }) => VSwitchId));
  return {
    format: SNAPSHOT_FORMAT,
    takenAt: new Date(lists.time).toISOString(),
    vpcs: vpcs.map(vpcRecord),
    vSwitches: vSwitches.map((vSwitch) => vSwitchRecord(vSwitch, bound.get(vSwitch.VSwitchId))),
    routeTables: tables.map((table) => tableRecord(table, entries.get(table.RouteTableId) ?? [])),
    routerInterfaces: unique(lists.interfaces, ({ RouterInterfaceId }) => RouterInterfaceId).map(interfaceRecord),
    ...(peerings === undefined
      ? {}
      : { vpcPeerings: unique(peerings, ({ InstanceId }) => InstanceId).map(peeringRecord) }),
    ...(hosts === undefined
      ? {}
      : { hosts: unique(hosts, ({ hostId }) => hostId).filter(({ vSwitchId }) => vSwitchIds.has(vSwitchId)) }),
  };
}

/** Two profiles may be one account, and two regions share a peering. */
function unique<T>(items: readonly T[], idOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [idOf(item), item])).values()];
}

function vpcRecord(vpc: Vpc): VpcRecord {
  const tags = (vpc.Tags?.Tag ?? []).map(({ Key, Value }) => [Key, Value]);
  return {
    vpcId: vpc.VpcId,
    vpcName: vpc.VpcName,
    regionId: vpc.RegionId,
    ...(vpc.OwnerId === undefined ? {} : { ownerId: String(vpc.OwnerId) }),
    cidrBlock: vpc.CidrBlock,
    secondaryCidrBlocks: vpc.SecondaryCidrBlocks?.SecondaryCidrBlock ?? [],
    vRouterId: vpc.VRouterId,
    ...(tags.length === 0 ? {} : { tags: Object.fromEntries(tags) }),
  };
}

function vSwitchRecord(vSwitch: VSwitch, boundTable: string | undefined): VSwitchRecord {
  const routeTableId = boundTable ?? vSwitch.RouteTable?.RouteTableId;
  return {
    vSwitchId: vSwitch.VSwitchId,
    vSwitchName: vSwitch.VSwitchName,
    vpcId: vSwitch.VpcId,
    zoneId: vSwitch.ZoneId,
    cidrBlock: vSwitch.CidrBlock,
    ...(routeTableId ? { routeTableId } : {}),
  };
}

function tableRecord(table: RouteTable, entries: readonly SpreadEntry[]): RouteTableRecord {
  return {
    routeTableId: table.RouteTableId,
    routeTableName: table.RouteTableName,
    vpcId: table.VpcId,
    routeTableType: table.RouteTableType === 'System' ? 'System' : 'Custom',
    associateType: table.AssociateType === 'Gateway' ? 'Gateway' : 'VSwitch',
    routeEntries: entries.filter(isIpv4).map(entryRecord),
  };
}

const isIpv4 = ({ DestinationCidrBlock }: RouteEntry): boolean =>
  !DestinationCidrBlock.includes(':') && !isPrefixList(DestinationCidrBlock);

function entryRecord(entry: SpreadEntry): RouteEntryRecord {
  const hops = entry.NextHops.NextHop;
  const hop = hops.find(({ Enabled }) => Enabled !== 0) ?? hops[0];
  return {
    ...(entry.RouteEntryId ? { routeEntryId: entry.RouteEntryId } : {}),
    destinationCidrBlock: entry.DestinationCidrBlock,
    ...(entry.PrefixListId === undefined ? {} : { prefixListId: entry.PrefixListId }),
    type: oneOf(['System', 'Custom', 'BGP', 'CEN', 'ECR'], entry.Type, 'Custom'),
    nextHopType: hop?.NextHopType || 'local',
    nextHopId: hop?.NextHopId ?? '',
    status: oneOf(['Pending', 'Available', 'Modifying', 'Deleting'], entry.Status, 'Available'),
    ...(entry.ServiceType ? { serviceType: entry.ServiceType } : {}),
  };
}

function interfaceRecord(item: Lists['interfaces'][number]): RouterInterfaceRecord {
  return {
    routerInterfaceId: item.RouterInterfaceId,
    ...(item.Name ? { name: item.Name } : {}),
    role: item.Role,
    status: item.Status,
    routerType: routerType(item.RouterType),
    routerId: item.RouterId,
    ...(item.OppositeInterfaceId ? { oppositeInterfaceId: item.OppositeInterfaceId } : {}),
    ...(item.OppositeInterfaceOwnerId ? { oppositeInterfaceOwnerId: item.OppositeInterfaceOwnerId } : {}),
    ...(item.OppositeInterfaceStatus ? { oppositeInterfaceStatus: item.OppositeInterfaceStatus } : {}),
    ...(item.OppositeRouterId ? { oppositeRouterId: item.OppositeRouterId } : {}),
    ...(item.OppositeRouterType ? { oppositeRouterType: routerType(item.OppositeRouterType) } : {}),
    oppositeRegionId: item.OppositeRegionId,
  };
}

const routerType = (word: string): 'VRouter' | 'VBR' => (word === 'VBR' ? 'VBR' : 'VRouter');

function peeringRecord(peering: VpcPeerConnection) {
  return {
    instanceId: peering.InstanceId,
    ...(peering.Name ? { name: peering.Name } : {}),
    status: peering.Status,
    vpcId: peering.Vpc.VpcId,
    regionId: peering.RegionId,
    acceptingVpcId: peering.AcceptingVpc.VpcId,
    acceptingRegionId: peering.AcceptingRegionId,
  };
}

/** A word of the API if the model knows it, else what it is taken for. */
function oneOf<const T extends string>(words: readonly T[], word: string, otherwise: T): T {
  return words.find((known) => known === word) ?? otherwise;
}
