import type { Clock } from './clock.ts';

const WINDOW_MS = 60_000;
/** Documented for CreateVpc and its like, assumed for the others. */
const CALLS_PER_WINDOW = 300;

/**
 * Keeps the calls of one account to one API under the documented rate, so that throttling stays the exception. Shared
 * by everything in the process that uses the account.
 */
export class RateBudget {
  readonly #clock: Clock;
  readonly #limit: number;
  /** Times of the calls in the window, oldest first, by account and API. A time may lie ahead: a slot that is taken. */
  readonly #taken = new Map<string, Map<string, number[]>>();
  /** The account that credentials were found to belong to. */
  readonly #accounts = new Map<string, string>();

  constructor(clock: Clock, limit = CALLS_PER_WINDOW) {
    this.#clock = clock;
    this.#limit = limit;
  }

  /**
   * Learns whose these credentials are. The limits are the account's: two profiles of one account share its slots, those
   * taken before this was known included.
   */
  belongsTo(credentials: string, account: string): void {
    if (this.#accounts.get(credentials) === account || credentials === account) return;
    this.#accounts.set(credentials, account);
    for (const [api, times] of this.#taken.get(credentials) ?? []) {
      const shared = [...(this.#taken.get(account)?.get(api) ?? []), ...times].sort((a, b) => a - b);
      this.#windowsOf(account).set(api, shared);
    }
    this.#taken.delete(credentials);
  }

  /** Takes a slot, waiting for one if the window is full. @param credentials a name for them; see `belongsTo` */
  async take(credentials: string, api: string, signal?: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    const times = this.#recent(credentials, api, now);
    const oldest = times[times.length - this.#limit];
    const slot = oldest === undefined ? now : Math.max(now, oldest + WINDOW_MS);
    times.push(slot);
    if (slot > now) await this.#clock.sleep(slot - now, signal);
  }

  /** How full the window is, 0 to 1: who only looks should look less often when it fills up. */
  pressure(credentials: string, api: string): number {
    return Math.min(1, this.#recent(credentials, api, this.#clock.now()).length / this.#limit);
  }

  #ownerOf(credentials: string): string {
    return this.#accounts.get(credentials) ?? credentials;
  }

  #windowsOf(account: string): Map<string, number[]> {
    let windows = this.#taken.get(account);
    if (windows === undefined) {
      windows = new Map();
      this.#taken.set(account, windows);
    }
    return windows;
  }

  #recent(credentials: string, api: string, now: number): number[] {
    const windows = this.#windowsOf(this.#ownerOf(credentials));
    const times = windows.get(api) ?? [];
    windows.set(api, times);
    let old = 0;
    while (old < times.length && (times[old] ?? now) <= now - WINDOW_MS) old++;
    if (old > 0) times.splice(0, old);
    return times;
  }
}
