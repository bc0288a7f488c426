import { expect, it } from 'vitest';
import { NonceWindow } from '../../src/cloud/gateway/nonces.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const T = Date.UTC(2026, 0, 2, 3, 4, 5);

/** A window of 15 minutes; `reused` says whether the nonce of a request dated `T` is refused at these instants. */
function nonces() {
  const window = new NonceWindow(15 * MINUTE);
  const reused = (now: number, wall = now): boolean => {
    try {
      window.use('key', 'nonce', T, now, wall);
      return false;
    } catch {
      return true;
    }
  };
  return { window, reused };
}

it('a nonce is refused as long as its request could pass, whatever came meanwhile, and then forgotten', () => {
  const { window, reused } = nonces();
  expect(reused(T)).toBe(false);
  for (const minutes of [1, 5, 10, 15]) {
    window.use('key', `other ${minutes}`, T + minutes * MINUTE, T + minutes * MINUTE);
    expect(reused(T + minutes * MINUTE)).toBe(true);
  }
  expect(reused(T + 17 * MINUTE)).toBe(false);
});

it('one that passes by the clock of the wall alone is remembered by it, and by a turned clock alone as well', () => {
  for (const [now, wall] of [
    [DAY, 0],
    [0, DAY],
  ] as const) {
    const { reused } = nonces();
    expect(reused(T + now, T + wall)).toBe(false);
    for (const minutes of [2, 14]) {
      expect(reused(T + now + minutes * MINUTE, T + wall + minutes * MINUTE)).toBe(true);
    }
  }
});

it('belongs to its access key', () => {
  const { window, reused } = nonces();
  window.use('another', 'nonce', T, T);
  expect(reused(T)).toBe(false);
});
