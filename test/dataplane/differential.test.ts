import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { differential } from './differential.ts';
import { describeWithPackets } from './support.ts';

describeWithPackets('the packet model against the kernel', () => {
  test('the way of every packet between all hosts is the same, in random networks', { timeout: 120_000 }, async () => {
    const seed = process.env.CI ? 20_261_124 : Date.now() | 0;
    const { networks, mismatches, counterexample } = await differential({ networks: 30, seed });
    const shown = JSON.stringify({ seed, mismatches, counterexample }, null, 2);
    expect({ networks, mismatches: mismatches.length }, shown).toEqual({ networks: 30, mismatches: 0 });
  });

  test('a difference is found, and shrunk to the smallest network that shows it', { timeout: 120_000 }, async () => {
    const { mismatches, counterexample } = await differential({
      networks: 100,
      seed: 1,
      patience: 0.02,
      distort: (snapshot) => ({
        ...snapshot,
        routerInterfaces: (snapshot.routerInterfaces ?? []).map((record) => ({ ...record, status: 'Active' })),
      }),
    });
    expect(mismatches[0]?.model).toContain('dropped in silence');
    expect(counterexample?.vSwitches).toHaveLength(1);
    // One where its peer is outside the network, a pair where not.
    expect(counterexample?.routerInterfaces?.length).toBe(counterexample?.vpcs.length);
    expect(counterexample?.routeTables.flatMap(({ routeEntries }) => routeEntries)).toHaveLength(1);
  });

  test('npm run differential ends with what it did', { timeout: 60_000 }, async () => {
    const script = fileURLToPath(new URL('./run-differential.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, '--networks', '3', '--seed', '7']);
    expect(stdout).toMatch(/^seed 7\n/);
    expect(stdout.trimEnd()).toMatch(/\n3 networks, \d+ host pairs, 0 mismatches$/);
  });
});
