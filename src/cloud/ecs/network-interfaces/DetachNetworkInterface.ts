import { errorCase } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { ignored, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { InterfaceNotFound, InvalidEniState } from '../shared/errors.ts';

const IsPrimary = errorCase(
  400,
  'InvalidOperation.DetachPrimaryEniNotAllowed',
  'Detaching primary ENI from ECS instance is not allowed.',
);
const NotAttached = errorCase(404, 'InvalidEcsId.NotFound', 'The network interface is not attached to the instance.');

/** Detaches a secondary network interface. Source: API page DetachNetworkInterface. */
export const DetachNetworkInterface = ecsAction({
  name: 'DetachNetworkInterface',
  effect: 'write',
  parameters: {
    RegionId: text,
    NetworkInterfaceId: required(text),
    InstanceId: required(text),
    TrunkNetworkInstanceId: ignored(text),
  },
  run(call) {
    const { parameters, store, timing } = call;
    const { networkInterfaces } = store.tables;
    const row = ownedOr(call, networkInterfaces, parameters.NetworkInterfaceId, InterfaceNotFound);
    if (row.type === 'Primary') throw IsPrimary();
    if (row.instance !== '' && row.instance !== parameters.InstanceId) throw NotAttached();
    if (row.status !== 'InUse') throw InvalidEniState();
    networkInterfaces.update(row.id, { status: 'Detaching' });
    call.after(timing.detachNetworkInterface, networkInterfaces, row.id, { status: 'Available', instance: '' });
    return {};
  },
});
