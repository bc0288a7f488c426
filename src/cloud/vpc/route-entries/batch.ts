import { type Answer, ApiError, errorCase } from '../../../openapi/index.ts';

/** What CreateRouteEntries and DeleteRouteEntries share: items that succeed or fail one by one, in one answer. */

/** The code for too many items is unconfirmed. */
const TooMany = errorCase(400, 'InvalidParameter', 'The number of RouteEntries exceeds the limit.');

const MAX_ITEMS = 50;

export const MissingRouteTableId = errorCase(
  400,
  'MissingParam.RouteTableId',
  'The parameter RouteTableId is missing.',
);

/** @throws ApiError when there are more than 50 items. */
export function checkSize(items: readonly unknown[]): void {
  if (items.length > MAX_ITEMS) throw TooMany();
}

export interface Outcome<Result> {
  readonly done: readonly Result[];
  /** The items that failed, with `FailedCode` and `FailedMessage`. */
  readonly failed: readonly Answer[];
}

/** Does each item; one that is refused changes nothing and goes to the failed ones, described by `describe`. */
export function eachOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
  describe: (item: Item) => Answer,
): Outcome<Result> {
  const done: Result[] = [];
  const failed: Answer[] = [];
  for (const item of items) {
    try {
      done.push(work(item));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      failed.push({ ...describe(item), FailedCode: error.code, FailedMessage: error.message });
    }
  }
  return { done, failed };
}
