/** The rows of the store: one interface a kind. Times are milliseconds since the epoch. */

/** What every resource has. */
export interface Owned {
  readonly id: string;
  /** Account id (UID) of the owner. */
  readonly account: string;
  readonly region: string;
  readonly createdAt: number;
}

export interface VpcRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: 'Pending' | 'Available' | 'Deleting';
  readonly cidr: string;
  readonly secondaryCidrs: readonly string[];
  readonly userCidrs: readonly string[];
  /** Whether IPv6 is on: there is at least one IPv6 block then. */
  readonly ipv6: boolean;
  /** The /56 blocks; the first is the one it was enabled with. */
  readonly ipv6Blocks: readonly Ipv6Block[];
  readonly isDefault: boolean;
  readonly dnsHostname: boolean;
  readonly classicLink: boolean;
  readonly resourceGroup: string;
  readonly vrouter: string;
  readonly systemTable: string;
}

export interface Ipv6Block {
  readonly cidr: string;
  readonly isp: string;
}

export interface VRouterRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly vpc: string;
}

export interface VSwitchRow extends Owned {
  readonly name: string;
  readonly description: string;
  /** `Deleting` is shown as `Pending`: the API has no word of its own for a vSwitch on its way out. */
  readonly status: 'Pending' | 'Available' | 'Deleting';
  readonly vpc: string;
  readonly zone: string;
  readonly cidr: string;
  readonly ipv6: boolean;
  /** Its /64; empty while IPv6 is off. */
  readonly ipv6Cidr: string;
  readonly isDefault: boolean;
  readonly resourceGroup: string;
  /** The table that routes its packets: the VPC's system table, or a custom one. */
  readonly routeTable: string;
}

export interface RouteTableRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: 'Pending' | 'Available' | 'Deleting';
  readonly type: 'System' | 'Custom';
  readonly associateType: 'VSwitch' | 'Gateway';
  readonly vpc: string;
  readonly vrouter: string;
  readonly propagation: boolean;
  readonly resourceGroup: string;
}

export interface NextHop {
  readonly type: string;
  readonly id: string;
  readonly weight: number;
}

export interface RouteEntryRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: 'Pending' | 'Available' | 'Modifying' | 'Deleting';
  readonly type: 'Custom' | 'System';
  readonly routeTable: string;
  readonly vpc: string;
  readonly destination: string;
  readonly ipVersion: 'ipv4' | 'ipv6';
  readonly nextHopType: string;
  /** Empty for system entries and for entries with several next hops. */
  readonly nextHop: string;
  /** Several next hops (ECMP), else empty. */
  readonly nextHops: readonly NextHop[];
  readonly modifiedAt: number;
}

export interface RouterInterfaceRow extends Owned {
  /** Null when never set: the describe calls then omit it. */
  readonly name: string | null;
  readonly description: string | null;
  readonly status: RouterInterfaceStatus;
  readonly businessStatus: 'Normal' | 'FinancialLocked' | 'SecurityLocked';
  readonly role: 'InitiatingSide' | 'AcceptingSide';
  readonly spec: string;
  readonly routerType: 'VRouter' | 'VBR';
  readonly router: string;
  /** The VRouter's VPC; null on a VBR. */
  readonly vpc: string | null;
  readonly accessPoint: string | null;
  readonly oppositeRegion: string;
  readonly oppositeRouterType: 'VRouter' | 'VBR';
  readonly oppositeRouter: string | null;
  readonly oppositeInterface: string | null;
  /** Null before peer data was set; empty when it was set without an owner (same account). */
  readonly oppositeOwner: string | null;
  readonly oppositeAccessPoint: string | null;
  /** The interface it was connected to: set by ConnectRouterInterface, kept when that one is deleted. */
  readonly connectedTo: string | null;
  readonly connectedAt: number | null;
  readonly healthCheckSource: string | null;
  readonly healthCheckTarget: string | null;
  readonly healthCheckThreshold: number | null;
  readonly healthCheckRate: number | null;
  readonly prepaid: boolean;
  readonly endTime: string;
  readonly fastLink: boolean;
  readonly resourceGroup: string;
  readonly modifiedAt: number;
}

export type RouterInterfaceStatus =
  | 'Idle'
  | 'Connecting'
  | 'AcceptingConnecting'
  | 'Activating'
  | 'Active'
  | 'Deactivating'
  | 'Inactive'
  | 'Deleting';

export interface TagRow {
  /** `<resource id>/<key>` */
  readonly id: string;
  readonly resource: string;
  /** As the tag calls name it, upper case: `VPC`, `VSWITCH`, `ROUTETABLE`, `ROUTERINTERFACE` … */
  readonly resourceType: string;
  readonly account: string;
  readonly region: string;
  readonly key: string;
  readonly value: string;
}

/** What a ClientToken answered, for its replay. */
export interface TokenRow {
  /** `<account>/<region>/<action>/<token>` */
  readonly id: string;
  readonly fingerprint: string;
  readonly answer: string;
  readonly createdAt: number;
}
