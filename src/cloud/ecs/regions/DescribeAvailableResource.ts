import { ecsAction } from '../../action.ts';
import { ignored, integer, required, text } from '../../parameters.ts';
import { INSTANCE_TYPES } from '../catalogue/instance-types.ts';

/**
 * Says that every zone of the region has everything in stock: Terraform asks before it lists zones, and takes an empty answer
 * for an error. Source: API page DescribeAvailableResource of Ecs.
 */
export const DescribeAvailableResource = ecsAction({
  name: 'DescribeAvailableResource',
  effect: 'read',
  parameters: {
    RegionId: text,
    DestinationResource: required(text),
    ZoneId: text,
    IoOptimized: ignored(text),
    InstanceChargeType: ignored(text),
    InstanceType: text,
    NetworkCategory: ignored(text),
    ResourceType: ignored(text),
    SystemDiskCategory: ignored(text),
    DataDiskCategory: ignored(text),
    DedicatedHostId: ignored(text),
    Cores: integer,
    Memory: text,
    Scope: ignored(text),
    SpotDuration: ignored(integer),
    SpotStrategy: ignored(text),
  },
  run: ({ region, parameters }) => ({
    AvailableZones: {
      AvailableZone: region.zones
        .filter((zone) => !parameters.ZoneId || zone === parameters.ZoneId)
        .map((zone) => ({
          ZoneId: zone,
          Status: 'Available',
          StatusCategory: 'WithStock',
          RegionId: region.id,
          ...(parameters.DestinationResource === 'InstanceType' ? { AvailableResources: typesOf(parameters) } : {}),
        })),
    },
  }),
});

interface WantedType {
  readonly InstanceType: string | undefined;
  readonly Cores: number | undefined;
  readonly Memory: string | undefined;
}

/** The instance types of the catalogue that are asked for; `Memory` is in GiB and may have a fraction. */
function typesOf({ InstanceType: id, Cores: cores, Memory: memory }: WantedType) {
  const found = INSTANCE_TYPES.filter(
    (type) =>
      (!id || type.id === id) &&
      (cores === undefined || type.cores === cores) &&
      (!memory || type.memory === Number(memory)),
  );
  const SupportedResource = found.map((type) => ({
    Value: type.id,
    Status: 'Available',
    StatusCategory: 'WithStock',
  }));
  return { AvailableResource: [{ Type: 'InstanceType', SupportedResources: { SupportedResource } }] };
}
