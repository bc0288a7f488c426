import { integer } from '../parameters.ts';
import type { Page, Table, Where } from '../store/table.ts';

/** The parameters of the PageNumber/PageSize actions. */
export const pagingParameters = { PageNumber: integer, PageSize: integer } as const;

export interface Paging {
  readonly PageNumber: number;
  readonly PageSize: number;
}

/**
 * The effective page: defaults 1 and 10, at most `most` rows; values out of range are clamped, and echoed as clamped
 * (unconfirmed: the real service may refuse them instead).
 */
export function pagingOf(
  values: { readonly PageNumber: number | undefined; readonly PageSize: number | undefined },
  most = 50,
): Paging {
  return {
    PageNumber: Math.max(1, values.PageNumber ?? 1),
    PageSize: Math.min(most, Math.max(1, values.PageSize ?? 10)),
  };
}

const pageOf = ({ PageNumber, PageSize }: Paging): Page => ({
  limit: PageSize,
  offset: (PageNumber - 1) * PageSize,
});

/** One page of a list that is at hand as a whole. */
export const pageOfList = <T>(list: readonly T[], { PageNumber, PageSize }: Paging): readonly T[] =>
  list.slice((PageNumber - 1) * PageSize, PageNumber * PageSize);

/** One page of the matching rows, and how many there are in all; counted only where the page does not tell. */
export function pageAndTotal<Row extends { readonly id: string }>(
  table: Table<Row>,
  where: Where<Row>,
  paging: Paging,
): { readonly rows: readonly Row[]; readonly total: number } {
  const page = pageOf(paging);
  const rows = table.find(where, page);
  const isLast = rows.length < page.limit && (rows.length > 0 || page.offset === 0);
  return { rows, total: isLast ? page.offset + rows.length : table.count(where) };
}
