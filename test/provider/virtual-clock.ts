import type { Clock } from '../../src/provider/index.ts';

/** Time that only passes when everybody sleeps: hours in milliseconds, in the same order every time. */
export class VirtualClock implements Clock {
  #now: number;
  #sleepers: { readonly due: number; readonly order: number; readonly wake: () => void }[] = [];
  #order = 0;
  #ticking = false;

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const sleeper = { due: this.#now + Math.max(0, ms), order: this.#order++, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      this.#tick();
    });
  }

  /** Wakes the next sleeper once every promise that can go on has gone on. */
  #tick(): void {
    if (this.#ticking) return;
    this.#ticking = true;
    setImmediate(() => {
      this.#ticking = false;
      this.#sleepers.sort((a, b) => a.due - b.due || a.order - b.order);
      const next = this.#sleepers.shift();
      if (next === undefined) return;
      this.#now = Math.max(this.#now, next.due);
      next.wake();
      if (this.#sleepers.length > 0) this.#tick();
    });
  }
}
