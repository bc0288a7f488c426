import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { text } from '../../parameters.ts';
import { inChinese } from './language.ts';
import { zoneName } from './zone-name.ts';

const RegionNotFound = errorCase(
  404,
  'InvalidRegionId.NotFound',
  'The RegionId provided does not exist in our records.',
);

/** The only kind of zone there is. */
const ZONE_TYPE = 'AvailabilityZone';

/** Lists the zones of a region. Source: API page DescribeZones. */
export const DescribeZones = vpcAction({
  name: 'DescribeZones',
  effect: 'read',
  regionNotFound: RegionNotFound,
  parameters: { RegionId: text, ZoneType: text, AcceptLanguage: text },
  run({ parameters, region }) {
    const chinese = inChinese(parameters.AcceptLanguage);
    const zones = (parameters.ZoneType || ZONE_TYPE) === ZONE_TYPE ? region.zones : [];
    const list = zones.map((id) => ({ ZoneId: id, LocalName: zoneName(region, id, chinese), ZoneType: ZONE_TYPE }));
    return { Zones: { Zone: list } };
  },
});
