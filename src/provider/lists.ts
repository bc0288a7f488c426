import type { Caller, CallSettings } from './caller.ts';
import type { ApiAnswer, ApiParameters } from './transport.ts';

/** The API's largest page. */
const PAGE_SIZE = 50;

/** The inner list of a doubly nested one: `listIn(answer, 'Vpcs', 'Vpc')`. A missing list is an empty one. */
export function listIn<T>(answer: ApiAnswer, outer: string, inner: string): readonly T[] {
  const list = (answer[outer] as { readonly [member: string]: unknown } | undefined)?.[inner];
  return Array.isArray(list) ? (list as readonly T[]) : [];
}

/** How often a list is read that changes while it is read. */
const READINGS = 4;

/**
 * All pages of a list counted by `PageNumber` and `TotalCount`: the first one, then the others at once. When something is
 * deleted meanwhile, what comes after it moves up, perhaps to a page that was read already, and would be missed: a list whose
 * pages do not add up is read again.
 */
export async function allPages<T>(
  caller: Caller,
  action: string,
  parameters: ApiParameters,
  names: readonly [string, string],
  settings?: CallSettings,
): Promise<readonly T[]> {
  const page = async (PageNumber: number): Promise<Page<T>> =>
    pageOf(await caller.call(action, { ...parameters, PageNumber, PageSize: PAGE_SIZE }, settings), names);
  for (let reading = 1; ; reading++) {
    const first = await page(1);
    const count = Math.ceil(first.total / first.size);
    if (count <= 1) return first.items;
    const others = await Promise.all(Array.from({ length: count - 1 }, (_, index) => page(index + 2)));
    const pages = [first, ...others];
    const items = pages.flatMap((one) => one.items);
    const addUp = pages.every(({ total }) => total === items.length);
    if (addUp || reading === READINGS) return items;
  }
}

interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  /** As the server echoes it: it may clamp it. */
  readonly size: number;
}

function pageOf<T>(answer: ApiAnswer, [outer, inner]: readonly [string, string]): Page<T> {
  const items = listIn<T>(answer, outer, inner);
  return { items, total: Number(answer.TotalCount ?? items.length), size: Number(answer.PageSize) || PAGE_SIZE };
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
