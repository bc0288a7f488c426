import type { RouteEntry, RouterInterface, RouteTable, Vpc, VSwitch } from '../provider/index.ts';
import type { Problem } from './plan/types.ts';

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
}

/** A network of the spec, found. */
export interface FoundNetwork {
  readonly name: string;
  readonly place: Place;
  /** Account id of the owner; known only where an interconnect spans accounts. */
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

export type FoundInterface = RouterInterface & { readonly place: Place };

export type FoundEntry = RouteEntry & { readonly place: Place; readonly vpcId: string };

/** What exists, as far as an interconnect is concerned: the one input of planning beside the spec. */
export interface World {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly networks: ReadonlyMap<string, FoundNetwork>;
  /** Every router interface in the regions looked at, foreign ones too. */
  readonly interfaces: readonly FoundInterface[];
  /** The entries of every table of the VPCs concerned. */
  readonly entries: readonly FoundEntry[];
  /** What could not be found or read. */
  readonly problems: readonly Problem[];
}

/** A place as a key. */
export const placeKey = (place: Place): string => `${place.profile ?? ''}@${place.region}`;

/** Copies a place's members into another object: `profile` only where there is one. */
export const inPlace = ({ region, profile }: Place): Place =>
  profile === undefined ? { region } : { region, profile };
