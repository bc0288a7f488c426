import { formatTime } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { integer, text } from '../../parameters.ts';
import { given, narrowed } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { checkTagFilter, taggedWith, tagParameters, tagsOfAll } from '../../shared/tag-set.ts';
import { tokenPage, tokenPageOf } from '../../shared/token-paging.ts';

const PAGE_SIZE = { byDefault: 10, most: 100 } as const;

/** Lists IPv4 gateways; what does not exist simply does not match. Source: API page ListIpv4Gateways. */
export const ListIpv4Gateways = vpcAction({
  name: 'ListIpv4Gateways',
  effect: 'read',
  parameters: {
    RegionId: text,
    Ipv4GatewayId: text,
    Ipv4GatewayName: text,
    VpcId: text,
    ResourceGroupId: text,
    Tags: tagParameters,
    NextToken: text,
    MaxResults: integer,
  },
  run(call) {
    const { parameters, store } = call;
    const { ipv4Gateways } = store.tables;
    const { Ipv4GatewayId: id } = parameters;
    checkTagFilter(parameters.Tags);
    const page = tokenPage(parameters.NextToken, parameters.MaxResults, PAGE_SIZE);
    const where = {
      ...ownedBy(call),
      ...narrowed(id ? [id] : undefined, taggedWith(call, 'IPV4GATEWAY', parameters.Tags)),
      ...given({
        name: parameters.Ipv4GatewayName,
        vpc: parameters.VpcId,
        resourceGroup: parameters.ResourceGroupId,
      }),
    };
    const { page: rows, NextToken } = tokenPageOf(ipv4Gateways, where, page);
    const tags = tagsOfAll(
      call,
      rows.map((row) => row.id),
    );
    return {
      NextToken,
      // The API answers it as a text here.
      TotalCount: String(ipv4Gateways.count(where)),
      Ipv4GatewayModels: rows.map((row) => ({
        Ipv4GatewayId: row.id,
        Ipv4GatewayName: row.name,
        Ipv4GatewayDescription: row.description,
        Status: row.status,
        Enabled: row.enabled,
        VpcId: row.vpc,
        Ipv4GatewayRouteTableId: row.routeTable,
        GmtCreate: formatTime(row.createdAt),
        ResourceGroupId: row.resourceGroup,
        Tags: tags.get(row.id) ?? [],
      })),
    };
  },
});
