import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { ignored, required, text } from '../../parameters.ts';
import { instanceTypeOf } from './association.ts';
import { findHaVip } from './rules.ts';

const IncorrectHaVipStatus = errorCase(
  400,
  'IncorrectHaVipStatus',
  "HaVip can be operated by this action only when it's status is InUse.",
);
const NotAssociated = errorCase(400, 'ResourceNotAssociated', 'The HaVip and ECS instance are not associated.');

/** Takes an instance off a HaVip. Source: API page UnassociateHaVip. */
export const UnassociateHaVip = vpcAction({
  name: 'UnassociateHaVip',
  effect: 'write',
  parameters: {
    RegionId: text,
    HaVipId: required(text),
    InstanceId: required(text),
    InstanceType: text,
    // It helps where the instance holds the address just now; nothing here does.
    Force: ignored(text),
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing } = call;
    const { haVips } = store.tables;
    instanceTypeOf(parameters.InstanceType);
    const row = findHaVip(call, parameters.HaVipId);
    if (row.status !== 'InUse') throw IncorrectHaVipStatus();
    if (!row.instances.includes(parameters.InstanceId)) throw NotAssociated();
    const instances = row.instances.filter((id) => id !== parameters.InstanceId);
    const last = instances.length === 0;
    haVips.update(row.id, { instances, instanceType: last ? '' : row.instanceType, status: 'Unassociating' });
    call.after(timing.associateHaVip, haVips, row.id, { status: last ? 'Available' : 'InUse' });
    return {};
  },
});
