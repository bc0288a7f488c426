import type { Call } from '../../action.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { NetworkInterfaceRow } from '../../store/rows.ts';
import { InterfaceNotFound, InvalidEniState } from '../shared/errors.ts';

/**
 * The interface of that id, if its addresses can be changed just now.
 * @throws ApiError when it is not there or on its way.
 */
export function usableInterface(call: Call<unknown>, id: string): NetworkInterfaceRow {
  const row = ownedOr(call, call.store.tables.networkInterfaces, id, InterfaceNotFound);
  if (row.status !== 'Available' && row.status !== 'InUse') throw InvalidEniState();
  return row;
}
