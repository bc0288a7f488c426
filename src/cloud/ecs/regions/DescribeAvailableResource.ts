import { ecsAction } from '../../action.ts';
import { ignored, integer, required, text } from '../../parameters.ts';

/**
 * Says that every zone of the region has everything in stock: Terraform asks before it lists zones, and takes an empty answer
 * for an error. Source: API page DescribeAvailableResource of Ecs (contract vpc-routing, section 10.3).
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
    InstanceType: ignored(text),
    NetworkCategory: ignored(text),
    ResourceType: ignored(text),
    SystemDiskCategory: ignored(text),
    DataDiskCategory: ignored(text),
    DedicatedHostId: ignored(text),
    Cores: ignored(integer),
    Memory: ignored(text),
    Scope: ignored(text),
    SpotDuration: ignored(integer),
    SpotStrategy: ignored(text),
  },
  run: ({ region, parameters }) => ({
    AvailableZones: {
      AvailableZone: region.zones
        .filter((zone) => !parameters.ZoneId || zone === parameters.ZoneId)
        .map((zone) => ({ ZoneId: zone, Status: 'Available', StatusCategory: 'WithStock', RegionId: region.id })),
    },
  }),
});
