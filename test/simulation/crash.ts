import type { Outcome } from '../../src/interconnect/index.ts';
import { type Death, Process } from './process.ts';
import { digestOf } from './rows.ts';
import { begin, type Scenario, specOf } from './scenario.ts';
import { shapeOf } from './shape.ts';
import type { VirtualWorld } from './virtual-world.ts';

/** A call at which a process dies, and how. Calls are numbered from 1. */
export interface CrashPoint {
  readonly call: number;
  readonly death: Death;
}

interface Boundary extends CrashPoint {
  readonly action: string;
  /** All that the cloud will ever answer from here on. */
  readonly digest: string;
}

export interface CrashReport {
  readonly scenario: string;
  /** Every point of the undisturbed run: each was really killed there, and finished by a fresh engine. */
  readonly points: number;
  /** Every point of every finishing run. */
  readonly pairs: number;
  /** Worlds in which two processes were really killed: one for every state that a pair can leave behind. */
  readonly states: number;
  /** Actions at whose calls a process died. */
  readonly actions: ReadonlySet<string>;
  /** One text a failure, with the command that replays it. */
  readonly failures: readonly string[];
}

const endsWell = (outcome: Outcome | 'died'): boolean =>
  outcome !== 'died' && (outcome.status === 'done' || outcome.status === 'unchanged');

/**
 * Kills a job at every call in every way, and the run that finishes it again at every call in every way.
 *
 * A dead engine leaves nothing behind but the cloud, so two points that leave equal clouds are one: of those, one is played
 * on. That the clouds are equal is not assumed: the digest of the cloud is compared after each kill.
 */
export async function crashEverywhere(scenario: Scenario): Promise<CrashReport> {
  const failures: string[] = [];
  const calm = await tour(scenario, []);
  const expected = calm.shape;
  if (calm.problem !== undefined) failures.push(`${scenario.name}: undisturbed: ${calm.problem}`);
  const settled = new Set<string>();
  for (const point of calm.boundaries) {
    const problem = await finish(scenario, [point], point.digest, expected);
    if (problem !== undefined) failures.push(failure(scenario, [point], problem));
    settled.add(point.digest);
  }
  let pairs = 0;
  let states = 0;
  const actions = new Set(calm.boundaries.map(({ action }) => action));
  for (const [first, ...alike] of Map.groupBy(calm.boundaries, ({ digest }) => digest).values()) {
    if (first === undefined) continue;
    const repeat = await tour(scenario, [first]);
    pairs += repeat.boundaries.length * (1 + alike.length);
    for (const second of repeat.boundaries) {
      actions.add(second.action);
      if (settled.has(second.digest)) continue;
      settled.add(second.digest);
      states++;
      const problem = await finish(scenario, [first, second], second.digest, expected);
      if (problem !== undefined) failures.push(failure(scenario, [first, second], problem));
    }
  }
  return { scenario: scenario.name, points: calm.boundaries.length, pairs, states, actions, failures };
}

/**
 * Kills a job at a sample of its calls only, one in so many, in a way that changes from one to the next; no pairs. Cheap, for
 * every test run: that all of them end well is what `crashEverywhere` shows.
 */
export async function crashSometimes(
  scenario: Scenario,
  oneIn: number,
): Promise<Pick<CrashReport, 'points' | 'failures'>> {
  const { boundaries, shape, problem } = await tour(scenario, []);
  const failures = problem === undefined ? [] : [`${scenario.name}: undisturbed: ${problem}`];
  const sample = boundaries.filter((_, index) => index % oneIn === 0);
  for (const point of sample) {
    const wrong = await finish(scenario, [point], point.digest, shape);
    if (wrong !== undefined) failures.push(failure(scenario, [point], wrong));
  }
  return { points: sample.length, failures };
}

const failure = (scenario: Scenario, points: readonly CrashPoint[], problem: string): string =>
  `${scenario.name}, killed ${points.map(({ call, death }) => `at call ${call} (${death})`).join(', then ')}: ${problem}\n` +
  `  npm run simulate -- --scenario '${scenario.name}' --kill ${points.map(({ call, death }) => `${call}:${death}`).join(',')}`;

/** Plays a world up to the last of these deaths, a fresh process for each. */
async function playDeaths(scenario: Scenario, points: readonly CrashPoint[]): Promise<VirtualWorld> {
  const world = await begin(scenario);
  const spec = await specOf(scenario.spec);
  for (const [index, { call: at, death }] of points.entries()) {
    const fate = (call: number): Death | undefined => (call === at ? death : undefined);
    await new Process({ world, name: `run ${index + 1}`, fate }).run(scenario.job, spec);
  }
  return world;
}

/** After these deaths one more run, undisturbed, noting the state of the cloud at each of its boundaries. */
async function tour(scenario: Scenario, deaths: readonly CrashPoint[]) {
  const world = await playDeaths(scenario, deaths);
  const boundaries: Boundary[] = [];
  const last = new Process({
    world,
    name: 'the last run',
    onBoundary: (call, death, { action }) => {
      boundaries.push({ call, death, action, digest: digestOf(world.cloud.world, world.clock.now()) });
    },
  });
  const outcome = await last.run(scenario.job, await specOf(scenario.spec));
  const shape = shapeOf(world);
  const problem = endsWell(outcome) ? world.violations[0] : describe(outcome);
  world.close();
  return { boundaries, shape, problem };
}

/** After these deaths a run that nobody disturbs: undefined when the end is as it should be, else what is wrong. */
async function finish(
  scenario: Scenario,
  deaths: readonly CrashPoint[],
  digest: string,
  expected: readonly string[],
): Promise<string | undefined> {
  const world = await playDeaths(scenario, deaths);
  const same = digestOf(world.cloud.world, world.clock.now()) === digest;
  const problem = await finishedBadly(scenario, world, expected);
  world.close();
  return same ? problem : `the cloud is not as the undisturbed run had it at this call`;
}

/** Plays some deaths and what follows them once more, for its trace. */
export async function replayDeaths(scenario: Scenario, points: readonly CrashPoint[]) {
  const { shape } = await tour(scenario, []);
  const world = await playDeaths(scenario, points);
  return { world, problem: await finishedBadly(scenario, world, shape) };
}

/** Lets a fresh engine finish, and tells what is wrong with the end. */
async function finishedBadly(
  scenario: Scenario,
  world: VirtualWorld,
  expected: readonly string[],
): Promise<string | undefined> {
  const spec = await specOf(scenario.spec);
  const outcome = await new Process({ world, name: 'the last run' }).run(scenario.job, spec);
  if (!endsWell(outcome)) return describe(outcome);
  if (world.violations[0] !== undefined) return world.violations[0];
  const differences = differencesOf(shapeOf(world), expected);
  if (differences.length > 0) return `another end:\n    ${differences.join('\n    ')}`;
  const left = scenario.job === 'down' ? world.leftOvers() : [];
  return left.length === 0 ? undefined : `left over: ${left.join(', ')}`;
}

/** What one shape lacks of another (`-`), and what it has beside it or twice (`+`). */
export function differencesOf(shape: readonly string[], expected: readonly string[]): readonly string[] {
  const missing = expected.filter((line) => !shape.includes(line)).map((line) => `- ${line}`);
  const surplus = shape.filter((line, at) => !expected.includes(line) || shape.indexOf(line) !== at);
  return [...missing, ...surplus.map((line) => `+ ${line}`)];
}

/** What a run came to that did not end well. */
export function describe(outcome: Outcome | 'died'): string {
  if (outcome === 'died') return 'it died';
  const errors = outcome.results.flatMap(({ step, error }) =>
    error === undefined ? [] : [`${step}: ${error.code}: ${error.message}`],
  );
  const problems = outcome.problems.map(({ message }) => message);
  return `${outcome.status}: ${[...errors, ...problems, ...outcome.differences].join('; ')}`;
}
