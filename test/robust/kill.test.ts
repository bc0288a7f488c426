import { expect, it } from 'vitest';
import { killAgainAndAgain } from './support/kill.ts';

it('keeps every acknowledged write, whole, through 200 deaths under load', { timeout: 300_000 }, async () => {
  const { kills, acknowledged, wrong } = await killAgainAndAgain(200, 20_261_128);
  expect(wrong).toEqual([]);
  expect(kills).toBe(200);
  expect(acknowledged).toBeGreaterThan(1000);
});
