import { crashEverywhere } from '../test/simulation/crash.ts';
import { SCENARIOS } from '../test/simulation/scenarios/index.ts';
import { playStorm } from '../test/simulation/storm/storm.ts';
import { atLeast, seconds } from './measure.ts';
import type { Result } from './result.ts';

const STORMS = 500;

/** How much of the engine's life the simulation plays, how fast, and how much of it ends well. */
export async function simulation(): Promise<Result[]> {
  const killed = { points: 0, pairs: 0, failures: 0 };
  const often = SCENARIOS.filter(({ seldom }) => seldom === undefined);
  const crashing = await seconds(async () => {
    for (const scenario of often) {
      const { points, pairs, failures } = await crashEverywhere(scenario);
      killed.points += points;
      killed.pairs += pairs;
      killed.failures += failures.length;
    }
  });
  const storms = { ms: 0, failures: 0 };
  const storming = await seconds(async () => {
    for (let seed = 1; seed <= STORMS; seed++) {
      const report = await playStorm(seed);
      storms.ms += report.ms;
      if (report.failure === undefined) report.world.close();
      else storms.failures++;
    }
  });
  const points = killed.points + killed.pairs;
  const common = { bench: 'simulation' } as const;
  return [
    atLeast(1, {
      ...common,
      metric: `crash points and pairs that end well, of ${often.length} jobs (${Math.round(points / crashing)} a second)`,
      unit: 'deaths',
      pairs: [[points - killed.failures, points]],
    }),
    atLeast(1, {
      ...common,
      metric: 'storms that end well, by seed',
      unit: 'seeds',
      pairs: [[STORMS - storms.failures, STORMS]],
    }),
    atLeast(1, {
      ...common,
      metric: 'time that passes in storms, against time that passes here',
      unit: 'simulated hours a second',
      pairs: [[storms.ms / 3_600_000 / storming, 1 / 3600]],
    }),
  ];
}
