import type { Clock } from '../../src/provider/index.ts';

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** Time that only passes when everybody sleeps: hours in milliseconds, in the same order every time. */
export class VirtualClock implements Clock {
  #now: number;
  /** Latest first, so that the next one to wake is the last; of those due together, the first to lie down wakes first. */
  readonly #sleepers: Sleeper[] = [];
  #ticking = false;

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    // Whole milliseconds, as every clock has them.
    const due = this.#now + Math.max(0, Math.ceil(ms));
    if (signal === undefined) {
      this.#add({ due, wake: resolve });
      return promise;
    }
    const stop = (): void => {
      const at = this.#sleepers.indexOf(sleeper);
      if (at !== -1) this.#sleepers.splice(at, 1);
      reject(signal.reason);
    };
    const wake = (): void => {
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const sleeper: Sleeper = { due, wake };
    signal.addEventListener('abort', stop, { once: true });
    this.#add(sleeper);
    return promise;
  }

  #add(sleeper: Sleeper): void {
    let at = this.#sleepers.length;
    while (at > 0 && (this.#sleepers[at - 1]?.due ?? 0) <= sleeper.due) at--;
    this.#sleepers.splice(at, 0, sleeper);
    this.#tick();
  }

  /** Wakes the next sleeper once every promise that can go on has gone on. */
  #tick(): void {
    if (this.#ticking) return;
    this.#ticking = true;
    setImmediate(() => {
      this.#ticking = false;
      const next = this.#sleepers.pop();
      if (next === undefined) return;
      this.#now = Math.max(this.#now, next.due);
      next.wake();
      if (this.#sleepers.length > 0) this.#tick();
    });
  }
}
