import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { fuzz } from './support/fuzz/fuzz.ts';

const MEGABYTE = 2 ** 20;

it('answers 100,000 random and spoilt requests, stays whole and lets go of memory', { timeout: 300_000 }, async () => {
  setFlagsFromString('--expose-gc');
  // In CI the same requests each time; elsewhere others each time. `npm run fuzz -- --seed` sends them again.
  const seed = process.env.CI ? 20_261_128 : Date.now() % 1_000_000;
  const { requests, errors, hangs, heaps } = await fuzz({ requests: 100_000, seed, collect: runInNewContext('gc') });
  expect({ seed, errors, hangs }).toEqual({ seed, errors: [], hangs: [] });
  expect(requests).toBeGreaterThanOrEqual(100_000);
  // What came first is caches that fill; from then on nothing may grow.
  const [early, late] = [heaps.slice(1, 4), heaps.slice(-3)].map((some) => Math.min(...some));
  expect((late ?? 0) - (early ?? 0)).toBeLessThan(15 * MEGABYTE);
});
