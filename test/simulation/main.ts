import { parseArgs } from 'node:util';
import { type CrashPoint, crashEverywhere, replayDeaths } from './crash.ts';
import { DEATHS } from './process.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { playStorm } from './storm/storm.ts';
import { tellFailure } from './storm/tell.ts';
import { printTrace } from './trace.ts';

const USAGE = `npm run simulate -- --seeds N --from S      storms: N worlds, from seed S on
npm run simulate -- --seed S --only EVENTS  one of them again, with its trace; only these events, if any are named
npm run simulate -- --crash-points          every job killed at every call, and again while it is finished
npm run simulate -- --kill 7:before,3:answered   one of these again, with its trace
  --scenario NAME   only this job; for --kill the job meant
`;

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Plays the storms of so many seeds; prints each failure as it comes, and the sum. @returns the number of failures */
async function storms(seeds: number, from: number, scenarios: readonly Scenario[]): Promise<number> {
  const sum = { failures: 0, calls: 0, events: 0, ms: 0 };
  const began = performance.now();
  for (let seed = from; seed < from + seeds; seed++) {
    const report = await playStorm(seed, undefined, scenarios);
    sum.calls += report.calls;
    sum.events += report.events.length;
    sum.ms += report.ms;
    if (report.failure === undefined) report.world.close();
    else {
      sum.failures++;
      print(await tellFailure(report, scenarios));
    }
    const done = seed - from + 1;
    if (done % 1_000 === 0) print(`… ${done} seeds, ${sum.failures} failures`);
  }
  const seconds = (performance.now() - began) / 1000;
  const hours = sum.ms / 3_600_000;
  print(`${sum.calls} calls, ${sum.events} events, ${Math.round(hours)} simulated hours in ${Math.round(seconds)} s`);
  print(`${seeds} seeds, ${sum.failures} failures`);
  return sum.failures;
}

/** Plays one storm again and tells all that happened. @returns the number of failures */
async function storm(
  seed: number,
  only: readonly string[] | undefined,
  scenarios: readonly Scenario[],
): Promise<number> {
  const { scenario, failure, endings, events, world } = await playStorm(seed, only, scenarios);
  print(`seed ${seed}: ${scenario}`);
  print(printTrace(world));
  print(`Events: ${events.join(',')}`);
  print(`Endings: ${endings.join('; ')}`);
  print(failure ?? 'It ended well.');
  return failure === undefined ? 0 : 1;
}

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
  const { world, problem } = await replayDeaths(scenario, points);
  print(printTrace(world));
  print(problem ?? 'It ended well.');
  return problem === undefined ? 0 : 1;
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  const number = Number(text ?? otherwise);
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`"${text}" is not a whole number.`);
  return number;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string' },
      from: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
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
  if (values.seed !== undefined) return storm(wholeNumber(values.seed, 1), values.only?.split(','), chosen);
  if (values.seeds !== undefined) return storms(wholeNumber(values.seeds, 1), wholeNumber(values.from, 1), chosen);
  print(USAGE.trimEnd());
  return 0;
}

process.exitCode = await main().then(
  (failures) => (failures > 0 ? 1 : 0),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof RangeError || error instanceof TypeError ? error.message : String(error)}\n`,
    );
    return 2;
  },
);
