import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { text } from '../../parameters.ts';
import type { Region } from '../../regions.ts';
import { inChinese } from './language.ts';

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

/** `Hangzhou Zone B`: the place in parentheses of the region's name, and the letter at the end of the zone's id. */
function zoneName({ name }: Region, id: string, chinese: boolean): string {
  const full = chinese ? name.zh : name.en;
  const place = /[（(](.+)[）)]/.exec(full)?.[1] ?? full;
  const letter = id.slice(-1).toUpperCase();
  return chinese ? `${place} 可用区${letter}` : `${place} Zone ${letter}`;
}
