import type {
  CloudError,
  RouteEntry,
  RouterInterface,
  RouteTable,
  Vpc,
  VpcPeerConnection,
  VSwitch,
} from '../provider/index.ts';
import type { Adoptable } from './names.ts';
import type { Problem } from './plan/types.ts';
import type { PrefixLists } from './snapshot/spread-lists.ts';

/** Where and with whose credentials something was found. */
export interface Place {
  readonly region: string;
  readonly profile?: string;
}

/** What one place holds: one list per kind. */
export interface Inventory {
  readonly place: Place;
  readonly account?: string;
  readonly vpcs: readonly Vpc[];
  readonly tables: readonly RouteTable[];
  readonly vSwitches: readonly VSwitch[];
  readonly interfaces: readonly RouterInterface[];
  readonly peerings: readonly VpcPeerConnection[];
  /** Why the peerings could not be listed: they are not known then. */
  readonly peeringsRefused?: CloudError;
}

/** A network of the spec, found. */
export interface FoundNetwork {
  readonly name: string;
  readonly place: Place;
  /** Account id of the owner, where it is known. */
  readonly account?: string;
  readonly vpc: Vpc;
  /** All IPv4 blocks, the secondary ones too. */
  readonly blocks: readonly string[];
  /** Tables for vSwitches of this VPC. */
  readonly tables: readonly RouteTable[];
  /** Ids of the tables that get routes. */
  readonly routed: readonly string[];
  readonly vSwitches: readonly VSwitch[];
}

export type FoundInterface = RouterInterface & Adoptable & { readonly place: Place };

/** A peering; its place is the requester's where that was looked at. */
export type FoundPeering = VpcPeerConnection & Adoptable & { readonly place: Place };

/** What the cloud said to a peering that a link would need: `DryRunOperation`, or what stands in the way. */
export interface DryRunAnswer {
  readonly code: string;
  readonly message: string;
}

export type FoundEntry = RouteEntry & { readonly place: Place; readonly vpcId: string };

/** What exists, as far as an interconnect is concerned: the one input of planning beside the spec. */
export interface World {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly networks: ReadonlyMap<string, FoundNetwork>;
  /** The VPCs where something of ours is left and that the spec does not name any more. */
  readonly left: Pick<Inventory, 'vpcs' | 'tables' | 'vSwitches'>;
  /** Every router interface in the regions looked at, foreign ones too. */
  readonly interfaces: readonly FoundInterface[];
  /** Every VPC peering of the regions looked at, foreign ones too; none that is `Deleted`. */
  readonly peerings: readonly FoundPeering[];
  /** By link, for those that need a peering and have none. */
  readonly probes: ReadonlyMap<string, DryRunAnswer>;
  /** The entries of every table of the VPCs concerned. */
  readonly entries: readonly FoundEntry[];
  /** The prefix lists that entries lead to. */
  readonly prefixLists: PrefixLists;
  /** What could not be found or read. */
  readonly problems: readonly Problem[];
}

/** A place as a key. */
export const placeKey = (place: Place): string => `${place.profile ?? ''}@${place.region}`;

/** Copies a place's members into another object: `profile` only where there is one. */
export const inPlace = ({ region, profile }: Place): Place =>
  profile === undefined ? { region } : { region, profile };
