import type { LinkReach } from '../verify/types.ts';

/** What a plan does to packets, as data: part of the plan. */
export interface Prediction {
  /** What becomes different, in words, a line each: `app 10.0.0.0/16 ↔ data 192.168.0.0/16: will connect; …`. */
  readonly words: readonly string[];
  /** The declared connections as they will be. */
  readonly links: readonly LinkReach[];
  /** What becomes worse. A plan with risks is carried out only by who accepts them. */
  readonly risks: readonly Risk[];
  /** What could not be predicted. */
  readonly notes: readonly string[];
  /** Security groups and network ACLs are not modelled. */
  readonly filters: 'not considered';
}

/** One thing that a plan makes worse. */
export interface Risk {
  readonly code: 'path-lost' | 'loop' | 'black-hole' | 'dead-next-hop' | 'peering-transit';
  readonly message: string;
  /** Ids of what it is about; code and ids together name the risk. */
  readonly objects: readonly string[];
  /** The exact destination addresses concerned, as CIDR blocks, where it is about addresses. */
  readonly addresses?: readonly string[];
  /** The route entries that send the packets round, for a loop. */
  readonly cycle?: readonly string[];
}
