/**
 * The repeats that all calls of one run may have together. Each call has a budget of its own; this one ends a run in which
 * everything is repeated, before it makes an overload worse.
 */
export class Repeats {
  #left: number;

  /** @param most at least 0 */
  constructor(most: number) {
    this.#left = most;
  }

  /** Takes one, if there is one left. */
  take(): boolean {
    if (this.#left <= 0) return false;
    this.#left--;
    return true;
  }
}
