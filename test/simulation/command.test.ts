import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { Dice } from './storm/dice.ts';
import { playStorm } from './storm/storm.ts';
import { tellFailure } from './storm/tell.ts';
import { weatherOf } from './storm/weather.ts';

const MAIN = resolve(import.meta.dirname, 'main.ts');

/** What `npm run simulate -- …` runs. */
const simulate = (...words: readonly string[]) =>
  promisify(execFile)(process.execPath, [MAIN, ...words]).then(
    ({ stdout }) => ({ code: 0, lines: stdout.trimEnd().split('\n') }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, lines: stderr.trimEnd().split('\n') }),
  );

// Processes of their own, on a machine that may be busy with others.
describe('npm run simulate', { timeout: 120_000 }, () => {
  test('--seeds ends with the sum', async () => {
    const { code, lines } = await simulate('--seeds', '5', '--from', '101');
    expect([code, lines.at(-1)]).toEqual([0, '5 seeds, 0 failures']);
  });

  test('--crash-points ends with the sum', async () => {
    const { code, lines } = await simulate('--crash-points', '--scenario', 'a CIDR block added');
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatch(/^\d+ crash points, \d+ pairs, 0 failures$/);
  });

  test('--seed and --kill replay one world, with its trace', async () => {
    const storm = await simulate('--seed', '666', '--only', 'act1,run1#10');
    expect([storm.code, storm.lines.at(-1)]).toEqual([0, 'It ended well.']);
    const killed = await simulate('--scenario', 'up', '--kill', '22:unanswered,9:answered');
    expect([killed.code, killed.lines.at(-1)]).toEqual([0, 'It ended well.']);
    expect(killed.lines.join('\n')).toContain('the last run CreateRouteEntry');
  });

  test('says what it does not know', async () => {
    const { code, lines } = await simulate('--scenario', 'nothing', '--crash-points');
    expect(code).toBe(2);
    expect(lines[0]).toContain('There is no such scenario');
  });
});

describe('a seed', () => {
  test('means the same world when scenarios are added, but for those that play the new one', () => {
    const before = SCENARIOS.slice(0, -1);
    const [added] = SCENARIOS.slice(-1);
    const seeds = Array.from({ length: 500 }, (_, seed) => new Dice(seed));
    const moved = seeds.filter((dice) => weatherOf(dice).scenario !== weatherOf(dice, before).scenario);
    expect(moved.length).toBeLessThan(seeds.length / 5);
    for (const dice of moved) expect(weatherOf(dice).scenario).toBe(added);
    // Named, it is the scenario that was named, in the same weather.
    for (const dice of seeds.slice(0, 50)) {
      const { scenario, pace, ...weather } = weatherOf(dice);
      expect(weatherOf(dice, [scenario])).toMatchObject(weather);
    }
  });
});

describe('a seed that fails', () => {
  test('is told with the fewest events, a trace and the command that replays it', async () => {
    const up = SCENARIOS.find(({ name }) => name === 'up') as Scenario;
    // Somebody who minds that a route is ever made.
    const spoiled: Scenario = {
      ...up,
      always: (world) =>
        world.trace.some(({ request, note }) => note !== undefined && request.action === 'DescribeVpcs')
          ? ['something happened to DescribeVpcs']
          : [],
    };
    for (let seed = 1; ; seed++) {
      const report = await playStorm(seed, undefined, [spoiled]);
      if (report.failure === undefined || report.events.length < 8) continue;
      const text = await tellFailure(report, [spoiled]);
      expect(text).toContain(`seed ${seed} (up): `);
      expect(text).toContain('something happened to DescribeVpcs');
      const [, only = ''] = /npm run simulate -- --seed \d+ --scenario 'up' --only '(.*)'/.exec(text) ?? [];
      expect(only.split(',').length).toBeLessThan(report.events.length / 2);
      break;
    }
  });
});
