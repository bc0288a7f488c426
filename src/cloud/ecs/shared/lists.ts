import type { Answer } from '../../../openapi/index.ts';
import { integer, text } from '../../parameters.ts';
import { pageAndTotal, pagingOf } from '../../shared/paging.ts';
import { makeToken, readToken } from '../../shared/token-paging.ts';
import type { Table, Where } from '../../store/table.ts';
import { invalid } from './errors.ts';

/** Lists of Ecs are paged by number, or by token where MaxResults or NextToken is given. */
export const listParameters = { PageNumber: integer, PageSize: integer, MaxResults: integer, NextToken: text } as const;

interface ListPaging {
  readonly PageNumber: number | undefined;
  readonly PageSize: number | undefined;
  readonly MaxResults: number | undefined;
  readonly NextToken: string | undefined;
}

/** One page of the matching rows, and what the answer says of the paging. */
export function listPage<Row extends { readonly id: string }>(
  table: Table<Row>,
  where: Where<Row>,
  values: ListPaging,
  most: number,
): { readonly rows: readonly Row[]; readonly paging: Answer } {
  if (values.MaxResults === undefined && !values.NextToken) {
    const paging = pagingOf(values, most);
    const { rows, total } = pageAndTotal(table, where, paging);
    return { rows, paging: { ...paging, TotalCount: total, NextToken: '' } };
  }
  const offset = readToken(values.NextToken);
  const limit = Math.min(most, Math.max(1, values.MaxResults ?? 10));
  const rows = table.find(where, { limit, offset });
  const total = table.count(where);
  const next = offset + rows.length;
  return {
    rows,
    paging: { PageNumber: 0, PageSize: limit, TotalCount: total, NextToken: next < total ? makeToken(next) : '' },
  };
}

/** The ids that are in every list; undefined where there is none: nothing is narrowed then. */
export function inAll(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const [first, ...more] = lists.filter((ids) => ids !== undefined);
  return first?.filter((id) => more.every((ids) => ids.includes(id)));
}

/** Reads a list of strings in JSON, `["i-1","i-2"]`; undefined when it is not given. @throws ApiError when malformed. */
export function jsonList(name: string, value: string | undefined, most = 100): readonly string[] | undefined {
  if (!value) return undefined;
  const list = parsed(value);
  if (!Array.isArray(list) || list.length > most || list.some((item) => typeof item !== 'string')) {
    throw invalid(name);
  }
  return list;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
