import type { Clock } from './clock.ts';

const WINDOW_MS = 60_000;
/** Documented for CreateVpc and its like, assumed for the others (contract: vpc-routing.md 1.8). */
const CALLS_PER_WINDOW = 300;

/**
 * Keeps the calls of one account to one API under the documented rate, so that throttling stays the exception. Shared
 * by everything in the process that uses the account.
 */
export class RateBudget {
  readonly #clock: Clock;
  readonly #limit: number;
  /** Times of the calls in the window, oldest first, by account and API. A time may lie ahead: a slot that is taken. */
  readonly #taken = new Map<string, number[]>();

  constructor(clock: Clock, limit = CALLS_PER_WINDOW) {
    this.#clock = clock;
    this.#limit = limit;
  }

  /** Takes a slot, waiting for one if the window is full. */
  async take(account: string, api: string, signal?: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    const times = this.#recent(`${account} ${api}`, now);
    const oldest = times[times.length - this.#limit];
    const slot = oldest === undefined ? now : Math.max(now, oldest + WINDOW_MS);
    times.push(slot);
    if (slot > now) await this.#clock.sleep(slot - now, signal);
  }

  /** How full the window is, 0 to 1: who only looks should look less often when it fills up. */
  pressure(account: string, api: string): number {
    return Math.min(1, this.#recent(`${account} ${api}`, this.#clock.now()).length / this.#limit);
  }

  #recent(key: string, now: number): number[] {
    let times = this.#taken.get(key);
    if (times === undefined) {
      times = [];
      this.#taken.set(key, times);
    }
    let old = 0;
    while (old < times.length && (times[old] ?? now) <= now - WINDOW_MS) old++;
    if (old > 0) times.splice(0, old);
    return times;
  }
}
