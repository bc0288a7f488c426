import { errorCase } from '../../../openapi/index.ts';

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
