/**
 * What can become of a packet. Every answer of this room speaks in these words.
 */

/** Why a next hop does not forward. */
export const DownReason = {
  /** The entry names a next hop that does not exist. */
  Missing: 'missing',
  /** The next hop is attached to another VPC's VRouter. */
  NotHere: 'not-here',
  /** The router interface is Idle: it was never connected. */
  NeverConnected: 'never-connected',
  /** The router interface on this side is Inactive. */
  Inactive: 'inactive',
  /** The router interface or peering on this side is on its way to another status. */
  NotReady: 'not-ready',
  /** The opposite router interface exists and is not Active. */
  OppositeInactive: 'opposite-inactive',
  /** The opposite router interface was deleted, or was never named. */
  OppositeMissing: 'opposite-missing',
  /** The opposite router interface does not name this one as its peer. */
  OppositeMismatch: 'opposite-mismatch',
  /** The VPC peering connection is not Activated. */
  PeeringNotActivated: 'peering-not-activated',
  /** The instance, or the one that has the network interface, does not run. */
  Stopped: 'stopped',
  /** No instance has the network interface or HaVip. */
  NotBound: 'not-bound',
} as const;
export type DownReason = (typeof DownReason)[keyof typeof DownReason];

/** Where a packet goes that leaves what is modelled. */
export const Exit = {
  CloudService: 'cloud-service',
  Internet: 'internet',
  /** An instance, ENI or HaVip as next hop: what it does with the packet is its own affair. */
  Host: 'host',
  TransitRouter: 'transit-router',
  Vpn: 'vpn',
  /** A VBR: on-premises. */
  Vbr: 'vbr',
  /** A VPC that the snapshot does not hold, or a next hop of a kind that it did not look at. */
  OutsideSnapshot: 'outside-snapshot',
  /** Any other next hop type. */
  Other: 'other',
} as const;
export type Exit = (typeof Exit)[keyof typeof Exit];

/** The route entry that decided, in the API's terms. */
export interface DecidedBy {
  readonly vpcId: string;
  readonly routeTableId: string;
  readonly destinationCidrBlock: string;
  readonly nextHopType: string;
  readonly nextHopId: string;
  /** The prefix list that the entry is for, and of which the destination is one block. */
  readonly prefixListId?: string;
}

export interface Delivered {
  readonly kind: 'delivered';
  readonly vpcId: string;
  readonly vSwitchId: string;
}

export interface NoRoute {
  readonly kind: 'no-route';
  readonly vpcId: string;
  readonly routeTableId: string;
}

export interface NextHopDown {
  readonly kind: 'next-hop-down';
  readonly entry: DecidedBy;
  readonly reason: DownReason;
}

/** The packet came by a VPC peering connection and would leave by one: peerings do not transit. */
export interface NotTransitive {
  readonly kind: 'not-transitive';
  readonly entry: DecidedBy;
}

export interface Loop {
  readonly kind: 'loop';
  /** The entries that send the packet round, each to the next and the last to the first; starts at the smallest table id. */
  readonly cycle: readonly DecidedBy[];
}

export interface Leaves {
  readonly kind: 'leaves';
  readonly entry: DecidedBy;
  readonly to: Exit;
}

/** Where the routes take a packet, as far as routes alone decide. Security groups and ACLs are not considered. */
export type Outcome = Delivered | NoRoute | NextHopDown | NotTransitive | Loop | Leaves;

/** Said by every answer until security groups and network ACLs are modelled. */
export const FILTERS = 'not considered';

/** Whether the packet is lost because the network is wrong: a loop, or a drop at a next hop (a black hole). */
export function isLost(outcome: Outcome): boolean {
  return outcome.kind === 'loop' || outcome.kind === 'next-hop-down' || outcome.kind === 'not-transitive';
}

/** The outcome in one line, for people. */
export function formatOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'delivered':
      return `delivered to ${outcome.vSwitchId}`;
    case 'no-route':
      return `no route in ${outcome.routeTableId} of ${outcome.vpcId}`;
    case 'next-hop-down':
      return `dropped at ${formatEntry(outcome.entry)}: ${REASONS[outcome.reason]}`;
    case 'not-transitive':
      return `dropped at ${formatEntry(outcome.entry)}: it came by a VPC peering connection, and peerings do not transit`;
    case 'loop':
      return `loops: ${formatCycle(outcome.cycle.map(({ vpcId }) => vpcId))}`;
    case 'leaves':
      return `leaves at ${formatEntry(outcome.entry)}: ${EXITS_BY_TYPE[outcome.entry.nextHopType] ?? EXITS[outcome.to]}`;
  }
}

/** Of so many members of a cycle the words name all; of more, the first. */
export const NAMED_IN_CYCLE = 8;

/** The members of a cycle in a row, the first one again at the end. */
export function formatCycle(members: readonly string[]): string {
  const more = members.length - NAMED_IN_CYCLE;
  const named = members.slice(0, NAMED_IN_CYCLE);
  return [...named, ...(more > 0 ? [`… ${more} more …`] : []), ...members.slice(0, 1)].join(' → ');
}

/** An entry in one line: `vtb-1 0.0.0.0/0 → RouterInterface ri-1`. */
export function formatEntry(entry: DecidedBy): string {
  const list = entry.prefixListId === undefined ? '' : ` (of ${entry.prefixListId})`;
  return `${entry.routeTableId} ${entry.destinationCidrBlock}${list} → ${entry.nextHopType} ${entry.nextHopId}`.trimEnd();
}

/** Each reason as the end of a sentence about the next hop. */
export const REASONS: Readonly<Record<DownReason, string>> = {
  missing: 'the next hop does not exist',
  'not-here': 'the next hop belongs to another VPC',
  'never-connected': 'the router interface is Idle, it was never connected',
  inactive: 'the router interface is Inactive',
  'not-ready': 'the next hop is changing its status',
  'opposite-inactive': 'the opposite router interface is not Active',
  'opposite-missing': 'the opposite router interface does not exist',
  'opposite-mismatch': 'the opposite router interface names another peer',
  'peering-not-activated': 'the VPC peering connection is not Activated',
  stopped: 'the instance is not running',
  'not-bound': 'no instance has it',
};

/** What can be said beyond `EXITS` where the type of the next hop is known. */
const EXITS_BY_TYPE: Readonly<Record<string, string>> = {
  NatGateway: 'to a NAT gateway; the internet, if it is public and has an SNAT entry',
  Ipv4Gateway: 'to the IPv4 gateway; the internet, if the sender has a public address',
  NetworkInterface: 'to a network interface, whose instance forwards it or not',
  HaVip: 'to the instance that has the HaVip, which forwards it or not',
};

const EXITS: Readonly<Record<Exit, string>> = {
  'cloud-service': 'to a cloud service',
  internet: 'to the internet',
  host: 'to an instance, which forwards it or not',
  'transit-router': 'to a transit router, which is not modelled',
  vpn: 'to a VPN gateway, which is not modelled',
  vbr: 'to a VBR (on-premises), which is not modelled',
  'outside-snapshot': 'to something that the snapshot does not hold',
  other: 'to a next hop of a type that is not modelled',
};
