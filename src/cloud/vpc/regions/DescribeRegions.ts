import { vpcAction } from '../../action.ts';
import { ignored, text } from '../../parameters.ts';
import { vpcEndpointOf } from '../../regions.ts';
import { inChinese } from './language.ts';

/** Lists the regions served. Source: API page DescribeRegions. */
export const DescribeRegions = vpcAction({
  name: 'DescribeRegions',
  effect: 'read',
  parameters: { AcceptLanguage: text, ProductType: ignored(text) },
  run({ parameters, regions }) {
    const chinese = inChinese(parameters.AcceptLanguage);
    const list = regions.map((region) => ({
      RegionId: region.id,
      LocalName: chinese ? region.name.zh : region.name.en,
      RegionEndpoint: vpcEndpointOf(region.id),
    }));
    return { Regions: { Region: list } };
  },
});
