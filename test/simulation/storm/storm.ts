import { type Death, Process } from '../process.ts';
import { BRISK, begin, type Scenario, specOf } from '../scenario.ts';
import type { VirtualWorld } from '../virtual-world.ts';
import { calmDown } from './calm.ts';
import { Dice } from './dice.ts';
import { Events } from './events.ts';
import { blameIn, endingOf } from './judge.ts';
import { stormLine } from './line.ts';
import { type Weather, weatherOf } from './weather.ts';

export interface StormReport {
  readonly seed: number;
  readonly scenario: string;
  /** What went wrong; undefined when all is well. */
  readonly failure: string | undefined;
  /** Names of the events that happened. */
  readonly events: readonly string[];
  /** How each run in the storm ended: `run1 done`, `run2 died`, `rival failed NoAnswer`. */
  readonly endings: readonly string[];
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
  // What was there before has been there for long: no read is so late that it does not show it.
  await world.clock.sleep(2 * weather.lagMs);
  const started = world.clock.now();
  world.pace = weather.pace;
  if (!isPeaceful(weather)) world.always = undefined;
  const failures: string[] = [];
  const endings: string[] = [];
  const storm: Storm = { world, weather, dice, events, failures, endings };
  await Promise.all([
    engineRuns(storm),
    rivalRuns(storm),
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
    endings,
    calls: world.trace.length,
    ms: world.clock.now() - started,
    world,
  };
}

interface Storm {
  readonly world: VirtualWorld;
  readonly weather: Weather;
  readonly dice: Dice;
  readonly events: Events;
  readonly failures: string[];
  readonly endings: string[];
}

async function engineRuns(storm: Storm): Promise<void> {
  const { job, spec } = storm.weather.scenario;
  for (const [index, { restMs, dies, asSeen }] of storm.weather.runs.entries()) {
    if (restMs > 0) await storm.world.clock.sleep(restMs);
    await run(storm, `run${index + 1}`, { job, spec, dies, asSeen });
  }
}

/** Whether nobody wants something else: people cut connections as they like, and so does a `down` or an older spec. */
const isPeaceful = ({ acts, rival, scenario }: Weather): boolean =>
  acts.length === 0 && (rival === undefined || (rival.job === scenario.job && rival.spec === scenario.spec));

async function rivalRuns(storm: Storm): Promise<void> {
  const { rival } = storm.weather;
  if (rival === undefined) return;
  await storm.world.clock.sleep(rival.startsMs);
  if (storm.events.happens('rival')) await run(storm, 'rival', { ...rival, dies: undefined, asSeen: false });
}

type Job = Pick<Scenario, 'job' | 'spec'> & Pick<Weather['runs'][number], 'dies' | 'asSeen'>;

async function run(storm: Storm, name: string, { job, spec, dies, asSeen }: Job): Promise<void> {
  const { world, weather, dice, events, failures, endings } = storm;
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
  try {
    const outcome = await process.run(job, await specOf(spec), { asSeen });
    endings.push(`${name} ${endingOf(outcome)}`);
    if (outcome !== 'died') failures.push(...blameIn(name, outcome));
  } catch (error) {
    failures.push(`the engine threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
