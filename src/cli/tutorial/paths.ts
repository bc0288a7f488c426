import type { ProbeResult } from '../../interconnect/index.ts';
import {
  address,
  formatAddress,
  formatEnd,
  Network,
  type Place,
  place,
  reach,
  type Snapshot,
  tracePath,
} from '../../network/index.ts';
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
  /** What came of a real packet (an echo request, so both ways count), where one could be sent. */
  readonly packet?: Packet;
}

export type Packet = Pick<ProbeResult, 'result' | 'words'>;

/** Two subnets, and the packets between them in both directions. */
export interface Pair {
  readonly from: Subnet;
  readonly to: Subnet;
  readonly there: Path;
  readonly back: Path;
}

/** An address that neither VPC has: the block is kept for documentation (RFC 5737), so nobody has it. */
const OUTSIDE = '203.0.113.7';

export interface Paths {
  readonly pairs: readonly Pair[];
  /** A packet to an address that neither VPC has. */
  readonly outside: Path | undefined;
  /** How many addresses loop for a packet from there, out of all IPv4 addresses; exact. */
  readonly looping: number;
}

/** Traces every pair of vSwitches of the two sides in both directions, and one packet that leads to neither. */
export function pathsBetween(snapshot: Snapshot, [one, two]: readonly [LaidOut, LaidOut]): Paths {
  const network = Network.from(snapshot);
  const names = new Map([one, two].map((side) => [side.vpcId, side.name || side.vpcId]));
  const pairs = one.vSwitches.flatMap((a) =>
    two.vSwitches.map((b) => {
      const [from, to] = [place(network, a.id), place(network, b.id)];
      return {
        from: subnet(one, a),
        to: subnet(two, b),
        there: follow(network, from, to.address, names),
        back: follow(network, to, from.address, names),
      };
    }),
  );
  const [first] = one.vSwitches;
  if (first === undefined) return { pairs, outside: undefined, looping: 0 };
  const looping = reach(network, { from: [first.id] })
    .outcomes(first.id)
    .filter(({ outcome }) => outcome.kind === 'loop')
    .reduce((sum, { addresses }) => sum + addresses.size, 0);
  return { pairs, outside: follow(network, place(network, first.id), address(OUTSIDE), names), looping };
}

function subnet(side: LaidOut, vSwitch: LaidOut['vSwitches'][number]): Subnet {
  return { network: side.name || side.vpcId, vSwitchId: vSwitch.id, cidrBlock: vSwitch.cidrBlock };
}

function follow(network: Network, from: Place, destination: number, names: ReadonlyMap<string, string>): Path {
  const { hops, end } = tracePath(network, from.vSwitch, destination);
  let words = formatEnd(end);
  for (const [id, name] of names) words = words.replaceAll(id, name);
  return {
    from: formatAddress(from.address),
    to: formatAddress(destination),
    delivered: end.kind === 'delivered',
    hops: hops.flatMap(({ entry }) => (entry === undefined ? [] : [entry])),
    end: words,
  };
}
