import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { ownedBy, ownedOr } from '../../shared/owned.ts';
import type { SecurityGroupRow, VSwitchRow } from '../../store/rows.ts';
import { groupsOfIds } from '../network-interfaces/new-interface.ts';
import { invalid, missing, VSwitchNotFound } from '../shared/errors.ts';
import { isEcsDescription, isEcsName } from '../shared/names.ts';
import { resourceGroupNamed } from '../shared/resource-group.ts';
import { checkEcsTags } from '../tags/resource-types.ts';
import type { CreationValues } from './creation-parameters.ts';
import type { NewInstance } from './new-instance.ts';

const InvalidName = errorCase(
  400,
  'InvalidInstanceName.Malformed',
  'The specified parameter "InstanceName" is not valid.',
);
const InvalidDescription = errorCase(
  400,
  'InvalidDescription.Malformed',
  'The specified parameter "Description" is not valid.',
);
const InvalidHostName = errorCase(400, 'InvalidHostName.Malformed', 'The specified parameter "HostName" is not valid.');
const TooMuchUserData = errorCase(
  400,
  'InvalidUserData.SizeExceeded',
  'The specified parameter "UserData" exceeds the size.',
);
const InvalidType = errorCase(
  400,
  'InvalidInstanceType.ValueNotSupported',
  'The specified InstanceType does not exist or beyond the permitted range.',
);
const ZoneNotFound = errorCase(404, 'InvalidZoneId.NotFound', 'The specified zone does not exist.');
const OtherZone = errorCase(400, 'InvalidParameter.Mismatch', 'Specified virtual switch is not in the specified zone.');
const UnknownChargeType = errorCase(
  400,
  'InvalidInstanceChargeType.NotFound',
  'The InstanceChargeType does not exist in our records.',
);

const BANDWIDTH = { in: 200, out: 100 } as const;
const DEFAULT_DISK = { category: 'cloud_efficiency', size: 40 } as const;

/** Host names: 2 to 64 letters, digits, dots and hyphens, of which neither two in a row nor one at an end is a dot or hyphen. */
const HOST_NAME = /^(?=.{2,64}$)[a-z0-9]+(?:[.-][a-z0-9]+)*$/i;

/** Of user data before their encoding in base64, bytes. */
const MOST_USER_DATA = 32 * 1024;

/** @throws ApiError for a host name that cannot be, and for more user data than an instance takes. */
export function checkHost(hostName: string | undefined, userData: string | undefined): void {
  if (hostName && !HOST_NAME.test(hostName)) throw InvalidHostName();
  if (userData && Buffer.byteLength(userData, 'base64') > MOST_USER_DATA) throw TooMuchUserData();
}

/** @throws ApiError for a name or description that no instance may have. */
export function checkInstanceNames(name: string | undefined, description: string | undefined): void {
  if (!isEcsName(name)) throw InvalidName();
  if (!isEcsDescription(description)) throw InvalidDescription();
}

/**
 * Checks what a request says of an instance, its place in the network aside. Images are not emulated: any id is one.
 * @throws ApiError by the tables of RunInstances and CreateInstance; the order is unconfirmed
 */
export function instanceFacts(call: Call<unknown>, values: CreationValues): NewInstance['facts'] {
  const { InstanceType: type, ImageId: image, ImageFamily: family } = values;
  const { InstanceChargeType: chargeType = 'PostPaid', SystemDisk: disk } = values;
  const { InternetMaxBandwidthIn: bandwidthIn, InternetMaxBandwidthOut: bandwidthOut = 0 } = values;
  if (!image && !family) throw missing('ImageId');
  if (!type) throw missing('InstanceType');
  if (!/^ecs\.[\w-]+\.[\w.-]+$/.test(type)) throw InvalidType();
  checkInstanceNames(values.InstanceName, values.Description);
  checkHost(values.HostName, values.UserData);
  checkEcsTags(values.Tag);
  if (chargeType !== 'PostPaid' && chargeType !== 'PrePaid') throw UnknownChargeType();
  if (bandwidthOut < 0 || bandwidthOut > BANDWIDTH.out) throw invalid('InternetMaxBandwidthOut');
  if (bandwidthIn !== undefined && (bandwidthIn < 0 || bandwidthIn > BANDWIDTH.in)) {
    throw invalid('InternetMaxBandwidthIn');
  }
  return {
    name: values.InstanceName ?? '',
    description: values.Description ?? '',
    type,
    image: image || (family ?? ''),
    hostName: values.HostName ?? '',
    resourceGroup: resourceGroupNamed(call, values.ResourceGroupId),
    deletionProtection: values.DeletionProtection ?? false,
    chargeType,
    internetChargeType: values.InternetChargeType || 'PayByTraffic',
    // Where it is not given, the service grants what is at least usual.
    bandwidthIn: bandwidthIn ?? Math.max(bandwidthOut, 10),
    bandwidthOut,
    userData: values.UserData ?? '',
    keyPair: values.KeyPairName ?? '',
    ramRole: values.RamRoleName ?? '',
    systemDisk: {
      category: disk.Category || DEFAULT_DISK.category,
      size: disk.Size ?? DEFAULT_DISK.size,
      name: disk.DiskName ?? '',
      description: disk.Description ?? '',
      performanceLevel: disk.PerformanceLevel ?? '',
    },
  };
}

/**
 * The vSwitch of a new instance: the one named, or a default one of the zone. The classic network takes no more instances.
 * @throws ApiError when it is not there, or in another zone than the one named
 */
export function vswitchFor(call: Call<unknown>, id: string | undefined, zone: string | undefined): VSwitchRow {
  const { vswitches } = call.store.tables;
  if (zone && !call.region.zones.includes(zone)) throw ZoneNotFound();
  if (id) {
    const vswitch = ownedOr(call, vswitches, id, VSwitchNotFound);
    if (zone && vswitch.zone !== zone) throw OtherZone();
    return vswitch;
  }
  const [vswitch] = vswitches.find({ ...ownedBy(call), isDefault: true, ...(zone ? { zone } : {}) });
  if (!vswitch) throw missing('VSwitchId');
  return vswitch;
}

/** The security groups of a new instance. @throws ApiError when none is named, or one is not there. */
export function groupsFor(call: Call<unknown>, ids: readonly string[]): readonly SecurityGroupRow[] {
  if (ids.length === 0) throw missing('SecurityGroupId');
  return groupsOfIds(call, ids);
}
