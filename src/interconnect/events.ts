import type { Step } from './plan/types.ts';

/** What happens while a plan is applied, as it happens. `at` is milliseconds since the epoch. */
export type EngineEvent =
  | { readonly type: 'step-started'; readonly at: number; readonly step: Step }
  | {
      readonly type: 'step-waiting';
      readonly at: number;
      readonly step: Step;
      /** The object waited for: `ri-…`, or `vtb-…|10.0.0.0/16`. */
      readonly object: string;
      /** Its status now; empty when it does not exist. */
      readonly status: string;
      /** The status waited for: `Active`, `gone`. */
      readonly until: string;
      /** Milliseconds since the wait began. */
      readonly waitedMs: number;
      /** The reason in one line: `ri-… Connecting, 2.0 s of at most 375 s`. */
      readonly reason: string;
    }
  | {
      readonly type: 'step-retrying';
      readonly at: number;
      readonly step: Step;
      readonly code: string;
      /** Why a repeat helps, from the table of codes. */
      readonly reason: string;
      readonly delayMs: number;
    }
  | { readonly type: 'step-done'; readonly at: number; readonly step: Step; readonly result: StepResult }
  | { readonly type: 'step-failed'; readonly at: number; readonly step: Step; readonly result: StepResult };

export interface StepResult {
  readonly step: string;
  /**
   * `done`; `adopted`: it was so already; `failed`; `open`: called, but interrupted before it was settled;
   * `not-started`: an earlier step failed, or the run was interrupted.
   */
  readonly status: 'done' | 'adopted' | 'failed' | 'open' | 'not-started';
  /** Id of the object, where it is known. */
  readonly id?: string;
  /** The answer to the step's call, as the cloud gave it. */
  readonly answer?: { readonly [member: string]: unknown };
  /** Milliseconds from the start of the step to its end. */
  readonly ms: number;
  readonly error?: StepError;
}

/** Why a step failed, for people and for scripts. */
export interface StepError {
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
  /** What it means and what to do, from the table of codes. */
  readonly advice?: string;
}
