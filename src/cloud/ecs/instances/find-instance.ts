import type { Call } from '../../action.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { InstanceRow } from '../../store/rows.ts';
import { IncorrectInstanceStatus, InstanceNotFound } from '../shared/errors.ts';

/** The instance of that id. @throws ApiError when it is not there. */
export const instanceOf = (call: Call<unknown>, id: string): InstanceRow =>
  ownedOr(call, call.store.tables.instances, id, InstanceNotFound);

/** The same, if it is Running or Stopped. @throws ApiError when it is on its way from one to the other. */
export function settledInstance(call: Call<unknown>, id: string): InstanceRow {
  const instance = instanceOf(call, id);
  if (instance.status !== 'Running' && instance.status !== 'Stopped') throw IncorrectInstanceStatus();
  return instance;
}
