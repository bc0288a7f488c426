import { PRODUCTS, type Product } from '../openapi/index.ts';
import type { RateBudget } from './budget.ts';
import type { Clock, Random } from './clock.ts';
import type { Repeats } from './repeats.ts';
import { adviceFor, backOffMs } from './retry.ts';
import type { RetryCase } from './retry-table.ts';
import { type ApiAnswer, type ApiParameters, CloudError, type Transport } from './transport.ts';

export interface CallerOptions {
  readonly transport: Transport;
  readonly region: string;
  /** Names the credentials for the rate budget: the profile, or `default`. */
  readonly account: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly budget: RateBudget;
}

export interface CallSettings {
  readonly product?: Product;
  /** Told before each repeat. */
  readonly onRetry?: (row: RetryCase, delayMs: number, error: unknown) => void;
  /** How long repeats may go on, from the first attempt, in milliseconds. Default: 60 s. */
  readonly budgetMs?: number;
  /** Repeat a call without ClientToken whose answer was lost, as reads are: for calls that end in the same state. */
  readonly repeatable?: boolean;
  /** What all calls of the run together may repeat. */
  readonly repeats?: Repeats;
  readonly signal?: AbortSignal;
}

const BUDGET_MS = 60_000;
const MAX_ATTEMPTS = 12;
/** Actions that change nothing, by their names. */
const READ = /^(Describe|List|Get)/;

/**
 * One account in one region: calls actions, keeps to the rate, repeats what passes by itself. What needs a look at an
 * object first (`wait-for-state`, `read-back`) is thrown to who can look.
 */
export class Caller {
  readonly region: string;
  readonly account: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly budget: RateBudget;
  readonly #transport: Transport;

  constructor(options: CallerOptions) {
    this.region = options.region;
    this.account = options.account;
    this.clock = options.clock;
    this.random = options.random;
    this.budget = options.budget;
    this.#transport = options.transport;
  }

  /** Calls an action; `RegionId` is added. @throws what the transport throws, once repeats do not help. */
  async call(action: string, parameters: ApiParameters = {}, settings: CallSettings = {}): Promise<ApiAnswer> {
    const product = settings.product ?? 'Vpc';
    const started = this.clock.now();
    const budgetMs = settings.budgetMs ?? BUDGET_MS;
    const safe = settings.repeatable === true || READ.test(action) || parameters.ClientToken !== undefined;
    for (let attempt = 1; ; attempt++) {
      await this.budget.take(this.account, `${product}.${action}`, settings.signal);
      try {
        return await this.#transport.call({
          product,
          version: PRODUCTS[product],
          action,
          region: this.region,
          parameters: { RegionId: this.region, ...parameters },
          attempt,
        });
      } catch (error) {
        const row = adviceFor(error);
        const passes = row.action === 'again' || row.action === 'back-off' || (row.code === 'NoAnswer' && safe);
        const retryAfterMs = error instanceof CloudError ? error.retryAfterMs : undefined;
        const delayMs = row.action === 'again' ? 0 : backOffMs(row, attempt, this.random, retryAfterMs);
        // An overloaded service is there, and asks for patience: a short budget is for one that is not.
        const patienceMs = row.overload === true ? Math.max(budgetMs, BUDGET_MS) : budgetMs;
        const late = this.clock.now() + delayMs - started > patienceMs;
        if (!passes || late || attempt >= MAX_ATTEMPTS || settings.signal?.aborted === true) throw error;
        if (settings.repeats?.take() === false) throw error;
        settings.onRetry?.(row, delayMs, error);
        await this.clock.sleep(delayMs, settings.signal);
      }
    }
  }
}
