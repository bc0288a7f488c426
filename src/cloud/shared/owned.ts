import type { ErrorCase } from '../../openapi/index.ts';
import type { Call } from '../action.ts';
import type { Owned } from '../store/rows.ts';
import type { Table } from '../store/table.ts';

/** The row of that id, if it is the caller's and in the call's region: another account's ids do not exist for it. */
export function owned<Row extends Owned>(call: Call<unknown>, table: Table<Row>, id: string): Row | undefined {
  const row = table.get(id);
  return row && row.account === call.account.id && row.region === call.region.id ? row : undefined;
}

/** The same, for an id that must exist. @throws the given ApiError when it does not. */
export function ownedOr<Row extends Owned>(
  call: Call<unknown>,
  table: Table<Row>,
  id: string,
  notFound: ErrorCase,
): Row {
  const row = owned(call, table, id);
  if (!row) throw notFound();
  return row;
}

/** What narrows a list to the caller's rows in the call's region. */
export const ownedBy = (call: Call<unknown>): { readonly account: string; readonly region: string } => ({
  account: call.account.id,
  region: call.region.id,
});
