import { ecsAction } from '../../action.ts';
import { ignored, text } from '../../parameters.ts';
import { inChinese } from '../../vpc/regions/language.ts';

/** Lists the regions served. Source: API page DescribeRegions of Ecs. */
export const DescribeRegions = ecsAction({
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
        LocalName: inChinese(parameters.AcceptLanguage) ? region.name.zh : region.name.en,
        RegionEndpoint: `ecs.${region.id}.aliyuncs.com`,
        Status: 'available',
      })),
    },
  }),
});
