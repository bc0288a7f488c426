import type { ApiParameters } from '../../provider/index.ts';
import type { Answer, Call } from '../calls.ts';
import type { Scene } from './scene.ts';
import type { Step } from './steps.ts';
import { type Patience, waitFor } from './wait.ts';

/** A step that is over. */
export interface StepRecord {
  readonly step: Step;
  readonly answer: Answer;
  /** The states seen, in order, each once in a row; '' when it is gone. */
  readonly states: readonly string[];
  readonly milliseconds: number;
  /** The part of it spent waiting for the cloud's transition. */
  readonly waited: number;
}

/** Who watches the steps. */
export interface View {
  /** May hold the run up (`--step`). */
  before?(step: Step, scene: Scene): Promise<void>;
  waiting?(step: Step, scene: Scene, state: string | undefined, waited: number): void;
  after(record: StepRecord, scene: Scene): void;
}

export interface Stage {
  readonly call: Call;
  readonly scene: Scene;
  readonly patience: Patience;
  readonly view: View;
  readonly signal: AbortSignal;
}

/**
 * Performs steps one after another, each call and then its wait, as the original does.
 * @throws the signal's reason when it aborts: after the call in flight, so that what was made is known
 */
export async function perform(stage: Stage, steps: readonly Step[]): Promise<readonly StepRecord[]> {
  const { scene, view, signal } = stage;
  const records: StepRecord[] = [];
  for (const step of steps) {
    await view.before?.(step, scene);
    signal.throwIfAborted();
    const begin = performance.now();
    view.waiting?.(step, scene, undefined, 0);
    const answer = await callOnce(stage, step);
    step.keep?.(scene, answer);
    signal.throwIfAborted();
    const states: string[] = [];
    const called = performance.now();
    if (step.expect !== undefined) {
      const seen = (state: string, waited: number) => {
        if (states.at(-1) !== state) states.push(state);
        view.waiting?.(step, scene, state, waited);
      };
      await waitFor(stage.call, scene, step.expect, stage.patience, seen, signal);
    }
    const end = performance.now();
    const record = { step, answer, states, milliseconds: end - begin, waited: end - called };
    records.push(record);
    view.after(record, scene);
    if (step.forget) delete scene.interfaces[step.role];
  }
  return records;
}

/** A create carries a token, so that a repeat after a lost answer makes nothing twice. Other calls are made once. */
async function callOnce({ call, scene }: Stage, step: Step): Promise<Answer> {
  const parameters: ApiParameters = step.parameters(scene);
  if (step.action !== 'CreateRouterInterface') return call(step.action, parameters);
  const { randomUUID } = process.getBuiltinModule('node:crypto');
  return call(step.action, { ...parameters, ClientToken: randomUUID() });
}
