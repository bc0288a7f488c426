import type { LinkView, NetworkView, ObjectKind, Plan, Problem } from './plan/types.ts';

/** Declared against found, for one interconnect. Data only. */
export interface StatusReport {
  readonly format: 1;
  readonly interconnect: string;
  readonly target: 'alibaba' | 'local';
  /** ISO 8601, UTC. */
  readonly observedAt: string;
  /** `connected`: all as declared. `absent`: nothing of it exists. `partial`: everything between. `blocked`: see problems. */
  readonly state: 'connected' | 'partial' | 'absent' | 'blocked';
  readonly networks: readonly NetworkView[];
  readonly links: readonly LinkStatus[];
  /** What is different from the declaration, over all links, orphans included. */
  readonly differences: readonly Difference[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** What `up` would do about it. */
  readonly summary: Plan['summary'];
}

export interface LinkStatus extends LinkView {
  readonly state: 'connected' | 'partial' | 'absent' | 'blocked';
  readonly routes: readonly RouteStatus[];
}

export interface RouteStatus {
  readonly network: string;
  readonly routeTableId: string;
  readonly destination: string;
  readonly towards: string;
  /** The next hop found; empty when there is no such entry. */
  readonly nextHop: string;
  readonly state: 'present' | 'missing' | 'wrong' | 'surplus';
}

/** One difference between what is declared and what was found. */
export interface Difference {
  readonly kind: ObjectKind;
  readonly address: string;
  readonly id?: string;
  /** Field by the API's name; absent when the whole object is missing or surplus. */
  readonly field?: string;
  /** What the spec asks for, in a word. */
  readonly declared: string;
  /** What the cloud would show after `up`: values by the API's names. */
  readonly expected: string;
  readonly found: string;
  /** Who is likely behind it, in words: `changed outside`, `a run that did not finish`. */
  readonly likely: string;
}
