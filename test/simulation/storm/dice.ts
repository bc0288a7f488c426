/** Chance that depends on a seed and a place alone, so that taking one event away leaves all others as they were. */
export class Dice {
  readonly #state: number;

  constructor(seed: number) {
    this.#state = mix(seed | 0);
  }

  /** The dice of a place within this one. */
  of(...place: readonly (string | number)[]): Dice {
    let state = this.#state;
    for (const part of place) state = typeof part === 'number' ? mix(state ^ part) : mixText(state, part);
    return new Dice(state);
  }

  /** A number of 0 up to, not including, 1. */
  roll(...place: readonly (string | number)[]): number {
    return (this.of(...place).#state >>> 0) / 2 ** 32;
  }

  pick<T>(from: readonly T[], ...place: readonly (string | number)[]): T {
    return from[Math.floor(this.roll(...place) * from.length)] as T;
  }

  /**
   * One of those that have names, whatever their order and number: another one added later takes its own share of the
   * places, and leaves all others as they were.
   */
  choose<T>(from: readonly T[], nameOf: (item: T) => string, ...place: readonly (string | number)[]): T {
    const rolled = from.map((item) => ({ item, roll: this.roll(...place, nameOf(item)) }));
    return rolled.reduce((best, one) => (one.roll > best.roll ? one : best)).item;
  }

  /** A whole number of `low` up to `high`, both included. */
  between(low: number, high: number, ...place: readonly (string | number)[]): number {
    return low + Math.floor(this.roll(...place) * (high - low + 1));
  }

  /** A sequence of numbers, as `Math.random` gives them. */
  stream(): () => number {
    let count = 0;
    return () => this.roll(++count);
  }
}

/** The finalizer of MurmurHash3: every bit of the input changes half of the output. */
function mix(value: number): number {
  let h = (value + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function mixText(state: number, text: string): number {
  let h = state;
  for (let at = 0; at < text.length; at++) h = mix(h ^ text.charCodeAt(at));
  return h;
}
