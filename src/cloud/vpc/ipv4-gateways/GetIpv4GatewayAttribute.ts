import { formatTime } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { tagsOf } from '../../shared/tag-set.ts';
import { findIpv4Gateway } from './rules.ts';

/** Shows one IPv4 gateway. Source: API page GetIpv4GatewayAttribute. */
export const GetIpv4GatewayAttribute = vpcAction({
  name: 'GetIpv4GatewayAttribute',
  effect: 'read',
  parameters: { RegionId: text, Ipv4GatewayId: required(text) },
  run(call) {
    const row = findIpv4Gateway(call, call.parameters.Ipv4GatewayId);
    return {
      Ipv4GatewayId: row.id,
      Ipv4GatewayName: row.name,
      Ipv4GatewayDescription: row.description,
      Status: row.status,
      Enabled: row.enabled,
      VpcId: row.vpc,
      Ipv4GatewayRouteTableId: row.routeTable,
      CreateTime: formatTime(row.createdAt),
      ResourceGroupId: row.resourceGroup,
      Tags: tagsOf(call, row.id),
    };
  },
});
