import type { Snapshot } from '../../network/index.ts';
import type { LaidOut } from '../local/lay-out.ts';

/** A vSwitch as an end of a path. */
export interface Subnet {
  /** The network's name, else its VPC's id. */
  readonly network: string;
  readonly vSwitchId: string;
  readonly cidrBlock: string;
}

export interface Hop {
  readonly vpcId: string;
  readonly routeTableId: string;
  readonly destinationCidrBlock: string;
  readonly nextHopType: string;
  readonly nextHopId: string;
}

/** What becomes of one packet. */
export interface Path {
  readonly from: string;
  readonly to: string;
  readonly delivered: boolean;
  readonly hops: readonly Hop[];
  /** The end in words: "delivered to vsw-…", "loops: …". */
  readonly end: string;
}

/** Two subnets, and the packets between them in both directions. */
export interface Pair {
  readonly from: Subnet;
  readonly to: Subnet;
  readonly there: Path;
  readonly back: Path;
}

export function pathsBetween(
  _snapshot: Snapshot,
  _sides: readonly [LaidOut, LaidOut],
): { readonly pairs: readonly Pair[]; readonly outside: Path } {
  throw new Error('being built');
}
