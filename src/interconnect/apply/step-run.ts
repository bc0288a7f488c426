import { adviceFor, CloudError, NoAnswerError, type Seen, WaitTimeoutError } from '../../provider/index.ts';
import type { StepError, StepResult } from '../events.ts';
import type { IdOrLater, Step, StepWait } from '../plan/types.ts';
import { act } from './act.ts';
import type { RunContext } from './context.ts';

/** Statuses that are past one that is waited for: somebody else was quicker, which is as good. */
const PAST: Readonly<Record<string, readonly string[]>> = {
  Idle: ['Connecting', 'AcceptingConnecting', 'Activating', 'Active', 'Inactive'],
  Accepting: ['Updating', 'Activated'],
};
/** A wait is told about when its status changes, and else so often. */
const TELL_EVERY_MS = 250;

/** Carries out one step. Never throws: the result says what came of it. */
export async function runStep(context: RunContext, step: Step): Promise<StepResult> {
  const started = context.now();
  context.emit({ type: 'step-started', at: started, step });
  const progress: { called: boolean; adopted: boolean; answer?: { readonly [member: string]: unknown } } = {
    called: false,
    adopted: false,
  };
  const result = (status: StepResult['status'], error?: StepError): StepResult => {
    const id = idIn(context, step);
    return {
      step: step.id,
      status,
      ms: context.now() - started,
      ...(id === undefined ? {} : { id }),
      ...(progress.answer === undefined ? {} : { answer: progress.answer }),
      ...(error === undefined ? {} : { error }),
    };
  };
  try {
    const needless = step.unless !== undefined && context.idOf(step.unless[0]) === step.unless[1];
    if (needless) progress.adopted = true;
    else if (step.call !== undefined) {
      // From here on it may have been sent: an interruption leaves it open.
      progress.called = true;
      const acted = await act(context, step, step.call);
      progress.adopted = acted.adopted;
      if (acted.answer !== undefined) progress.answer = acted.answer;
    }
    const waits = needless ? [] : step.waits;
    await Promise.all(
      waits.flatMap((wait) => wait.objects.map((object) => waitOne(context, step, wait, context.idOf(object)))),
    );
    const done = result(progress.adopted ? 'adopted' : 'done');
    context.emit({ type: 'step-done', at: context.now(), step, result: done });
    return done;
  } catch (error) {
    if (context.signal?.aborted && !(error instanceof CloudError))
      return result(progress.called ? 'open' : 'not-started');
    const failed = result('failed', stepError(error));
    context.emit({ type: 'step-failed', at: context.now(), step, result: failed });
    return failed;
  }
}

/** The id of the object that a step is about, as far as it is known. */
function idIn(context: RunContext, step: Step): string | undefined {
  const object =
    step.waits[0]?.objects[0] ??
    ((step.call?.parameters.RouterInterfaceId ?? step.call?.parameters.InstanceId) as IdOrLater | undefined);
  if (object === undefined) return undefined;
  try {
    return context.idOf(object);
  } catch {
    return undefined;
  }
}

/** A list may forget an object for a moment: that it is gone is what so many looks in a row agree on. */
const LOOKS_TO_BE_GONE = 2;
/**
 * They are this share of the run so far apart, and no more than so long: who waits for minutes may wait a second to be sure,
 * and no run takes noticeably longer for it.
 */
const SHARE_TO_BE_SURE = 0.01;
const LONGEST_TO_BE_SURE_MS = 2_000;

async function waitOne(context: RunContext, step: Step, wait: StepWait, id: string): Promise<void> {
  const caller = await context.caller(wait);
  const wanted = wait.until === 'gone' ? {} : (context.resolve(wait.until) as Readonly<Record<string, string>>);
  const until = wait.until === 'gone' ? 'gone' : Object.values(wanted).join(' ');
  let told = { status: '', at: Number.NEGATIVE_INFINITY };
  let absences = 0;
  await context.callers.watch(caller).wait({
    looker: context.looker(caller, wait.kind, id),
    id,
    goal: until,
    timeoutMs: wait.timeoutMs,
    until: (seen) => {
      absences = seen === undefined ? absences + 1 : 0;
      return (
        (wait.until === 'gone' ? seen === undefined : has(seen, wanted)) ||
        (wait.orGone === true && absences >= LOOKS_TO_BE_GONE)
      );
    },
    agree: wait.until === 'gone' ? LOOKS_TO_BE_GONE : 1,
    agreeAfterMs: () => Math.min(LONGEST_TO_BE_SURE_MS, SHARE_TO_BE_SURE * (context.now() - context.started)),
    onLook: ({ status, waitedMs }) => {
      const at = context.now();
      if (status === told.status && at - told.at < TELL_EVERY_MS) return;
      told = { status, at };
      const reason = `${id} ${status === '' ? 'not visible yet' : status}, ${seconds(waitedMs)} of at most ${seconds(wait.timeoutMs)}`;
      context.emit({ type: 'step-waiting', at, step, object: id, status, until, waitedMs, reason });
    },
    ...(context.signal === undefined ? {} : { signal: context.signal }),
  });
}

const seconds = (ms: number): string => (ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`);

/** Whether an object has these field values, or is past the status wanted. */
const has = (seen: Seen, wanted: Readonly<Record<string, string>>): boolean =>
  seen !== undefined &&
  Object.entries(wanted).every(([field, value]) => {
    const found = String(seen[field]);
    return found === value || (field === 'Status' && (PAST[value]?.includes(found) ?? false));
  });

/** An error as data, with what the table of codes knows about it. */
function stepError(error: unknown): StepError {
  const { advice } = adviceFor(error);
  if (error instanceof CloudError) {
    const about = error.ids.length === 0 ? '' : ` (${error.ids.join(', ')})`;
    return {
      code: error.code,
      message: `${error.action}${about}: ${error.message}`,
      advice,
      ...(error.requestId === undefined ? {} : { requestId: error.requestId }),
    };
  }
  if (error instanceof NoAnswerError) return { code: 'NoAnswer', message: error.message, advice };
  if (error instanceof WaitTimeoutError) {
    const message = error.message;
    return {
      code: 'WaitTimeout',
      message,
      advice: 'Run it again: it goes on where this run stopped. If it is stuck, report the id to Alibaba Cloud.',
    };
  }
  return { code: 'Unexpected', message: error instanceof Error ? error.message : String(error) };
}
