import { type LogEntry, logEntry, type RequestFacts } from './log.ts';
import { RequestSlots } from './request-slots.ts';

/** How many requests are remembered unless told otherwise. */
const CAPACITY = 1000;

/** Requests with a larger body are not kept as they came. */
const KEPT_BODY = 16 * 1024;

/**
 * The last requests, in a ring. What is known of each is kept as it is and made an entry only when somebody looks: a
 * request costs the log next to nothing.
 */
export class RequestLog {
  /** Undefined: in the slots. */
  readonly #ring: (LogEntry | RequestFacts | undefined)[];
  readonly #slots: RequestSlots;
  readonly #listeners = new Set<(entry: LogEntry) => void>();
  #last = 0;

  constructor(capacity = CAPACITY) {
    this.#ring = Array.from({ length: capacity });
    this.#slots = new RequestSlots(capacity);
  }

  record(facts: RequestFacts): void {
    this.#last += 1;
    const place = this.#last % this.#ring.length;
    if (this.#listeners.size > 0) {
      const entry = logEntry(facts, this.#last);
      this.#ring[place] = entry;
      for (const tell of this.#listeners) tell(entry);
    } else if (this.#slots.keep(place, facts)) this.#ring[place] = undefined;
    else this.#ring[place] = facts.wire.body.length > KEPT_BODY ? logEntry(facts, this.#last) : facts;
  }

  /** The entries after the one of this number, oldest first; of those that are still remembered the last `limit`. */
  entries(after = 0, limit: number = this.#ring.length): readonly LogEntry[] {
    const first = Math.max(after + 1, this.#last - Math.min(limit, this.#ring.length) + 1);
    const found: LogEntry[] = [];
    for (let sequence = first; sequence <= this.#last; sequence++) {
      const place = sequence % this.#ring.length;
      const kept = this.#ring[place] ?? this.#slots.read(place);
      found.push('wire' in kept ? logEntry(kept, sequence) : kept);
    }
    return found;
  }

  /** Calls back for each request from now on. @returns what ends that */
  follow(listener: (entry: LogEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
