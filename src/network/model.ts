import type { Cidr } from './cidr.ts';
import type { DecidedBy, Outcome } from './outcome.ts';
import type { PrefixTrie } from './prefix-trie.ts';
import type { RangeTable } from './range-table.ts';
import type { HostRecord, RouteEntryType, RouterInterfaceRecord, VpcPeeringRecord } from './snapshot.ts';

/**
 * VPCs, vSwitches and tables point at each other. In JSON each is its id, so that every answer of this room can be given
 * to JSON.stringify as it is.
 */
interface WrittenAsId {
  /** The id. */
  toJSON(): string;
}

/** A VPC with its one VRouter. */
export interface Vpc extends WrittenAsId {
  readonly id: string;
  /** For people; the id where the VPC has no name. */
  readonly name: string;
  readonly regionId: string;
  readonly ownerId: string;
  readonly vRouterId: string;
  /** Primary block first, then the secondary ones. */
  readonly blocks: readonly Cidr[];
  readonly vSwitches: readonly VSwitch[];
  readonly systemTable: RouteTable;
  /** System and custom tables that vSwitches can be bound to. */
  readonly tables: readonly RouteTable[];
}

export interface VSwitch extends WrittenAsId {
  readonly id: string;
  readonly name: string;
  readonly vpc: Vpc;
  readonly block: Cidr;
  /** The table that decides about packets from this vSwitch. */
  readonly table: RouteTable;
}

export interface RouteTable extends WrittenAsId {
  readonly id: string;
  readonly name: string;
  readonly vpc: Vpc;
  readonly type: 'System' | 'Custom';
  /** Position among all tables of the network, from 0. */
  readonly index: number;
  /** The entries that forward, by prefix. */
  readonly routes: PrefixTrie<RouteEntry>;
  /** The same entries, for finding the one that decides about an address. */
  readonly ranges: RangeTable<RouteEntry>;
  /** The entries that are listed and never forward, with the reason. */
  readonly ineffective: readonly IneffectiveEntry[];
}

export interface RouteEntry {
  readonly table: RouteTable;
  readonly destination: Cidr;
  readonly type: RouteEntryType;
  /** The prefix list of which the destination is one block: only all of them can be changed or deleted. */
  readonly prefixListId: string | undefined;
  /** Managed by a transit router: users cannot change or delete it. */
  readonly managed: boolean;
  readonly nextHopType: string;
  /** Empty for `local` and `service`. */
  readonly nextHopId: string;
  /** The vSwitch that a `local` entry delivers to. */
  readonly vSwitch: VSwitch | undefined;
  /** What was decided about it so far. Only `decide` reads and writes it. */
  readonly memo: { otherwise: Decision | undefined; afterPeering: Decision | undefined };
}

/** What a packet meets: the table it is looked up in, and whether it came to that VRouter by a VPC peering connection. */
export interface Lookup {
  readonly table: RouteTable;
  readonly byPeering: boolean;
}

/**
 * What a table does with a packet: hands it over to another VPC's VRouter (`pass`), or ends its way (`end`). It never
 * depends on more than the entry and on how the packet came, which is why one decision serves every packet.
 */
export type Decision =
  | {
      readonly kind: 'pass';
      readonly entry: RouteEntry;
      readonly by: DecidedBy;
      readonly to: Vpc;
      readonly byPeering: boolean;
    }
  | { readonly kind: 'end'; readonly by: DecidedBy | undefined; readonly outcome: Outcome };

/** Why an entry of a table takes no part in forwarding (help page "VPC route tables"). */
export const IneffectiveReason = {
  /** Pending or Deleting. */
  Status: 'status',
  /** Equal to a vSwitch block or inside one: the local entry of the vSwitch wins. */
  InsideVSwitch: 'inside-vswitch',
  /** Equal to 100.64.0.0/10. */
  EqualsService: 'equals-service',
  /** A dynamic entry inside 100.64.0.0/10. */
  InsideService: 'inside-service',
  /** A second entry for the same destination. */
  Duplicate: 'duplicate',
  /** A dynamic entry; a custom entry has the same destination. */
  CustomWins: 'custom-wins',
  /** A CEN entry equal to or inside the destination of an entry to a router interface. */
  RouterInterfaceWins: 'router-interface-wins',
} as const;
export type IneffectiveReason = (typeof IneffectiveReason)[keyof typeof IneffectiveReason];

export interface IneffectiveEntry {
  readonly entry: RouteEntry;
  readonly reason: IneffectiveReason;
  /** The entry that wins over it, where one does. */
  readonly winner: RouteEntry | undefined;
}

export interface RouterInterface {
  readonly id: string;
  readonly record: RouterInterfaceRecord;
  /** The VPC on whose VRouter it is; undefined for a VBR, or a VRouter outside the snapshot. */
  readonly vpc: Vpc | undefined;
}

export interface VpcPeering {
  readonly id: string;
  readonly record: VpcPeeringRecord;
  /** The VPC that asked; undefined when it is outside the snapshot. */
  readonly vpc: Vpc | undefined;
  readonly acceptingVpc: Vpc | undefined;
}

export interface Host {
  readonly id: string;
  readonly record: HostRecord;
  readonly vSwitch: VSwitch;
  readonly address: number;
  /** Why nothing answers or forwards there; undefined while it is up. */
  readonly down: HostDown | undefined;
}

/** An instance does not run, or no instance has the network interface or HaVip. */
export type HostDown = 'stopped' | 'not-bound';
