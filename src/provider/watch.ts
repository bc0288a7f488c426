import type { Caller } from './caller.ts';

/** An object as a look finds it: its fields by the API's names, or undefined when the look does not find it. */
export type Seen = { readonly [field: string]: unknown } | undefined;

/** How one kind of object is looked at: many at once, in one region. */
export interface Looker {
  /** Name of the kind and group: waits with the same name share their looks. */
  readonly name: string;
  /** Product and action of the API, for the rate budget: `Vpc.DescribeRouterInterfaces`. */
  readonly api: string;
  /**
   * @param signal aborts when nobody waits any more: then a look that is being repeated should end
   * @param again a second opinion: the question should be put in another way, where there is one
   */
  look(ids: readonly string[], signal?: AbortSignal, again?: boolean): Promise<ReadonlyMap<string, Seen>>;
}

interface WaitOptions {
  readonly looker: Looker;
  readonly id: string;
  /** True once the wait is over. It may throw: then the wait fails with that. */
  readonly until: (seen: Seen) => boolean;
  /** What is waited for, for messages: `Active`. */
  readonly goal: string;
  readonly timeoutMs: number;
  /** How many looks in a row must agree; 2 for `gone`, because a list may forget an object for a moment. Default 1. */
  readonly agree?: number;
  /** How long after the first of them the next one is taken, in milliseconds, asked when it is known; default 10. */
  readonly agreeAfterMs?: () => number;
  /** Told at every look that does not end the wait. */
  readonly onLook?: (look: Look) => void;
  readonly signal?: AbortSignal;
}

interface Look {
  readonly id: string;
  /** Empty: not found. */
  readonly status: string;
  readonly waitedMs: number;
}

/** A wait that took longer than it may. */
export class WaitTimeoutError extends Error {
  override readonly name = 'WaitTimeoutError';
  readonly id: string;
  readonly status: string;

  constructor(id: string, goal: string, status: string, waitedMs: number) {
    const now = status === '' ? 'it does not exist' : `it is ${status}`;
    super(`${id} did not become ${goal} within ${Math.round(waitedMs / 1000)} s: ${now}.`);
    this.id = id;
    this.status = status;
  }
}

/** Right after the call: many transitions are done by then. Short, so that waits which begin together share the look. */
const FIRST_LOOK_MS = 5;
const SHORTEST_MS = 30;
/** A second opinion is asked for soon, unless somebody knows better: it is the end of a wait. */
const AGREE_MS = 10;
const LONGEST_MS = 5_000;
/**
 * Looks this share of the time waited apart: the end of a transition is seen at most so much late, and a minute takes 150
 * looks.
 */
const SHARE = 0.04;
/** The fuller the window of the rate budget, the less often looks are taken: doing goes before looking. */
const WHEN_BUSY: readonly { readonly pressure: number; readonly intervalMs: number }[] = [
  { pressure: 0.95, intervalMs: 1_500 },
  { pressure: 0.8, intervalMs: 300 },
  { pressure: 0.5, intervalMs: 80 },
];

/**
 * Groups of one API that may look early and often. Where more wait at once, and a look takes in but one group (route
 * entries are listed table by table), these are the scouts: the others look when a scout has seen how long it takes, or
 * when none has come home for a while.
 */
const SCOUTS = 6;
const SCOUTS_AWAY_MS = 2_000;

interface Waiter {
  readonly options: WaitOptions;
  readonly since: number;
  /** When to look next, ms since the epoch. */
  next: number;
  /** It looks for the first time when a scout has come home. */
  parked: boolean;
  agreed: number;
  readonly resolve: (seen: Seen) => void;
  readonly reject: (error: unknown) => void;
}

/** All the waiting of one account in one region: for each kind of object one look at all objects waited for. */
export class Watch {
  readonly #caller: Caller;
  readonly #waiters = new Map<string, Set<Waiter>>();
  /** The look under way for a group, so that it can be ended. */
  readonly #looking = new Map<string, AbortController>();
  /** How long the last wait of a sort took, in ms. */
  readonly #taken = new Map<string, number>();

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Waits until the object is as wanted; gives what was seen then. @throws WaitTimeoutError; the signal's reason. */
  wait(options: WaitOptions): Promise<Seen> {
    const { promise, resolve, reject } = Promise.withResolvers<Seen>();
    const since = this.#caller.clock.now();
    const parked = this.#hasScouts(options);
    const next = since + (parked ? SCOUTS_AWAY_MS : FIRST_LOOK_MS);
    const waiter: Waiter = { options, since, next, parked, agreed: 0, resolve, reject };
    if (parked) this.#recall(waiter);
    const stop = (): void => this.#end(waiter, () => reject(options.signal?.reason));
    if (options.signal?.aborted) return Promise.reject(options.signal.reason);
    options.signal?.addEventListener('abort', stop, { once: true });
    const group = this.#waiters.get(options.looker.name);
    if (group === undefined) {
      const first = new Set([waiter]);
      this.#waiters.set(options.looker.name, first);
      void this.#run(options.looker, first);
    } else {
      group.add(waiter);
    }
    return promise.finally(() => options.signal?.removeEventListener('abort', stop));
  }

  /**
   * Whether enough others look already for what this one waits for. A single look, which waits for nothing, is not held
   * back.
   */
  #hasScouts({ looker, timeoutMs }: WaitOptions): boolean {
    if (timeoutMs === 0 || this.#waiters.has(looker.name)) return false;
    let groups = 0;
    for (const group of this.#waiters.values()) {
      for (const { parked, options } of group) {
        if (parked || options.timeoutMs === 0 || options.looker.api !== looker.api) continue;
        groups++;
        break;
      }
    }
    return groups >= SCOUTS;
  }

  /** Lets a parked waiter look when a wait of its sort is known to be over. */
  #recall(waiter: Waiter): void {
    const taken = this.#taken.get(sortOf(waiter.options));
    if (waiter.parked && taken !== undefined) waiter.next = waiter.since + Math.min(taken, SCOUTS_AWAY_MS);
  }

  /** Looks until nobody of the group waits any more; who comes after that is another group, with looks of its own. */
  async #run(looker: Looker, group: ReadonlySet<Waiter>): Promise<void> {
    const clock = this.#caller.clock;
    while (this.#waiters.get(looker.name) === group) {
      const due = Math.min(...[...group].map((waiter) => waiter.next));
      const delay = due - clock.now();
      if (delay > 0) {
        // A waiter that joins meanwhile may be due earlier: sleep in short pieces.
        await clock.sleep(Math.min(delay, SHORTEST_MS));
        continue;
      }
      await this.#look(looker, [...group]);
    }
  }

  async #look(looker: Looker, waiters: readonly Waiter[]): Promise<void> {
    const ids = [...new Set(waiters.map((waiter) => waiter.options.id))];
    let seen: ReadonlyMap<string, Seen>;
    try {
      const looking = new AbortController();
      this.#looking.set(looker.name, looking);
      const again = waiters.some((waiter) => waiter.agreed > 0);
      seen = await looker.look(ids, looking.signal, again);
    } catch (error) {
      for (const waiter of waiters) this.#end(waiter, () => waiter.reject(error));
      return;
    }
    for (const waiter of waiters) this.#judge(waiter, seen.get(waiter.options.id));
  }

  #judge(waiter: Waiter, seen: Seen): void {
    const { options, since } = waiter;
    const now = this.#caller.clock.now();
    const waitedMs = now - since;
    const status = seen === undefined ? '' : String(seen.Status ?? '');
    try {
      waiter.agreed = options.until(seen) ? waiter.agreed + 1 : 0;
    } catch (error) {
      this.#end(waiter, () => waiter.reject(error));
      return;
    }
    if (waiter.agreed >= (options.agree ?? 1)) {
      this.#comeHome(waiter, waitedMs);
      this.#end(waiter, () => waiter.resolve(seen));
      return;
    }
    if (waitedMs >= options.timeoutMs) {
      this.#end(waiter, () => waiter.reject(new WaitTimeoutError(options.id, options.goal, status, waitedMs)));
      return;
    }
    waiter.parked = false;
    if (waiter.agreed === 0) options.onLook?.({ id: options.id, status, waitedMs });
    const agreeAfterMs = (): number => Math.max(AGREE_MS, options.agreeAfterMs?.() ?? 0);
    waiter.next = now + (waiter.agreed > 0 ? agreeAfterMs() : this.#interval(options.looker, waitedMs));
  }

  /** Notes how long a wait took, for those that are parked until that is known. */
  #comeHome({ options }: Waiter, waitedMs: number): void {
    if (this.#taken.get(sortOf(options)) === waitedMs) return;
    this.#taken.set(sortOf(options), waitedMs);
    for (const group of this.#waiters.values()) for (const waiter of group) this.#recall(waiter);
  }

  #interval(looker: Looker, waitedMs: number): number {
    const plain = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waitedMs * SHARE));
    const pressure = this.#caller.budget.pressure(this.#caller.account, looker.api);
    const busy = WHEN_BUSY.find((level) => pressure >= level.pressure);
    return Math.max(plain, busy?.intervalMs ?? 0);
  }

  #end(waiter: Waiter, settle: () => void): void {
    const group = this.#waiters.get(waiter.options.looker.name);
    if (group?.delete(waiter) && group.size === 0) {
      this.#waiters.delete(waiter.options.looker.name);
      this.#looking.get(waiter.options.looker.name)?.abort();
    }
    settle();
  }
}

/** Waits of one sort take alike: an API and what is waited for. */
const sortOf = ({ looker, goal }: WaitOptions): string => `${looker.api} ${goal}`;
