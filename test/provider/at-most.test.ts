import { expect, it } from 'vitest';
import { atMost } from '../../src/provider/at-most.ts';

it('works on so many items at once, and gives the results in the order of the items', async () => {
  let [running, most] = [0, 0];
  const results = await atMost(3, [5, 1, 4, 2, 3], async (ticks) => {
    most = Math.max(most, ++running);
    for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
    running--;
    return ticks * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(3);
});

it('begins nothing more after a failure', async () => {
  const begun: number[] = [];
  const all = atMost(2, [1, 2, 3, 4, 5], async (item) => {
    begun.push(item);
    await Promise.resolve();
    if (item === 1) throw new Error('no');
    await Promise.resolve();
  });
  await expect(all).rejects.toThrow('no');
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toEqual([1, 2]);
});
