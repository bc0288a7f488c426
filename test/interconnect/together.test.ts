import { describe, expect, it } from 'vitest';
import { bench, down, readSpec, up } from './fixtures.ts';

describe('two runs at once, on one spec', () => {
  it('of down both end well, and nothing is left', async () => {
    const own = bench();
    const spec = await readSpec();
    await up(own.engine(spec));
    const outcomes = await Promise.all([down(own.engine(spec)), down(own.engine(spec))]);
    for (const outcome of outcomes) {
      expect(['done', 'unchanged'], JSON.stringify(outcome.results.map(({ error }) => error))).toContain(
        outcome.status,
      );
    }
    expect(own.cloud.interfaces).toEqual([]);
  });

  it('of up both end well, with one pair between the two', async () => {
    const own = bench();
    const spec = await readSpec();
    const outcomes = await Promise.all([up(own.engine(spec)), up(own.engine(spec))]);
    for (const outcome of outcomes) {
      expect(['done', 'unchanged'], JSON.stringify(outcome.results.map(({ error }) => error))).toContain(
        outcome.status,
      );
    }
    expect(own.cloud.interfaces).toHaveLength(2);
  });
});
