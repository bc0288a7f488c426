import type { ErrorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { RouterInterfaceRow } from '../../store/rows.ts';

/**
 * The router interface that a call is about.
 * @param notFound thrown for an id that the region does not know
 * @param notOwner thrown for another account's; where the action's table has no such row, it is not found
 */
export function findInterface(
  call: Call<unknown>,
  id: string,
  notFound: ErrorCase,
  notOwner: ErrorCase = notFound,
): RouterInterfaceRow {
  const row = call.store.tables.routerInterfaces.get(id);
  if (!row || row.region !== call.region.id) throw notFound();
  if (row.account !== call.account.id) throw notOwner();
  return row;
}

/** The interface at the other end: set once connected, undefined before, and when that one is gone. */
export function peerOf(call: Call<unknown>, row: RouterInterfaceRow): RouterInterfaceRow | undefined {
  return row.connectedTo === null ? undefined : call.store.tables.routerInterfaces.get(row.connectedTo);
}

/** Whether it was connected to an interface that has been deleted since. */
export const hasLostItsPeer = (call: Call<unknown>, row: RouterInterfaceRow): boolean =>
  row.connectedTo !== null && peerOf(call, row) === undefined;

const SETTLED: ReadonlySet<string> = new Set(['Idle', 'Active', 'Inactive']);

/** Whether no transition is under way. */
export const isSettled = (row: RouterInterfaceRow): boolean => SETTLED.has(row.status);

/** An account with one overdue router interface may neither create nor connect any (tutorial's third rule). */
export const hasBillsOutstanding = (call: Call<unknown>): boolean =>
  call.store.tables.routerInterfaces.exists({ businessStatus: 'FinancialLocked', account: call.account.id });
