import type { Caller, CallSettings } from './caller.ts';
import type { ApiAnswer, ApiParameters } from './transport.ts';

/** The API's largest page. */
const PAGE_SIZE = 50;

/** The inner list of a doubly nested one: `listIn(answer, 'Vpcs', 'Vpc')`. A missing list is an empty one. */
export function listIn<T>(answer: ApiAnswer, outer: string, inner: string): readonly T[] {
  const list = (answer[outer] as { readonly [member: string]: unknown } | undefined)?.[inner];
  return Array.isArray(list) ? (list as readonly T[]) : [];
}

/** All pages of a list counted by `PageNumber` and `TotalCount`: the first one, then the others at once. */
export async function allPages<T>(
  caller: Caller,
  action: string,
  parameters: ApiParameters,
  [outer, inner]: readonly [string, string],
  settings?: CallSettings,
): Promise<readonly T[]> {
  const page = async (PageNumber: number): Promise<ApiAnswer> =>
    caller.call(action, { ...parameters, PageNumber, PageSize: PAGE_SIZE }, settings);
  const first = await page(1);
  const items = listIn<T>(first, outer, inner);
  // The server may clamp the page size: count by what it echoes.
  const size = Number(first.PageSize) || PAGE_SIZE;
  const pages = Math.ceil(Number(first.TotalCount ?? items.length) / size);
  if (pages <= 1) return items;
  const others = await Promise.all(Array.from({ length: pages - 1 }, (_, index) => page(index + 2)));
  return [items, ...others.map((answer) => listIn<T>(answer, outer, inner))].flat();
}

/**
 * All pages of a list that hands out `NextToken`: one after the other, since each page names the next.
 *
 * @param itemsOf takes the items out of one page's answer
 */
export async function allTokens<T>(
  caller: Caller,
  action: string,
  parameters: ApiParameters,
  itemsOf: (answer: ApiAnswer) => readonly T[],
  settings?: CallSettings,
): Promise<readonly T[]> {
  const items: T[] = [];
  let NextToken: string | undefined;
  do {
    const answer: ApiAnswer = await caller.call(action, { ...parameters, NextToken }, settings);
    items.push(...itemsOf(answer));
    NextToken = typeof answer.NextToken === 'string' && answer.NextToken !== '' ? answer.NextToken : undefined;
  } while (NextToken !== undefined);
  return items;
}
