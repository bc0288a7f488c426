import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { owned } from '../../shared/owned.ts';
import type { HaVipRow } from '../../store/rows.ts';
import { InvalidParameter } from '../shared/errors.ts';

/** What AssociateHaVip and UnassociateHaVip share. The codes are those that clients know. */

const InstanceNotFound = errorCase(404, 'InvalidInstanceId.NotFound', 'Specified instance does not exist.');
const IncorrectInstanceStatus = errorCase(
  400,
  'IncorrectInstanceStatus',
  "ECS instance can be operated by this action only when it's status is Running or Stopped.",
);
const OtherVSwitch = errorCase(
  400,
  'OperationDenied.InstanceNotInVSwitch',
  'The specified instance and the HaVip are not in the same VSwitch.',
);

type InstanceType = Exclude<HaVipRow['instanceType'], ''>;

/** The kind of instance that a call names; `EcsInstance` where it names none. */
export function instanceTypeOf(type: string | undefined): InstanceType {
  if (!type || type === 'EcsInstance') return 'EcsInstance';
  if (type === 'NetworkInterface') return type;
  throw InvalidParameter();
}

/** @throws ApiError unless the instance exists, sits in the HaVip's vSwitch, and is not on its way somewhere */
export function checkInstance(call: Call<unknown>, row: HaVipRow, type: InstanceType, id: string): void {
  const { instances, networkInterfaces } = call.store.tables;
  const instance = type === 'EcsInstance' ? owned(call, instances, id) : owned(call, networkInterfaces, id);
  if (!instance) throw InstanceNotFound();
  if (instance.vswitch !== row.vswitch) throw OtherVSwitch();
  const settled: readonly string[] = ['Running', 'Stopped', 'Available', 'InUse'];
  if (!settled.includes(instance.status)) throw IncorrectInstanceStatus();
}

/** Takes an instance, or a network interface, that is released off the HaVips of its vSwitch. */
export function forgetInstance(call: Call<unknown>, vswitch: string, id: string): void {
  const { haVips } = call.store.tables;
  for (const row of haVips.find({ vswitch })) {
    if (!row.instances.includes(id)) continue;
    const instances = row.instances.filter((known) => known !== id);
    if (instances.length > 0) haVips.update(row.id, { instances });
    else {
      // Whatever was under way ended in `InUse`, or in what it is now anyway.
      call.store.transitions.cancel(row.id);
      haVips.update(row.id, { instances, instanceType: '', status: 'Available' });
    }
  }
}
