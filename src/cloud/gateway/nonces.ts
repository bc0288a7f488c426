import { ApiError } from '../../openapi/index.ts';
import { Fingerprints } from './fingerprints.ts';

/**
 * The signature nonces seen, kept for just as long as their requests could still pass the time check. They lie in buckets
 * by the minute of the request's own timestamp: a replay carries the same timestamp, since that is signed too, so only one
 * bucket is looked at, and a bucket out of the window is dropped as a whole.
 */
export class NonceWindow {
  readonly #window: number;
  readonly #buckets = new Map<number, Fingerprints>();
  #lastSweep = Number.NEGATIVE_INFINITY;

  /** @param window ms that a timestamp may lie in the past */
  constructor(window: number) {
    this.#window = window;
  }

  /**
   * Notes a nonce.
   * @param time the request's timestamp, already found to lie within the window of `now` or of `wall` (all ms)
   * @throws ApiError SignatureNonceUsed when this access key used it before.
   */
  use(accessKeyId: string, nonce: string, time: number, now: number, wall = now): void {
    if (wall - this.#lastSweep >= MINUTE) this.#sweep(now, wall);
    const minute = Math.floor(time / MINUTE);
    let bucket = this.#buckets.get(minute);
    if (!bucket) {
      bucket = new Fingerprints();
      this.#buckets.set(minute, bucket);
    }
    if (!bucket.add(`${accessKeyId} ${nonce}`)) {
      throw new ApiError(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
    }
  }

  /** Forgets the minutes whose requests can pass no more, by neither clock; either may have been turned since. */
  #sweep(now: number, wall: number): void {
    this.#lastSweep = wall;
    const passes = (minute: number, instant: number): boolean =>
      (minute + 1) * MINUTE >= instant - this.#window && minute * MINUTE <= instant + this.#window;
    for (const minute of this.#buckets.keys()) {
      if (!passes(minute, now) && !passes(minute, wall)) this.#buckets.delete(minute);
    }
  }
}

const MINUTE = 60_000;
