import { errorCase } from '../../openapi/index.ts';
import type { Table, Where } from '../store/table.ts';

const IllegalToken = errorCase(400, 'IllegalParam.NextToken', 'User nextToken is illegal.');

/** Lists paged by token. A token says how many items came before its page; clients treat it as opaque. */

/** Where a page starts; the first has no token. @throws ApiError for a token that this server cannot have given. */
export function readToken(token: string | undefined): number {
  if (token === undefined || token === '') return 0;
  const match = /^from-(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString());
  if (!match) throw IllegalToken();
  return Number(match[1]);
}

export const makeToken = (start: number): string => Buffer.from(`from-${start}`).toString('base64url');

export interface TokenPage {
  readonly offset: number;
  readonly limit: number;
}

/**
 * Reads the paging of a NextToken call; a page size out of range is clamped, as in the numbered lists.
 * @throws ApiError for a token that was not given out here
 */
export const tokenPage = (
  token: string | undefined,
  requested: number | undefined,
  size: { readonly byDefault: number; readonly most: number },
): TokenPage => ({
  offset: readToken(token),
  limit: Math.min(size.most, Math.max(1, requested ?? size.byDefault)),
});

/** A page, and the token of the next one; empty on the last. */
interface Cut<Item> {
  readonly page: readonly Item[];
  readonly NextToken: string;
}

/** One page of the matching rows. */
export const tokenPageOf = <Row extends { readonly id: string }>(
  table: Table<Row>,
  where: Where<Row>,
  page: TokenPage,
): Cut<Row> => cut(table.find(where, { limit: page.limit + 1, offset: page.offset }), page);

/** One page of a list that is at hand as a whole. */
export const tokenPageOfList = <Item>(list: readonly Item[], page: TokenPage): Cut<Item> =>
  cut(list.slice(page.offset, page.offset + page.limit + 1), page);

/** Splits off the page of `items`, which start where it starts, and go one past its end if there are more. */
const cut = <Item>(items: readonly Item[], { offset, limit }: TokenPage): Cut<Item> => ({
  page: items.slice(0, limit),
  NextToken: items.length > limit ? makeToken(offset + limit) : '',
});
