import type { AddressSet } from '../address-set.ts';
import type { Change } from '../change.ts';
import type { DecidedBy } from '../outcome.ts';

export const FindingCode = {
  /** Packets go round in a circle. */
  Loop: 'loop',
  /** A table sends addresses to a VPC that has no route for them. */
  BlackHole: 'black-hole',
  /** An entry whose next hop is gone or does not forward. */
  DeadNextHop: 'dead-next-hop',
  /** A way that needs a peering to transit. */
  PeeringTransit: 'peering-transit',
  /** An entry that no packet can match. */
  Shadowed: 'shadowed-entry',
  /** VPCs that are joined have addresses in common. */
  Overlap: 'overlapping-blocks',
  /** Packets arrive, answers do not: no route back. */
  MissingReturnRoute: 'missing-return-route',
  /** Packets arrive, answers do not: the way back is broken otherwise. */
  OneWay: 'one-way',
  /** A default route to another VPC that leads to no internet. */
  DefaultRouteSwallows: 'default-route-swallows',
} as const;
export type FindingCode = (typeof FindingCode)[keyof typeof FindingCode];

/** Something about a network that is wrong, or asks for trouble. */
export interface Finding {
  readonly code: FindingCode;
  /** `error`: packets are lost that somebody wants to arrive. `warning`: they may be. */
  readonly severity: 'error' | 'warning';
  /** Ids of everything involved, the most important first. Code and ids together name the finding. */
  readonly ids: readonly string[];
  /** What is wrong. */
  readonly message: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do, in words. */
  readonly fix: string;
  /** What to do, as calls; empty where it takes a person to decide. */
  readonly changes: readonly Change[];
  /** The exact addresses concerned, where the finding is about addresses. */
  readonly addresses?: AddressSet;
  /** The entries of a loop, each sending to the next. */
  readonly cycle?: readonly DecidedBy[];
}
