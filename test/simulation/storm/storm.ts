import { type Death, Process } from '../process.ts';
import { BRISK, begin, type Scenario, specOf } from '../scenario.ts';
import type { VirtualWorld } from '../virtual-world.ts';
import { calmDown } from './calm.ts';
import { Dice } from './dice.ts';
import { Events } from './events.ts';
import { blameIn } from './judge.ts';
import { stormLine } from './line.ts';
import { type Weather, weatherOf } from './weather.ts';

export interface StormReport {
  readonly seed: number;
  readonly scenario: string;
  /** What went wrong; undefined when all is well. */
  readonly failure: string | undefined;
  /** Names of the events that happened. */
  readonly events: readonly string[];
  readonly calls: number;
  /** Virtual milliseconds. */
  readonly ms: number;
  readonly world: VirtualWorld;
}

/** A run that calls more often than this, or takes longer, will never end. */
const MOST_CALLS = 4_000;
const LONGEST_MS = 6 * 3_600_000;

/**
 * Plays the world of a seed: a job in a storm, with processes that die, a rival and people; then the storm ends, and it
 * must come to the end of an undisturbed run.
 *
 * @param only names of the events that may happen; default: all
 */
export async function playStorm(
  seed: number,
  only?: readonly string[],
  scenarios?: readonly Scenario[],
): Promise<StormReport> {
  const dice = new Dice(seed);
  const weather = weatherOf(dice, scenarios);
  const events = new Events(only);
  const world = await begin(weather.scenario, { lagging: weather.lagMs > 0 });
  const started = world.clock.now();
  world.pace = weather.pace;
  const failures: string[] = [];
  await Promise.all([
    engineRuns(world, weather, dice, events, failures),
    rivalRuns(world, weather, dice, events, failures),
    ...weather.acts.map(async ({ name, atMs, act }) => {
      await world.clock.sleep(atMs);
      if (events.happens(name)) act.does(world);
    }),
  ]);
  await world.quiet();
  world.pace = () => BRISK;
  const takeBack = weather.acts.flatMap(({ name, act }) => (events.happened.includes(name) ? [act.takesBack] : []));
  failures.push(
    ...(await calmDown(
      world,
      weather.scenario,
      takeBack.filter((back) => back !== undefined),
    )),
  );
  const [failure] = [...world.violations, ...failures];
  return {
    seed,
    scenario: weather.scenario.name,
    failure,
    events: events.happened,
    calls: world.trace.length,
    ms: world.clock.now() - started,
    world,
  };
}

async function engineRuns(world: VirtualWorld, weather: Weather, dice: Dice, events: Events, failures: string[]) {
  const { job, spec } = weather.scenario;
  for (const [index, { restMs, dies }] of weather.runs.entries()) {
    if (restMs > 0) await world.clock.sleep(restMs);
    await run(world, `run${index + 1}`, { job, spec, dies }, { weather, dice, events, failures });
  }
}

async function rivalRuns(world: VirtualWorld, weather: Weather, dice: Dice, events: Events, failures: string[]) {
  const { rival } = weather;
  if (rival === undefined) return;
  await world.clock.sleep(rival.startsMs);
  if (events.happens('rival'))
    await run(world, 'rival', { ...rival, dies: undefined }, { weather, dice, events, failures });
}

interface Storm {
  readonly weather: Weather;
  readonly dice: Dice;
  readonly events: Events;
  readonly failures: string[];
}

async function run(
  world: VirtualWorld,
  name: string,
  { job, spec, dies }: Pick<Scenario, 'job' | 'spec'> & Pick<Weather['runs'][number], 'dies'>,
  { weather, dice, events, failures }: Storm,
): Promise<void> {
  const started = world.clock.now();
  const fate = (call: number): Death | undefined => {
    if (call > MOST_CALLS || world.clock.now() - started > LONGEST_MS) {
      failures.push(`${name} does not end: ${call} calls in ${Math.round((world.clock.now() - started) / 1000)} s`);
      return 'before';
    }
    return call === dies?.call && events.happens(`${name} dies`) ? dies.death : undefined;
  };
  const random = dice.of('engine', name).stream();
  const process = new Process({ world, name, fate, random, line: stormLine(weather, dice, events) });
  const outcome = await process.run(job, await specOf(spec)).catch((error: unknown) => thrown(error));
  failures.push(...(typeof outcome === 'string' ? (outcome === 'died' ? [] : [outcome]) : blameIn(name, outcome)));
}

const thrown = (error: unknown): string =>
  `the engine threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
