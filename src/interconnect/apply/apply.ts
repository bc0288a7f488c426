import type { Callers } from '../callers.ts';
import type { EngineEvent, StepResult } from '../events.ts';
import { summaryOf } from '../plan/draft.ts';
import type { Change, Plan } from '../plan/types.ts';
import { RunContext } from './context.ts';
import type { Outcome } from './outcome.ts';
import { runSteps, succeeded } from './run.ts';
import { allows, differencesBetween } from './stale.ts';

interface ApplyOptions {
  readonly callers: Callers;
  /** Makes the plan anew from what is there now. */
  readonly planAgain: () => Promise<Plan>;
  readonly onEvent: (event: EngineEvent) => void;
  readonly signal: AbortSignal | undefined;
}

const NOTHING = { add: 0, change: 0, destroy: 0 };

/** Observes again and, if the plan still holds, carries it out. */
export async function apply(approved: Plan, options: ApplyOptions): Promise<Outcome> {
  const started = options.callers.clock.now();
  const outcome = (
    status: Outcome['status'],
    plan: Plan,
    results: readonly StepResult[] = [],
    differences: readonly string[] = [],
  ): Outcome => ({
    status,
    plan,
    results,
    summary: results.length === 0 ? NOTHING : summaryOf(plan.changes.filter((change) => isDone(change, plan, results))),
    differences,
    problems: plan.problems,
    ms: options.callers.clock.now() - started,
  });
  if (approved.problems.length > 0) return outcome('refused', approved);
  let plan: Plan;
  try {
    plan = await options.planAgain();
  } catch (error) {
    if (options.signal?.aborted) return outcome('interrupted', approved);
    throw error;
  }
  if (!allows(approved, plan)) return outcome('stale', plan, [], differencesBetween(approved, plan));
  if (plan.steps.length === 0) return outcome('unchanged', plan);
  const results = await runSteps(new RunContext(plan, options.callers, options.onEvent, options.signal));
  if (results.every(succeeded)) return outcome('done', plan, results);
  return outcome(results.some((result) => result.status === 'failed') ? 'failed' : 'interrupted', plan, results);
}

/** A change is done when every step about its object is; something new is there as soon as it was made, connected or not. */
function isDone(change: Change, plan: Plan, results: readonly StepResult[]): boolean {
  const byStep = new Map(results.map((result) => [result.step, result]));
  const made = plan.steps.filter((step) => change.action === 'create' && step.makes?.resource === change.address);
  const about = made.length > 0 ? made : plan.steps.filter((step) => step.about === change.address);
  return about.every((step) => {
    const result = byStep.get(step.id);
    return result !== undefined && succeeded(result);
  });
}
