import type { Answer, ErrorCase, Product } from '../openapi/index.ts';
import { errorCase } from '../openapi/index.ts';
import type { Account } from './accounts.ts';
import type { Declarations, ValuesOf } from './parameters.ts';
import type { Region } from './regions.ts';
import type { Table } from './store/table.ts';
import type { World } from './world.ts';

/** What an action is given: the caller, the region, its parameters, and the world it may read and change. */
export interface Call<Values> extends World {
  readonly parameters: Values;
  readonly account: Account;
  /** From `RegionId`; the default region where the request names none. */
  readonly region: Region;
  /** The instant of the call, ms since the epoch: everything in one call happens at one instant. */
  readonly now: number;
  /** `Host` as the client wrote it. */
  readonly host: string;
  /** A fresh resource id: `newId('vpc')` gives `vpc-bp1…` in cn-hangzhou. */
  newId(prefix: string): string;
  /** Sets fields of a row after so many ms; at once when 0. */
  after<Row extends { readonly id: string }>(
    milliseconds: number,
    table: Table<Row>,
    id: string,
    patch: Partial<Row>,
  ): void;
  /** Removes a row after so many ms; at once when 0. */
  removeAfter<Row extends { readonly id: string }>(milliseconds: number, table: Table<Row>, id: string): void;
}

/**
 * One emulated API action. `run` answers, or throws an ApiError; a write runs in one transaction, so a throw leaves
 * nothing behind. `ClientToken`, where declared, is honoured by the gateway, and so are `RegionId` and signatures.
 */
export interface Action<Declared extends Declarations = Declarations> {
  readonly product: Product;
  /** Exactly as the API spells it. */
  readonly name: string;
  readonly effect: 'read' | 'write';
  readonly parameters: Declared;
  /** Documented request rate, calls per account and minute; none where the vendor's pages give none. */
  readonly callsPerMinute?: number;
  /** The answer to an unknown RegionId, where its text differs from the common one. */
  readonly regionNotFound?: ErrorCase;
  run(call: Call<ValuesOf<Declared>>): Answer;
}

/** Declares an action of the Vpc product. */
export const vpcAction = <const Declared extends Declarations>(
  definition: Omit<Action<Declared>, 'product'>,
): Action<Declared> => ({ product: 'Vpc', ...definition });

/** Declares an action of the Ecs product. */
export const ecsAction = <const Declared extends Declarations>(
  definition: Omit<Action<Declared>, 'product'>,
): Action<Declared> => ({ product: 'Ecs', ...definition });

/** Declares an action of any product. */
export const action = <const Declared extends Declarations>(definition: Action<Declared>): Action<Declared> =>
  definition;

/** Emitted by most VPC actions for an unknown region (help page "Public error codes"). */
export const InvalidRegionId = errorCase(
  404,
  'InvalidRegionId.NotFound',
  'The specified RegionId does not exist in our records.',
);

/** The answer of a `DryRun=true` call that passed every check: nothing is changed. */
export const DryRunOperation = errorCase(
  400,
  'DryRunOperation',
  'Request validation has been passed with DryRun flag set.',
);
