import {
  Caller,
  type Clock,
  KeyedLock,
  type Random,
  RateBudget,
  systemClock,
  type Transport,
  Watch,
} from '../provider/index.ts';
import type { Target } from './spec/types.ts';
import { inPlace, type Place, placeKey } from './world.ts';

/** Whose credentials, and where: what a connection to a cloud is made for. */
export interface Access extends Place {
  readonly target: Target;
}

export type Connect = (access: Access) => Transport | Promise<Transport>;

/** What everything in a process that uses the same account must share. */
export interface SharedLimits {
  readonly budget: RateBudget;
  readonly locks: KeyedLock;
}

/** The limits of this process, for engines that bring no clock of their own. */
const processLimits: SharedLimits = { budget: new RateBudget(systemClock), locks: new KeyedLock() };

export interface CallersOptions {
  readonly target: Target;
  readonly connect: Connect;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly limits?: SharedLimits;
}

/** A caller and a watch for each place, made when first needed and kept. */
export class Callers {
  readonly clock: Clock;
  readonly random: Random;
  readonly locks: KeyedLock;
  readonly #options: CallersOptions;
  readonly #budget: RateBudget;
  readonly #callers = new Map<string, Promise<Caller>>();
  readonly #watches = new Map<Caller, Watch>();

  constructor(options: CallersOptions) {
    this.#options = options;
    this.clock = options.clock ?? systemClock;
    this.random = options.random ?? Math.random;
    const limits =
      options.limits ??
      (options.clock === undefined ? processLimits : { budget: new RateBudget(this.clock), locks: new KeyedLock() });
    this.#budget = limits.budget;
    this.locks = limits.locks;
  }

  at(place: Place): Promise<Caller> {
    const key = placeKey(place);
    let caller = this.#callers.get(key);
    if (caller === undefined) {
      caller = this.#make(place);
      this.#callers.set(key, caller);
    }
    return caller;
  }

  /** Those that were needed so far: wherever the run looks. */
  all(): Promise<readonly Caller[]> {
    return Promise.all(this.#callers.values());
  }

  /** Notes whose credentials a caller has: rates are limited account by account, whatever profiles are called. */
  knowAccount(caller: Caller, accountId: string): void {
    this.#budget.belongsTo(caller.account, `${this.#options.target} account ${accountId}`);
  }

  watch(caller: Caller): Watch {
    let watch = this.#watches.get(caller);
    if (watch === undefined) {
      watch = new Watch(caller);
      this.#watches.set(caller, watch);
    }
    return watch;
  }

  async #make(place: Place): Promise<Caller> {
    const { target, connect } = this.#options;
    const transport = await connect({ target, ...inPlace(place) });
    const account = `${target} ${place.profile ?? 'default'}`;
    return new Caller({
      transport,
      region: place.region,
      account,
      clock: this.clock,
      random: this.random,
      budget: this.#budget,
    });
  }
}
