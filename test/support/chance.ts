/** Repeatable chance for tests that draw much of it: the same seed gives the same draws. */
export interface Chance {
  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number;
  /** True with this probability. */
  once(probability: number): boolean;
  /** One of these. @throws RangeError when there are none. */
  pick<Item>(items: readonly Item[]): Item;
}

/** The mulberry32 generator. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    once: (probability) => next() < probability,
    pick(items) {
      if (items.length === 0) throw new RangeError('There is nothing to pick from.');
      return items[below(items.length)] as (typeof items)[number];
    },
  };
}
