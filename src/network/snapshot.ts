/**
 * The snapshot: a network as plain JSON, format `isthmus.network/1`. Field names are those of the API answers
 * (DescribeVpcs, DescribeVSwitches, DescribeRouteEntryList, DescribeRouterInterfaces, ListVpcPeerConnections …) in camel
 * case, so that a reader can lay the two side by side. `snapshotSchema` is the same format as a JSON Schema,
 * `readSnapshot` checks a value against it.
 *
 * System route entries need not be listed: they follow from the vSwitches. A list that is left out means "not looked at":
 * without `hosts` nothing is said about addresses in use, and an instance as next hop is taken to exist.
 */
export const SNAPSHOT_FORMAT = 'isthmus.network/1';

export interface Snapshot {
  readonly format: typeof SNAPSHOT_FORMAT;
  /** When it was taken, UTC, ISO 8601. */
  readonly takenAt?: string;
  /** What could not be looked at when it was taken, a sentence each. */
  readonly notes?: readonly string[];
  readonly vpcs: readonly VpcRecord[];
  readonly vSwitches: readonly VSwitchRecord[];
  readonly routeTables: readonly RouteTableRecord[];
  readonly routerInterfaces?: readonly RouterInterfaceRecord[];
  readonly vpcPeerings?: readonly VpcPeeringRecord[];
  readonly hosts?: readonly HostRecord[];
  /** A place for filters. Kept, but not modelled yet: every answer says so (`filters: 'not considered'`). */
  readonly securityGroups?: readonly object[];
  /** As `securityGroups`. */
  readonly networkAcls?: readonly object[];
}

export interface VpcRecord {
  readonly vpcId: string;
  readonly vpcName?: string;
  readonly regionId?: string;
  /** Account of the owner. */
  readonly ownerId?: string;
  readonly cidrBlock: string;
  readonly secondaryCidrBlocks?: readonly string[];
  /** The VPC's one VRouter. */
  readonly vRouterId: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface VSwitchRecord {
  readonly vSwitchId: string;
  readonly vSwitchName?: string;
  readonly vpcId: string;
  readonly zoneId?: string;
  readonly cidrBlock: string;
  /** The table bound to the vSwitch; left out: the system table of the VPC. */
  readonly routeTableId?: string;
}

export interface RouteTableRecord {
  readonly routeTableId: string;
  readonly routeTableName?: string;
  readonly vpcId: string;
  readonly routeTableType: 'System' | 'Custom';
  /** Tables bound to a gateway (`Gateway`) take no part in what is modelled. */
  readonly associateType?: 'VSwitch' | 'Gateway';
  readonly routeEntries?: readonly RouteEntryRecord[];
}

export interface RouteEntryRecord {
  readonly routeEntryId?: string;
  readonly destinationCidrBlock: string;
  /** Left out: Custom. */
  readonly type?: RouteEntryType;
  readonly nextHopType: string;
  /** Left out or empty for `local` and `service`. */
  readonly nextHopId?: string;
  /** Left out: Available. Only Available and Modifying entries forward [unconfirmed for Modifying and Deleting]. */
  readonly status?: 'Pending' | 'Available' | 'Modifying' | 'Deleting';
  /** The prefix list that the API's entry leads to: it stands for one entry for each block of the list. */
  readonly prefixListId?: string;
  /** `TR` for an entry that a transit router manages. */
  readonly serviceType?: string;
}

export type RouteEntryType = 'System' | 'Custom' | 'BGP' | 'CEN' | 'ECR';

export interface RouterInterfaceRecord {
  readonly routerInterfaceId: string;
  readonly name?: string;
  readonly regionId?: string;
  readonly role: 'InitiatingSide' | 'AcceptingSide';
  /** Idle, Connecting, AcceptingConnecting, Activating, Active, Modifying, Deactivating, Inactive, Deleting. */
  readonly status: string;
  readonly routerType?: 'VRouter' | 'VBR';
  readonly routerId: string;
  readonly oppositeInterfaceId?: string;
  readonly oppositeInterfaceOwnerId?: string;
  readonly oppositeInterfaceStatus?: string;
  readonly oppositeRouterId?: string;
  readonly oppositeRouterType?: 'VRouter' | 'VBR';
  readonly oppositeRegionId?: string;
}

export interface VpcPeeringRecord {
  /** `pcc-…` */
  readonly instanceId: string;
  readonly name?: string;
  /** Creating, Accepting, Updating, Activated, Rejected, Expired, Deleting. */
  readonly status: string;
  readonly vpcId: string;
  readonly regionId?: string;
  readonly acceptingVpcId: string;
  readonly acceptingRegionId?: string;
}

/** Something with an address: an instance, an ENI, a HaVip. It can be asked for as an end, or be a next hop. */
export interface HostRecord {
  readonly hostId: string;
  readonly type: 'Instance' | 'NetworkInterface' | 'HaVip';
  readonly vSwitchId: string;
  readonly ipAddress: string;
  /** Further private addresses of a network interface. */
  readonly secondaryIpAddresses?: readonly string[];
  /**
   * An instance is up while it is Running, a network interface and a HaVip while they are InUse; left out: up. `Stopped`
   * says of an interface that the instance which has it does not run.
   */
  readonly status?: string;
}
