import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { crashEverywhere, crashSometimes } from './crash.ts';
import { SCENARIOS } from './scenarios/index.ts';

const SOURCES = resolve(import.meta.dirname, '../../src');

/** Calls that no job makes, with the reason. */
const NEVER_IN_A_JOB: ReadonlySet<string> = new Set([
  // Asked for a better message, after a region was refused: there is nothing to carry on with.
  'DescribeRegions',
  // `isthmus snapshot` reads by it: an interrupted reading is begun anew.
  'DescribeInstances',
  'DescribeNetworkInterfaces',
  'DescribeHaVips',
  // Only where a route leads to a prefix list, and it changes nothing.
  'GetVpcPrefixListEntries',
]);

/** Every API action that the engine or the provider names. */
function actionsInSources(): ReadonlySet<string> {
  const files = ['interconnect', 'provider'].flatMap((room) =>
    readdirSync(join(SOURCES, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('retry-table.ts') && !file.startsWith('doctor'))
      .map((file) => readFileSync(join(SOURCES, room, file), 'utf8')),
  );
  const verbs = 'Create|Delete|Modify|Connect|Activate|Deactivate|Accept|Reject|Associate|Tag|UnTag|Describe|List|Get';
  const named = files.flatMap((text) => [...text.matchAll(new RegExp(`'((?:${verbs})[A-Z]\\w+)'`, 'g'))]);
  return new Set(named.map((match) => String(match[1])));
}

describe('killed at every call in every way, and once more while it is finished', () => {
  const killed = new Set<string>();

  const often = SCENARIOS.filter(({ seldom }) => seldom === undefined);

  test.each(often)(
    '$name: a fresh engine comes to the end of an undisturbed run',
    { timeout: 180_000 },
    async (scenario) => {
      const { points, pairs, actions, failures } = await crashEverywhere(scenario);
      expect(failures).toEqual([]);
      expect(points).toBeGreaterThan(40);
      expect(pairs).toBeGreaterThan(points * 10);
      for (const action of actions) killed.add(action);
    },
  );

  test.each(SCENARIOS.filter(({ seldom }) => seldom !== undefined))(
    '$name: at a sample of its calls',
    { timeout: 60_000 },
    async (scenario) => {
      // Three boundaries a call: what is prime to three takes them in turn.
      const { points, failures } = await crashSometimes(scenario, 5);
      expect(failures).toEqual([]);
      expect(points).toBeGreaterThan(10);
    },
  );

  afterAll(() => {
    const untouched = [...actionsInSources()].filter((action) => !killed.has(action) && !NEVER_IN_A_JOB.has(action));
    expect(untouched, 'calls that no scenario makes: add one to test/simulation/scenarios').toEqual([]);
  });
});
