import type { ErrorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { RouterInterfaceRow } from '../../store/rows.ts';

/**
 * The router interface that a call is about, the caller's and in the call's region. The pages have codes for another
 * account's interface (`Forbbiden` and the like); here it is as good as not there, so that no id can be probed.
 */
export const findInterface = (call: Call<unknown>, id: string, notFound: ErrorCase): RouterInterfaceRow =>
  ownedOr(call, call.store.tables.routerInterfaces, id, notFound);

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
