import { parseArgs } from 'node:util';
import { type CrashPoint, crashEverywhere, finishedBadly, playDeaths } from './crash.ts';
import { DEATHS } from './process.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { shapeOf } from './shape.ts';
import { printTrace } from './trace.ts';

const USAGE = `npm run simulate -- --crash-points                      kill every job at every call, and again
npm run simulate -- --scenario NAME --kill 7:before,3:answered    replay one of these, with its trace
  --scenario NAME   only this job
`;

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Kills everywhere; prints a line a scenario and the sum. @returns the number of failures */
async function crashAll(scenarios: readonly Scenario[]): Promise<number> {
  const sum = { points: 0, pairs: 0, failures: 0 };
  for (const scenario of scenarios) {
    const { points, pairs, states, failures } = await crashEverywhere(scenario);
    print(
      `${scenario.name}: ${points} points, ${pairs} pairs in ${states} further states, ${failures.length} failures`,
    );
    for (const failure of failures) print(failure);
    sum.points += points;
    sum.pairs += pairs;
    sum.failures += failures.length;
  }
  print(`${sum.points} crash points, ${sum.pairs} pairs, ${sum.failures} failures`);
  return sum.failures;
}

function readPoints(text: string): readonly CrashPoint[] {
  return text.split(',').map((part) => {
    const [call, word] = part.split(':');
    const death = DEATHS.find((known) => known === word);
    if (death === undefined || !(Number(call) > 0))
      throw new RangeError(`"${part}" is no crash point: expected CALL:DEATH, a death being ${DEATHS.join(', ')}.`);
    return { call: Number(call), death };
  });
}

/** Plays some deaths again and tells all that happened. @returns the number of failures */
async function replay(scenario: Scenario, points: readonly CrashPoint[]): Promise<number> {
  const calm = await playDeaths(scenario, []);
  await finishedBadly(scenario, calm, []);
  const expected = shapeOf(calm);
  const world = await playDeaths(scenario, points);
  const problem = await finishedBadly(scenario, world, expected);
  print(printTrace(world));
  print(problem ?? 'It ended well.');
  return problem === undefined ? 0 : 1;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      'crash-points': { type: 'boolean', default: false },
      scenario: { type: 'string' },
      kill: { type: 'string' },
    },
  });
  const chosen = SCENARIOS.filter(({ name }) => values.scenario === undefined || name === values.scenario);
  const [first] = chosen;
  if (first === undefined)
    throw new RangeError(`There is no such scenario. There are: ${SCENARIOS.map(({ name }) => name).join('; ')}`);
  if (values.kill !== undefined) return replay(first, readPoints(values.kill));
  if (values['crash-points']) return crashAll(chosen);
  print(USAGE);
  return 0;
}

process.exitCode = await main().then(
  (failures) => (failures > 0 ? 1 : 0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof RangeError ? error.message : String(error)}\n`);
    return 2;
  },
);
