import { vpcAction } from '../../action.ts';
import { ignored, list, text } from '../../parameters.ts';
import { inChinese } from '../regions/language.ts';
import { zoneName } from '../regions/zone-name.ts';

/**
 * Lists the zones that NAT gateways can be made in: here, all of the region. The name is the API's. Source: parameter
 * table, and the Terraform provider's data source.
 */
export const ListEnhanhcedNatGatewayAvailableZones = vpcAction({
  name: 'ListEnhanhcedNatGatewayAvailableZones',
  effect: 'read',
  // What can be filtered by is not documented.
  parameters: { RegionId: text, AcceptLanguage: text, Filter: ignored(list) },
  run({ parameters, region }) {
    const chinese = inChinese(parameters.AcceptLanguage);
    return { Zones: region.zones.map((id) => ({ ZoneId: id, LocalName: zoneName(region, id, chinese) })) };
  },
});
