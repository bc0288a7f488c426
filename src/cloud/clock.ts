/** Where the local cloud gets its time: milliseconds since the epoch. It only ever reads the clock; it sets no timers. */
export interface Clock {
  now(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that a test or an operator can turn: it follows another one until it is frozen or moved. */
export class AdjustableClock implements Clock {
  readonly #source: Clock;
  #offset = 0;
  #frozenAt: number | undefined;

  constructor(source: Clock = systemClock) {
    this.#source = source;
  }

  now(): number {
    return this.#frozenAt ?? this.#source.now() + this.#offset;
  }

  /** Moves time on by so many milliseconds, frozen or not. @throws RangeError for a step backwards: states would be unread. */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0))
      throw new RangeError(`The clock only goes forward; ${milliseconds} ms is not a step forward.`);
    if (this.#frozenAt === undefined) this.#offset += milliseconds;
    else this.#frozenAt += milliseconds;
  }

  /** Stops time; from now on only `advance` moves it. */
  freeze(): void {
    this.#frozenAt ??= this.now();
  }

  /** Lets time run on from where it stands. */
  resume(): void {
    if (this.#frozenAt === undefined) return;
    this.#offset = this.#frozenAt - this.#source.now();
    this.#frozenAt = undefined;
  }

  get frozen(): boolean {
    return this.#frozenAt !== undefined;
  }
}
