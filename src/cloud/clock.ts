/** Where the local cloud gets its time: milliseconds since the epoch. It only ever reads the clock; it sets no timers. */
export interface Clock {
  now(): number;
}

/** The cloud's own clock. */
export interface WorldClock extends Clock {
  /** What clients live by, however the cloud's clock was turned: ms since the epoch. */
  readonly wall: number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** How a clock was turned: ms ahead of the one it follows, and the instant at which it stands, if it does. */
export interface ClockPosition {
  readonly offset: number;
  readonly frozenAt: number | null;
}

/** A clock that a test or an operator can turn: it follows another one until it is frozen or moved. */
export class AdjustableClock implements WorldClock {
  readonly #source: Clock;
  #offset = 0;
  #frozenAt: number | undefined;
  readonly #watchers = new Set<() => void>();

  constructor(source: Clock = systemClock) {
    this.#source = source;
  }

  now(): number {
    return this.#frozenAt ?? this.#source.now() + this.#offset;
  }

  /**
   * Moves time on by so many milliseconds, frozen or not.
   * @throws RangeError for a step backwards: states would be unread.
   */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0))
      throw new RangeError(`The clock only goes forward; ${milliseconds} ms is not a step forward.`);
    if (this.#frozenAt === undefined) this.#offset += milliseconds;
    else this.#frozenAt += milliseconds;
    this.#turned();
  }

  /** Stops time; from now on only `advance` moves it. */
  freeze(): void {
    if (this.#frozenAt !== undefined) return;
    this.#frozenAt = this.now();
    this.#turned();
  }

  /** Lets time run on from where it stands. */
  resume(): void {
    if (this.#frozenAt === undefined) return;
    this.#offset = this.#frozenAt - this.#source.now();
    this.#frozenAt = undefined;
    this.#turned();
  }

  /**
   * Calls `watcher` whenever time jumps, stops or runs on again: whoever waits for an instant has to look anew.
   * @returns what ends that
   */
  onTurn(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #turned(): void {
    for (const watcher of this.#watchers) watcher();
  }

  /** How it was turned, as plain data. */
  get position(): ClockPosition {
    return { offset: this.#offset, frozenAt: this.#frozenAt ?? null };
  }

  /** Turns it as it was once. */
  set position({ offset, frozenAt }: ClockPosition) {
    this.#offset = offset;
    this.#frozenAt = frozenAt ?? undefined;
    this.#turned();
  }

  /** Lets go of whatever was turned: it follows the other clock again. */
  reset(): void {
    this.#offset = 0;
    this.#frozenAt = undefined;
    this.#turned();
  }

  get wall(): number {
    return this.#source.now();
  }

  get frozen(): boolean {
    return this.#frozenAt !== undefined;
  }
}
