import { type Clock, type Random, systemClock } from '../provider/index.ts';
import { apply } from './apply/apply.ts';
import type { Outcome } from './apply/outcome.ts';
import { Callers, type Connect, type SharedLimits } from './callers.ts';
import type { EngineEvent } from './events.ts';
import { observe } from './observe.ts';
import { planDown, planUp } from './plan/plan.ts';
import type { Plan } from './plan/types.ts';
import { planUndo } from './plan/undo.ts';
import type { Spec } from './spec/types.ts';
import { statusOf } from './status.ts';
import type { StatusReport } from './status-types.ts';
import type { Verification } from './verify/verification.ts';

export interface EngineOptions {
  readonly spec: Spec;
  /** Gives the way to the cloud for a region and profile. Called once for each. */
  readonly connect: Connect;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly onEvent?: (event: EngineEvent) => void;
  /** Aborting it ends a run in an orderly way: calls in flight are finished, what is open is reported. */
  readonly signal?: AbortSignal;
  /** Rate budget and locks, for those who share them with others; default: those of the process. */
  readonly limits?: SharedLimits;
  /** Whether traffic may be interrupted where a move from one way to another is not possible without; default false. */
  readonly allowInterruption?: boolean;
}

/**
 * Observe, diff, act, wait: the loop behind plan, up, down and status. It keeps no state: what exists is found by looking.
 */
export interface Engine {
  /**
   * What `up` would do. Changes nothing. Problems, an unreachable cloud included, are in the plan, not thrown; an abort is.
   */
  plan(): Promise<Plan>;
  /** What `down` would do. Changes nothing. */
  planDown(): Promise<Plan>;
  /**
   * Observes again and, if the plan still holds, carries it out. Never throws for what the cloud does.
   * @param asSeen carry it out as it is, without that second look: for a plan made just now that nobody had to think about
   */
  apply(plan: Plan, options?: { readonly asSeen?: boolean }): Promise<Outcome>;
  /** What would take back what a run made, by the plan that it carried out. Changes nothing. */
  planUndo(done: Plan): Promise<Plan>;
  /** Declared against found. Changes nothing. */
  status(): Promise<StatusReport>;
  /** Whether packets between the declared networks arrive now, both ways, as far as routes decide. Changes nothing. */
  verify(): Promise<Verification>;
}

/** An engine for one interconnect. Nothing is called before the first method is. */
export function createEngine(options: EngineOptions): Engine {
  const { spec, connect, clock, random, limits, signal } = options;
  const callers = new Callers({
    target: spec.target,
    connect,
    ...(clock === undefined || clock === systemClock ? {} : { clock }),
    ...(random === undefined ? {} : { random }),
    ...(limits === undefined ? {} : { limits }),
  });
  const { allowInterruption = false } = options;
  const look = (probing = false) => observe(spec, callers, { signal, probing });
  const foresee = async (make: typeof planUp, probing: boolean): Promise<Plan> => {
    // The packet model is loaded while the cloud is asked.
    const [world, { withPrediction }] = await Promise.all([look(probing), import('./predict/predict.ts')]);
    return withPrediction(make(spec, world, { allowInterruption }), spec, world);
  };
  // Only who is going to make something asks whether it could be made.
  const plan = () => foresee(planUp, true);
  const down = () => foresee(planDown, false);
  return {
    plan,
    planDown: down,
    planUndo: async (done) => planUndo(spec, await look(), done),
    apply: (approved, { asSeen = false } = {}) =>
      apply(approved, {
        callers,
        planAgain: asSeen ? async () => approved : approved.kind === 'up' ? plan : down,
        onEvent: options.onEvent ?? (() => undefined),
        signal,
      }),
    status: async () => statusOf(spec, await look()),
    verify: async () => {
      const { verifyWorld } = await import('./verify/verification.ts');
      return verifyWorld(spec, await look());
    },
  };
}
