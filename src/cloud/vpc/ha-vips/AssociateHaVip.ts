import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { checkInstance, instanceTypeOf } from './association.ts';
import { findHaVip } from './rules.ts';

const IncorrectHaVipStatus = errorCase(
  400,
  'IncorrectHaVipStatus',
  "HaVip can be operated by this action only when it's status is Available or InUse.",
);
const TooMany = errorCase(
  400,
  'CountLimitExceeded.HaVipOnECSInstance',
  'The amount of Instance associated with the specified HaVip reach its limits.',
);
// These rules are documented, the codes are unconfirmed.
const Already = errorCase(
  400,
  'InvalidInstance.AlreadyAssociated',
  'The instance is already associated with the HaVip.',
);
const OtherType = errorCase(
  400,
  'OperationDenied.InstanceTypeMismatch',
  'A HaVip cannot be associated with instances and network interfaces at once.',
);

/** Gives a HaVip an instance, or a network interface, that can hold its address. Source: API page AssociateHaVip. */
export const AssociateHaVip = vpcAction({
  name: 'AssociateHaVip',
  effect: 'write',
  parameters: {
    RegionId: text,
    HaVipId: required(text),
    InstanceId: required(text),
    InstanceType: text,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing, quotas } = call;
    const { haVips } = store.tables;
    const type = instanceTypeOf(parameters.InstanceType);
    const row = findHaVip(call, parameters.HaVipId);
    if (row.status !== 'Available' && row.status !== 'InUse') throw IncorrectHaVipStatus();
    checkInstance(call, row, type, parameters.InstanceId);
    if (row.instances.includes(parameters.InstanceId)) throw Already();
    if (row.instances.length > 0 && row.instanceType !== type) throw OtherType();
    if (row.instances.length >= quotas.instancesPerHaVip) throw TooMany();
    const instances = [...row.instances, parameters.InstanceId];
    haVips.update(row.id, { instances, instanceType: type, status: 'Associating' });
    call.after(timing.associateHaVip, haVips, row.id, { status: 'InUse' });
    return {};
  },
});
