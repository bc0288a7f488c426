import type { Context } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { asOf2019 } from './as-of-2019.ts';
import type { Foresight } from './foresight.ts';
import { embeddedGround, type Ground, realGround } from './ground.ts';
import { LiveView } from './live-view.ts';
import { Narrator } from './narrator.ts';
import type { TutorialOptions } from './options.ts';
import { perform, type Stage, type StepRecord, type View } from './perform.ts';
import type { Inspection } from './proof.ts';
import { transcriptEntry } from './python-json.ts';
import type { Scene } from './scene.ts';
import { stepByStep } from './step-by-step.ts';
import { JOINED_AFTER, steps } from './steps.ts';
import { isClean, removalCommands, takeDown } from './take-down.ts';

/** The fifteen steps on a cloud, with the proofs in between. @returns the exit code */
export async function runTutorial(context: Context, options: TutorialOptions): Promise<number> {
  const stop = new AbortController();
  const interruption = context.interruption();
  interruption.addEventListener('abort', () => stop.abort(), { once: true });
  let ground: Ground;
  try {
    ground =
      options.target === 'alibaba'
        ? await realGround(context, options, stop.signal)
        : await embeddedGround(context, options);
  } catch (error) {
    // Nothing was made on the real cloud yet, and what was made in this process goes with it.
    if (interruption.aborted) return ExitCode.interrupted;
    throw error;
  }
  const scene = sceneOn(ground, options);
  try {
    const { terminal } = context;
    const told = !options.transcript && !options.json;
    const narrator = told ? new Narrator(terminal) : undefined;
    const plain: View = options.transcript
      ? { after: ({ step, answer }) => terminal.print(transcriptEntry(step.banner, asOf2019(answer))) }
      : told
        ? new LiveView(terminal)
        : { after: () => {} };
    const view = options.step ? stepByStep(plain, terminal, stop) : plain;
    const stage: Stage = { call: ground.call, scene, patience: ground.patience, view, signal: stop.signal };
    narrator?.opening(ground, scene);
    const foreseen = options.transcript ? undefined : await lookAhead(ground, scene);
    if (foreseen !== undefined) narrator?.foreseen(foreseen);
    narrator?.joining();
    const joining = await perform(stage, steps.slice(0, JOINED_AFTER));
    // The transcript is the original's output and nothing else, so it looks at nothing in between.
    const joined = options.transcript ? undefined : await look(ground);
    if (joined !== undefined) narrator?.joined(joined, scene, ground, options.defaultRoute);
    narrator?.parting();
    const parting = await perform(stage, steps.slice(JOINED_AFTER));
    const left = options.transcript ? undefined : await look(ground);
    if (left !== undefined) narrator?.left(left);
    const records = [...joining, ...parting];
    narrator?.closing(records, options.target);
    if (options.json) {
      const { printJson } = await import('../envelope.ts');
      printJson(terminal, 'tutorial', 'done', report(scene, records, foreseen, joined, left));
    }
    return ExitCode.ok;
  } catch (error) {
    await cleanUp(context, ground, scene);
    if (!stop.signal.aborted || error !== stop.signal.reason) throw error;
    return interruption.aborted ? ExitCode.interrupted : ExitCode.ok;
  } finally {
    context.terminal.transient();
    await ground.close();
  }
}

async function lookAhead(ground: Ground, scene: Scene): Promise<Foresight> {
  const { foresee } = await import('./foresight.ts');
  return foresee(ground, scene);
}

async function look(ground: Ground): Promise<Inspection> {
  const { inspect } = await import('./proof.ts');
  return inspect(ground);
}

function sceneOn(ground: Ground, options: TutorialOptions): Scene {
  const [initiator, acceptor] = ground.sides;
  const everywhere = '0.0.0.0/0';
  return {
    region: ground.region,
    spec: options.spec,
    initiator,
    acceptor,
    destinations: options.defaultRoute
      ? { initiator: everywhere, acceptor: everywhere }
      : { initiator: acceptor.cidrBlock, acceptor: initiator.cidrBlock },
    interfaces: {},
    routes: new Set(),
  };
}

/** After an interruption or an error: takes down what was made, or says what is left and how to remove it. */
async function cleanUp({ terminal }: Context, ground: Ground, scene: Scene): Promise<void> {
  terminal.transient();
  if (ground.ephemeral) {
    terminal.tell('\nStopped. The local cloud ran in this process and ends with it: nothing is left.');
    return;
  }
  if (isClean(scene)) {
    terminal.tell('\nStopped. Nothing was made, or all of it is gone.');
    return;
  }
  const commands = removalCommands(scene);
  terminal.tell('\nStopped. Taking down what was made; Ctrl-C again leaves at once. By hand it would be:');
  for (const line of commands) terminal.tell(`  ${line}`);
  try {
    await takeDown(ground.call, scene, ground.patience, (line) => terminal.tell(`  ${terminal.signs.done} ${line}`));
    terminal.tell('Nothing is left.');
  } catch (error) {
    terminal.tell(`${error instanceof Error ? error.message : String(error)}\nThis is left, and how to remove it:`);
    for (const line of removalCommands(scene)) terminal.tell(`  ${line}`);
  }
}

function report(
  scene: Scene,
  records: readonly StepRecord[],
  foreseen: Foresight | undefined,
  joined: Inspection | undefined,
  left: Inspection | undefined,
): unknown {
  const { region, initiator, acceptor, destinations } = scene;
  return {
    region,
    initiator,
    acceptor,
    destinations,
    steps: records.map(({ step, answer, states, milliseconds }) => ({
      number: step.number,
      action: step.action,
      states: states.map((state) => state || 'gone'),
      milliseconds: Math.round(milliseconds),
      answer,
    })),
    foreseen,
    joined,
    left,
  };
}
