import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { remove } from '../../shared/removal.ts';
import type { InstanceRow } from '../../store/rows.ts';
import { forgetInstance } from '../../vpc/ha-vips/association.ts';
import { checkNoRouteTo, removeInterface } from '../network-interfaces/remove-interface.ts';
import { IncorrectInstanceStatus } from '../shared/errors.ts';

const Initializing = errorCase(
  403,
  'IncorrectInstanceStatus.Initializing',
  'The specified instance status does not support this operation.',
);
const Protected = errorCase(
  403,
  'InvalidOperation.DeletionProtection',
  'The operation is not allowed due to deletion protection.',
);
const Subscription = errorCase(
  403,
  'ChargeTypeViolation',
  'The operation is not permitted due to charge type of the instance.',
);
const IsNextHop = errorCase(400, 'DependencyViolation.RouteEntry', 'Specified instance is used by route entry.');

/** @throws ApiError when the instance cannot be released: running without `force`, protected, or a route's next hop. */
export function checkReleasable(call: Call<unknown>, instance: InstanceRow, force: boolean): void {
  const { networkInterfaces, routeEntries } = call.store.tables;
  if (instance.status === 'Pending') throw Initializing();
  if (instance.status !== 'Stopped' && !(force && instance.status === 'Running')) throw IncorrectInstanceStatus();
  if (instance.deletionProtection) throw Protected();
  if (instance.chargeType === 'PrePaid') throw Subscription();
  if (routeEntries.exists({ nextHop: instance.id, vpc: instance.vpc })) throw IsNextHop();
  for (const row of networkInterfaces.find({ instance: instance.id }))
    if (row.deleteOnRelease) checkNoRouteTo(call, row);
}

/** Releases an instance: its interfaces go with it, or become Available, as each was told to. */
export function release(call: Call<unknown>, { id, vswitch }: InstanceRow): void {
  const { timing, store } = call;
  const { instances, networkInterfaces } = store.tables;
  for (const row of networkInterfaces.find({ instance: id })) {
    if (row.deleteOnRelease) removeInterface(call, row, 0);
    else {
      store.transitions.cancel(row.id);
      networkInterfaces.update(row.id, { status: 'Available', instance: '' });
    }
  }
  forgetInstance(call, vswitch, id);
  remove(call, timing.deleteInstance, instances, id, { status: 'Deleting' });
}
