import type { Call } from '../../action.ts';
import type { InstanceRow, NetworkInterfaceRow } from '../../store/rows.ts';

/** The primary interface of an instance: it is made with the instance and goes with it. */
export function primaryInterface(call: Call<unknown>, { id }: InstanceRow): NetworkInterfaceRow {
  const [primary] = call.store.tables.networkInterfaces.find({ instance: id, type: 'Primary' });
  if (!primary) throw new Error(`The instance ${id} has no primary network interface.`);
  return primary;
}
