import { errorCase } from '../../../openapi/index.ts';

const IllegalToken = errorCase(400, 'IllegalParam.NextToken', 'User nextToken is illegal.');

export interface TokenPage<Item> {
  readonly items: readonly Item[];
  /** Empty on the last page. */
  readonly NextToken: string;
}

/**
 * One page of a list by token. The token says how many items came before; clients treat it as opaque.
 * @throws ApiError for a token that this server cannot have given.
 */
export function pageByToken<Item>(items: readonly Item[], size: number, token: string | undefined): TokenPage<Item> {
  const start = readToken(token);
  const end = start + size;
  return { items: items.slice(start, end), NextToken: end < items.length ? makeToken(end) : '' };
}

/** Where a page starts. @throws ApiError */
export function readToken(token: string | undefined): number {
  if (token === undefined || token === '') return 0;
  const match = /^from-(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString());
  if (!match) throw IllegalToken();
  return Number(match[1]);
}

export const makeToken = (start: number): string => Buffer.from(`from-${start}`).toString('base64url');
