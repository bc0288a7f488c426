import type { Draft } from '../plan/draft.ts';
import type { IdOrLater, LinkEnd, LinkView } from '../plan/types.ts';
import type { ConnectSpec, Spec } from '../spec/types.ts';
import type { FoundNetwork, World } from '../world.ts';

/** A way to connect two VPCs. */
export type Via = LinkView['via'];

/** A pair of the spec, both its networks found. */
export interface Link {
  /** `app/data`: the names in alphabetical order, so that the order in the spec does not matter. */
  readonly key: string;
  readonly connect: ConnectSpec;
  /** In the order of the spec: the first one initiates, or requests. */
  readonly networks: readonly [FoundNetwork, FoundNetwork];
  readonly via: Via;
  /** Why this way, where the spec leaves it open. */
  readonly why?: string;
  /** Bandwidth class, for router interfaces. */
  readonly spec: string;
}

export interface DriverInput {
  readonly spec: Spec;
  readonly world: World;
  readonly links: readonly Link[];
}

/** How traffic leaves a network towards the other end of a link. */
export interface WayOut {
  readonly nextHopType: string;
  readonly nextHop: IdOrLater;
  /** Steps that must be done before a route may point at it. */
  readonly after: readonly string[];
}

/** What a driver made of one link. */
export interface DriverLink {
  readonly link: Link;
  /** In the order of the link's networks. */
  readonly waysOut: readonly [WayOut, WayOut];
  readonly ends: readonly [LinkEnd, LinkEnd];
}

/** Something of ours that goes: a next hop. Its routes are removed first. */
export interface Doomed {
  readonly id: string;
  /** `app/data initiator` */
  readonly address: string;
  /** The link it was made for, by its mark; it need not be in the spec any more. */
  readonly link: string;
  /** Those that go together: routes at either end go before any of them is touched. */
  readonly group: string;
  /** The two VPCs that it joins, where packets pass through it: whoever connects them otherwise must not cut them off. */
  readonly joins?: readonly [string, string];
}

/**
 * One way to connect two VPCs. Everything here is pure: it reads the world and writes into the draft. Routes are not a
 * driver's business, only what they point at; nor is observing (lists are shared) or carrying out (steps are data).
 */
export interface Driver {
  readonly via: Via;
  /** Ids of what of ours in this world may be a next hop. */
  ownNextHops(input: DriverInput): readonly string[];
  /** What of ours in this world has to go: all of it for `down`, what no link needs for `up`. */
  doomed(input: DriverInput, everything: boolean): readonly Doomed[];
  /** Drafts the removal of the doomed; `after` gives the steps that must be done before a group may be touched. */
  draftRemoval(
    input: DriverInput,
    doomed: readonly Doomed[],
    after: (group: string) => readonly string[],
    draft: Draft,
  ): void;
  /** Drafts what makes the links as declared; called after the removal of what is in their way. */
  draftLinks(input: DriverInput, draft: Draft): readonly DriverLink[];
  /** Drafts problems and warnings that are known before anything is touched. */
  check(input: DriverInput, draft: Draft): void;
}
