import type { Change } from '../change.ts';

/** What can stand between two vSwitches. `docs/mistakes.md` has one row for each. */
export const BlockerCode = {
  /** vSwitches with common addresses: packets to them stay at home, whatever the routes say. */
  Overlap: 'overlap',
  /** Nothing joins the two VPCs. */
  NotConnected: 'not-connected',
  /** A router interface lost its peer and cannot get another one. */
  OppositeGone: 'opposite-gone',
  /** The opposite of a router interface names another one, or can no longer be connected with it. */
  OppositeMismatch: 'opposite-mismatch',
  /** Two Idle router interfaces do not name each other as peers. */
  PeerNotSet: 'peer-not-set',
  /** A pair of router interfaces was never connected. */
  NeverConnected: 'never-connected',
  /** A router interface is Inactive. */
  InterfaceInactive: 'interface-inactive',
  /** A router interface, peering or route entry is on its way to another status. */
  NotReady: 'not-ready',
  /** A VPC peering connection waits for its acceptance. */
  PeeringNotAccepted: 'peering-not-accepted',
  /** A VPC peering connection was rejected or has expired. */
  PeeringDead: 'peering-dead',
  /** No entry for the destination. */
  MissingRoute: 'missing-route',
  /** Another table of the VPC has the entry; the table that decides has not. */
  WrongTable: 'wrong-table',
  /** The entry names a next hop that does not exist. */
  NextHopGone: 'next-hop-gone',
  /** The entry sends the packets round in a circle. */
  RouteLoops: 'route-loops',
  /** The entry leads to another VPC. */
  WrongVpc: 'wrong-vpc',
  /** The entry leads somewhere else. */
  RouteElsewhere: 'route-elsewhere',
  /** A more specific entry takes part of the destination elsewhere. */
  MoreSpecificElsewhere: 'more-specific-elsewhere',
} as const;
export type BlockerCode = (typeof BlockerCode)[keyof typeof BlockerCode];

/** One thing that stands in the way, and the changes that take it away. */
export interface Blocker {
  readonly code: BlockerCode;
  /** Which way it blocks. */
  readonly direction: 'there' | 'back' | 'both';
  /** Ids of what is involved. */
  readonly ids: readonly string[];
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** Empty when no change can help. */
  readonly fix: readonly Change[];
}
