import type { Prediction } from '../../interconnect/index.ts';
import { predictChanges } from '../../interconnect/predict/predict.ts';
import { type Change, ChangeAction } from '../../network/index.ts';
import type { Ground } from './ground.ts';
import type { Scene } from './scene.ts';
import { JOINED_AFTER, type Step, steps } from './steps.ts';

/** What the steps that join will do to packets, before any of them is made. */
export type Foresight = Pick<Prediction, 'words' | 'risks'>;

/** Reads the two VPCs and makes the joining steps in the model. */
export async function foresee({ look }: Ground, scene: Scene): Promise<Foresight> {
  // Interfaces that do not exist yet go by what they will be called.
  const imagined: Scene = {
    ...scene,
    interfaces: { initiator: 'the initiator', acceptor: 'the acceptor' },
    routes: new Set(),
  };
  const changes = steps.slice(0, JOINED_AFTER).flatMap((step) => changesOf(step, imagined));
  const { words, risks } = predictChanges(await look(), changes, 'up');
  return { words, risks };
}

function changesOf(step: Step, scene: Scene): readonly Change[] {
  const action = Object.values(ChangeAction).find((known) => known === step.action);
  if (action === undefined) return [];
  const texts = Object.entries(step.parameters(scene)).map(([name, value]) => [name, String(value)]);
  const creates = action === 'CreateRouterInterface' ? scene.interfaces[step.role] : undefined;
  return [{ action, parameters: Object.fromEntries(texts), ...(creates === undefined ? {} : { creates }) }];
}
