import type { Outcome } from '../../../src/interconnect/index.ts';
import { describe, differencesOf } from '../crash.ts';
import { Process } from '../process.ts';
import { begin, type Scenario, specOf } from '../scenario.ts';
import { shapeOf } from '../shape.ts';
import type { VirtualWorld } from '../virtual-world.ts';
import { blameIn, ranOutOfPatience } from './judge.ts';

/** Runs that may be needed after the storm: stale once, out of patience once, refused once for what people added. */
const ROUNDS = 6;
/** Longer than any transition of a storm. */
const PATIENCE_MS = 1_000_000;

/**
 * The storm is over: fresh engines run until one has nothing more to do. What people put in the way is taken back when an
 * engine refuses for it. Gives what is wrong with the end.
 */
export async function calmDown(
  world: VirtualWorld,
  scenario: Scenario,
  takeBack: readonly ((world: VirtualWorld) => void)[],
): Promise<readonly string[]> {
  const { job } = scenario;
  const [last, ...blame] = await untilDone(world, scenario, job, takeBack);
  if (last !== undefined) return [last, ...blame];
  await people(world, takeBack);
  // Whatever is on its way out goes; what stays counts.
  await world.clock.sleep(PATIENCE_MS);
  const differences = differencesOf(shapeOf(world), await expectedShape(scenario));
  if (differences.length > 0) return [`another end:\n    ${differences.join('\n    ')}`];
  const engine = new Process({ world, name: 'look' }).engine(await specOf(scenario.spec));
  const plan = job === 'up' ? await engine.plan() : await engine.planDown();
  if (plan.steps.length > 0 || plan.changes.length > 0)
    return [`still to do: ${plan.steps.map(({ title }) => title).join('; ')}`];
  const left = job === 'down' ? world.leftOvers() : [];
  return left.length === 0 ? [] : [`left over: ${left.join(', ')}`];
}

async function untilDone(
  world: VirtualWorld,
  scenario: Scenario,
  job: Scenario['job'],
  takeBack: readonly ((world: VirtualWorld) => void)[],
): Promise<readonly string[]> {
  let outcome: Outcome | 'died' | undefined;
  for (let round = 1; round <= ROUNDS; round++) {
    const process = new Process({ world, name: `calm${round}` });
    outcome = await process.run(job, await specOf(scenario.spec));
    if (outcome === 'died') break;
    const blame = blameIn(process.name, outcome);
    if (blame.length > 0) return blame;
    if (outcome.status === 'done' || outcome.status === 'unchanged') return [];
    if (ranOutOfPatience(outcome)) await world.clock.sleep(PATIENCE_MS);
    else if (outcome.status === 'refused' && takeBack.length > 0) await people(world, takeBack);
    else if (outcome.status !== 'stale') break;
  }
  return [`after the storm: ${outcome === undefined ? 'nothing' : describe(outcome)}`];
}

async function people(world: VirtualWorld, takeBack: readonly ((world: VirtualWorld) => void)[]): Promise<void> {
  for (const back of takeBack) {
    // What they made a moment ago may still be on its way.
    await world.clock.sleep(PATIENCE_MS);
    back(world);
    await world.clock.sleep(PATIENCE_MS);
  }
}

const shapes = new Map<string, Promise<readonly string[]>>();

/** How a scenario ends when nothing disturbs it. */
function expectedShape(scenario: Scenario): Promise<readonly string[]> {
  let shape = shapes.get(scenario.name);
  if (shape === undefined) {
    shape = undisturbed(scenario);
    shapes.set(scenario.name, shape);
  }
  return shape;
}

async function undisturbed(scenario: Scenario): Promise<readonly string[]> {
  const world = await begin(scenario);
  await new Process({ world, name: 'undisturbed' }).run(scenario.job, await specOf(scenario.spec));
  const shape = shapeOf(world);
  world.close();
  return shape;
}
