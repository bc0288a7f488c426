import { ecsAction } from '../../action.ts';
import { boolean, ignored, text } from '../../parameters.ts';
import { inChinese } from '../../vpc/regions/language.ts';
import { INSTANCE_TYPES } from '../catalogue/instance-types.ts';

/**
 * Lists the zones of a region. Terraform drops zones that offer no instance type or no disk: each offers those of the
 * catalogue. Source: API page DescribeZones of Ecs.
 */
export const DescribeZones = ecsAction({
  name: 'DescribeZones',
  effect: 'read',
  parameters: {
    RegionId: text,
    AcceptLanguage: text,
    InstanceChargeType: ignored(text),
    SpotStrategy: ignored(text),
    Verbose: ignored(boolean),
  },
  run: ({ region, parameters }) => ({
    Zones: {
      Zone: region.zones.map((zone) => ({
        ZoneId: zone,
        ZoneType: 'AvailabilityZone',
        LocalName: zoneName(region.name, zone, parameters.AcceptLanguage),
        AvailableInstanceTypes: { InstanceTypes: INSTANCE_TYPES.map((type) => type.id) },
        AvailableDiskCategories: { DiskCategories: ['cloud_essd', 'cloud_efficiency', 'cloud_ssd'] },
        AvailableResourceCreation: { ResourceTypes: ['VSwitch', 'Instance', 'Disk', 'IoOptimized'] },
        DedicatedHostGenerations: { DedicatedHostGeneration: [] },
        AvailableResources: { ResourcesInfo: [] },
        AvailableDedicatedHostTypes: { DedicatedHostType: [] },
        AvailableVolumeCategories: { VolumeCategories: [] },
      })),
    },
  }),
});

function zoneName(region: { readonly en: string; readonly zh: string }, zone: string, language: string | undefined) {
  const letter = zone.slice(-1).toUpperCase();
  return inChinese(language) ? `${region.zh} 可用区 ${letter}` : `${region.en} Zone ${letter}`;
}
