import {
  type ApiAnswer,
  type ApiParameters,
  adviceFor,
  backOffMs,
  type Caller,
  CloudError,
  isTableGone,
  type RetryCase,
} from '../../provider/index.ts';
import type { Step, StepCall } from '../plan/types.ts';
import { clientToken } from '../token.ts';
import type { RunContext } from './context.ts';
import { type Effect, effectRule } from './effects.ts';
import { provenGone } from './generations.ts';
import { explained, hindranceOf } from './hindrance.ts';

/** What came of a call: its answer, or the finding that it was so already. */
export interface Acted {
  readonly answer?: ApiAnswer;
  readonly adopted: boolean;
}

/** Generations of a token that are tried before a person is asked: a day's worth of `down` and `up` again. */
const MAX_GENERATIONS = 100;
/** Looks at an object whose call succeeded and shows no effect: the answer may have been a replay of an older call. */
const EFFECT_LOOKS_MS = [0, 100, 300, 600];
/** How long a call is repeated that an object's status refuses. */
const STATE_BUDGET_MS = 300_000;
/** How long a look may contradict what the cloud said ("not found", "exists"): lists lag behind writes. */
const LIST_LAG_MS = 30_000;
/** A refusal that has lasted so long may be for something that does not pass by itself: then it is looked for. */
const PATIENCE_MS = 10_000;
/** Calls whose tokens may be remembered from an earlier life of the same object. */
const VERIFIED: ReadonlySet<string> = new Set([
  'CreateRouteEntry',
  'ModifyRouterInterfaceSpec',
  'ModifyVpcPeerConnection',
]);

/** Makes a step's call take effect, once: repeats, looks, adopts, counts the token's generation up. */
export async function act(context: RunContext, step: Step, call: StepCall): Promise<Acted> {
  const caller = await context.caller(call);
  const parameters = context.resolve(call.parameters) as ApiParameters;
  for (let generation = 0; generation < MAX_GENERATIONS; generation++) {
    const acted = await attempt(context, step, call, caller, {
      ...parameters,
      ...token(context, call, parameters, generation),
    });
    if (acted === 'next-generation') continue;
    if (step.makes !== undefined) {
      const id = String(acted.answer?.[step.makes.field] ?? '');
      // Known from here on, whatever comes: an interruption or a failed look must not hide what exists and costs.
      context.learn(step.makes.resource, id);
      if (context.signal?.aborted) return acted;
      if (await provenGone(context, caller, call.action, id, String(parameters.Name))) continue;
    } else if (VERIFIED.has(call.action) && !acted.adopted && !(await showsEffect(context, caller, call, parameters))) {
      continue;
    }
    return acted;
  }
  throw new Error(
    `${call.action} (${step.about}): ${MAX_GENERATIONS} generations of its ClientToken are used up. Try again tomorrow.`,
  );
}

function token(
  context: RunContext,
  call: StepCall,
  parameters: ApiParameters,
  generation: number,
): { readonly ClientToken?: string } {
  if (call.tokenFor === undefined) return {};
  // The next hop belongs to a route's identity, and may be known only now.
  const object = parameters.NextHopId === undefined ? call.tokenFor : `${call.tokenFor} via ${parameters.NextHopId}`;
  return { ClientToken: clientToken(context.plan.interconnect, call.action, object, generation) };
}

/** One call with one token, repeated until it is clear whether it took effect. */
async function attempt(
  context: RunContext,
  step: Step,
  call: StepCall,
  caller: Caller,
  parameters: ApiParameters,
): Promise<Acted | 'next-generation'> {
  const started = context.now();
  for (let round = 1; ; round++) {
    try {
      const answer = await caller.call(call.action, parameters, {
        product: call.product,
        repeats: context.repeats,
        onRetry: (row, delayMs) => context.retrying(step, row.code, row.why, delayMs),
        ...(context.signal === undefined ? {} : { signal: context.signal }),
      });
      return { answer, adopted: false };
    } catch (error) {
      const row = adviceFor(error);
      if (error instanceof CloudError && /^Idempoten(t|ce)Param/.test(error.code)) return 'next-generation';
      if (isGone(call, error)) return { adopted: true };
      if (row.action === 'give-up') throw error;
      const effect = await currentEffect(context, caller, call, parameters);
      if (effect === 'taken') return { adopted: true };
      const elapsedMs = context.now() - started;
      if (effect === 'conflict' || context.signal?.aborted) throw error;
      const atLast = !mayRepeat(row, elapsedMs);
      if (atLast || elapsedMs > PATIENCE_MS) {
        const finding = await hindranceOf(context, caller, call, parameters, { error, atLast });
        if (finding !== undefined) throw explained(error, finding);
      }
      if (atLast) throw error;
      if (!context.repeats.take()) throw explained(error, 'This run has repeated all it may.');
      const delayMs = backOffMs(row, round, context.callers.random);
      context.retrying(step, row.code, row.why, delayMs);
      await context.callers.clock.sleep(delayMs, context.signal);
    }
  }
}

const mayRepeat = (row: RetryCase, elapsedMs: number): boolean =>
  elapsedMs < (row.action === 'read-back' ? LIST_LAG_MS : STATE_BUDGET_MS);

/**
 * Whether the cloud says that what is to go is not there. Its word counts more than a list's; the step's wait looks twice.
 */
const isGone = (call: StepCall, error: unknown): boolean =>
  effectRule(call.action)?.removes === true &&
  error instanceof CloudError &&
  (isTableGone(error) || (/NotFound/.test(error.code) && adviceFor(error).action === 'read-back'));

async function currentEffect(
  context: RunContext,
  caller: Caller,
  call: StepCall,
  parameters: ApiParameters,
): Promise<Effect> {
  const rule = effectRule(call.action);
  if (rule === undefined) return 'absent';
  return rule.effect(await context.look(caller, rule.kind, rule.subject(parameters)), parameters);
}

async function showsEffect(
  context: RunContext,
  caller: Caller,
  call: StepCall,
  parameters: ApiParameters,
): Promise<boolean> {
  for (const delayMs of EFFECT_LOOKS_MS) {
    if (delayMs > 0) await context.callers.clock.sleep(delayMs, context.signal);
    if ((await currentEffect(context, caller, call, parameters)) !== 'absent') return true;
  }
  return false;
}
