import { ApiError, errorCase } from '../../../openapi/index.ts';

const IllegalToken = errorCase(400, 'IllegalParam.NextToken', 'User nextToken is illegal.');

export interface TokenPage {
  readonly offset: number;
  readonly limit: number;
}

/**
 * Reads the paging of a NextToken call. The token is opaque to clients; it holds how many rows were given out already.
 * @param size how many rows a page has: default and most. @throws ApiError for a forged token or a size out of range.
 */
export function tokenPage(
  token: string | undefined,
  requested: number | undefined,
  size: { readonly name: string; readonly byDefault: number; readonly most: number },
): TokenPage {
  const limit = requested ?? size.byDefault;
  if (limit < 1 || limit > size.most) {
    throw new ApiError(400, 'InvalidParameter', `The specified parameter "${size.name}" is not valid.`);
  }
  if (!token) return { offset: 0, limit };
  const text = Buffer.from(token, 'base64url').toString('latin1');
  const offset = /^tags:(\d{1,9})$/.exec(text)?.[1];
  if (offset === undefined) throw IllegalToken();
  return { offset: Number(offset), limit };
}

/** Splits off the page of `items`, which start at the page's offset and reach past its end if there are more. */
export function cutPage<Item>(
  items: readonly Item[],
  { offset, limit }: TokenPage,
): { readonly page: readonly Item[]; readonly NextToken: string } {
  const more = items.length > limit;
  return {
    page: items.slice(0, limit),
    NextToken: more ? Buffer.from(`tags:${offset + limit}`).toString('base64url') : '',
  };
}
