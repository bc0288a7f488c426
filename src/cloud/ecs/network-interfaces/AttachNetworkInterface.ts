import { errorCase } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { boolean, ignored, integer, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { instanceTypeOf } from '../catalogue/instance-types.ts';
import { InterfaceNotFound, InvalidEniState } from '../shared/errors.ts';

const InstanceNotFound = errorCase(404, 'InvalidEcsId.NotFound', 'The specified InstanceId does not exist.');
const InvalidEcsState = errorCase(
  400,
  'InvalidOperation.InvalidEcsState',
  'The operation is not allowed in the current status of the instance.',
);
const OtherVpc = errorCase(
  403,
  'InvalidOperation.VpcMismatch',
  'The specified network interface and instance are not in the same VPC.',
);
const OtherZone = errorCase(
  403,
  'InvalidOperation.AvailabilityZoneMismatch',
  'The specified network interface and instance are not in the same zone.',
);
const TooMany = errorCase(
  403,
  'EniPerInstanceLimitExceeded',
  'The maximum number of network interfaces of the instance is exceeded.',
);

/** Attaches a network interface to an instance of its VPC and zone. Source: API page AttachNetworkInterface. */
export const AttachNetworkInterface = ecsAction({
  name: 'AttachNetworkInterface',
  effect: 'write',
  parameters: {
    RegionId: text,
    NetworkInterfaceId: required(text),
    InstanceId: required(text),
    NetworkCardIndex: ignored(integer),
    TrunkNetworkInstanceId: ignored(text),
    WaitForNetworkConfigurationReady: ignored(boolean),
  },
  run(call) {
    const { parameters, store, timing } = call;
    const { instances, networkInterfaces } = store.tables;
    const row = ownedOr(call, networkInterfaces, parameters.NetworkInterfaceId, InterfaceNotFound);
    const instance = ownedOr(call, instances, parameters.InstanceId, InstanceNotFound);
    if (row.status !== 'Available') throw InvalidEniState();
    if (instance.status !== 'Running' && instance.status !== 'Stopped') throw InvalidEcsState();
    if (instance.vpc !== row.vpc) throw OtherVpc();
    if (instance.zone !== row.zone) throw OtherZone();
    const attached = networkInterfaces.count({ instance: instance.id });
    if (attached >= instanceTypeOf(instance.type).interfaces) throw TooMany();
    networkInterfaces.update(row.id, { status: 'Attaching', instance: instance.id });
    call.after(timing.attachNetworkInterface, networkInterfaces, row.id, { status: 'InUse' });
    return {};
  },
});
