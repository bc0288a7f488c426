import { errorCase } from '../../openapi/index.ts';

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

/** Splits off the page of `items`, which start at the page's offset and reach past its end if there are more. */
export function cutPage<Item>(
  items: readonly Item[],
  { offset, limit }: TokenPage,
): { readonly page: readonly Item[]; readonly NextToken: string } {
  return { page: items.slice(0, limit), NextToken: items.length > limit ? makeToken(offset + limit) : '' };
}
