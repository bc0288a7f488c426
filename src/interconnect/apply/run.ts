import type { StepResult } from '../events.ts';
import type { Step } from '../plan/types.ts';
import type { RunContext } from './context.ts';
import { runStep } from './step-run.ts';

/**
 * Carries out a plan's steps: each as soon as those it depends on are done. A failed step stops what depends on it, and
 * nothing else.
 */
export async function runSteps(context: RunContext): Promise<readonly StepResult[]> {
  const running = new Map<string, Promise<StepResult>>();
  for (const step of context.plan.steps) {
    const before = step.dependsOn.map((id) => running.get(id)).filter((result) => result !== undefined);
    running.set(step.id, runAfter(context, step, before));
  }
  return Promise.all(running.values());
}

async function runAfter(context: RunContext, step: Step, before: readonly Promise<StepResult>[]): Promise<StepResult> {
  const notStarted: StepResult = { step: step.id, status: 'not-started', ms: 0 };
  const results = await Promise.all(before);
  if (!results.every(succeeded)) return notStarted;
  const run = async (): Promise<StepResult> => (context.signal?.aborted ? notStarted : runStep(context, step));
  // Taken in one order by everybody, so that no two wait for each other.
  return (step.locks ?? [])
    .toSorted()
    .reduceRight<() => Promise<StepResult>>(
      (inner, lock) => () => context.callers.locks.run(`${context.plan.target} ${lock}`, inner),
      run,
    )();
}

export const succeeded = (result: StepResult): boolean => result.status === 'done' || result.status === 'adopted';
