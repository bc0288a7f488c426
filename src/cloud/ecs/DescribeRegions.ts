import { action } from '../action.ts';
import { ignored, text } from '../parameters.ts';

/** Lists the regions served. Source: API page DescribeRegions of Ecs (contract vpc-routing, section 10.3). */
export const DescribeRegions = action({
  product: 'Ecs',
  name: 'DescribeRegions',
  effect: 'read',
  parameters: {
    RegionId: text,
    AcceptLanguage: text,
    InstanceChargeType: ignored(text),
    ResourceType: ignored(text),
  },
  run: ({ regions, parameters }) => ({
    Regions: {
      Region: regions.map((region) => ({
        RegionId: region.id,
        LocalName: parameters.AcceptLanguage === 'en-US' ? region.name.en : region.name.zh,
        RegionEndpoint: `ecs.${region.id}.aliyuncs.com`,
        Status: 'available',
      })),
    },
  }),
});
