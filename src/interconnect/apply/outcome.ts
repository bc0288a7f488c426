import type { StepResult } from '../events.ts';
import type { Plan, Problem, Summary } from '../plan/types.ts';

/** What came of applying a plan. Never thrown half-way: one result a step. */
export interface Outcome {
  /**
   * `done`: everything as declared. `unchanged`: there was nothing to do. `refused`: the plan has problems, nothing
   * was touched. `stale`: the cloud changed since the plan was made, nothing was touched. `failed`: some step failed,
   * run again to go on. `interrupted`: the signal came; run again to go on.
   */
  readonly status: 'done' | 'unchanged' | 'refused' | 'stale' | 'failed' | 'interrupted';
  /** The plan that was carried out; for `stale`, the one that would be right now. */
  readonly plan: Plan;
  readonly results: readonly StepResult[];
  /** What was really added, changed and destroyed. */
  readonly summary: Summary;
  /** For `stale`: what is different, one sentence each. For `refused`: see `problems`. */
  readonly differences: readonly string[];
  readonly problems: readonly Problem[];
  /** Milliseconds, the observation included. */
  readonly ms: number;
}
