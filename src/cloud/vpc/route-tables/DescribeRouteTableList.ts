import { formatTime } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { text } from '../../parameters.ts';
import { given, narrowed } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { pageAndTotal, pagingOf, pagingParameters } from '../../shared/paging.ts';
import { checkTagFilter, taggedWith, tagParameters, tagsOfAll } from '../../shared/tag-set.ts';
import { RegionNotSupported } from '../shared/errors.ts';

/** Lists route tables without their entries. Source: API page DescribeRouteTableList. */
export const DescribeRouteTableList = vpcAction({
  name: 'DescribeRouteTableList',
  effect: 'read',
  regionNotFound: RegionNotSupported,
  parameters: {
    RegionId: text,
    RouterType: text,
    RouterId: text,
    VpcId: text,
    RouteTableId: text,
    RouteTableName: text,
    RouteTableType: text,
    ResourceGroupId: text,
    Tag: tagParameters,
    ...pagingParameters,
  },
  run(call) {
    const { parameters, store } = call;
    const { vswitches, routeTables, ipv4Gateways } = store.tables;
    checkTagFilter(parameters.Tag);
    // VpcId implies RouterType=VRouter. No other router is emulated, so any other type lists nothing.
    const onVRouter = Boolean(parameters.VpcId) || (parameters.RouterType || 'VRouter') === 'VRouter';
    const listed = parameters.RouteTableId ? [parameters.RouteTableId] : undefined;
    const where = {
      ...ownedBy(call),
      ...(onVRouter ? narrowed(listed, taggedWith(call, 'ROUTETABLE', parameters.Tag)) : { id: [] }),
      ...given({
        vpc: parameters.VpcId,
        vrouter: parameters.RouterId,
        name: parameters.RouteTableName,
        type: parameters.RouteTableType as 'System' | 'Custom' | undefined,
        resourceGroup: parameters.ResourceGroupId,
      }),
    };
    const paging = pagingOf(parameters);
    const { rows, total } = pageAndTotal(routeTables, where, paging);
    const ids = rows.map((table) => table.id);
    const bound = Map.groupBy(
      vswitches.select(['id', 'routeTable'], { routeTable: ids }),
      (vswitch) => vswitch.routeTable,
    );
    const gateways = Map.groupBy(
      ipv4Gateways.select(['id', 'routeTable'], { routeTable: ids }),
      (gateway) => gateway.routeTable,
    );
    const tags = tagsOfAll(call, ids);
    const list = rows.map((table) => ({
      RouteTableId: table.id,
      RouteTableName: table.name,
      RouteTableType: table.type,
      Status: table.status,
      AssociateType: table.associateType,
      Description: table.description,
      VpcId: table.vpc,
      RouterId: table.vrouter,
      RouterType: 'VRouter',
      VSwitchIds: { VSwitchId: (bound.get(table.id) ?? []).map((vswitch) => vswitch.id) },
      GatewayIds: { GatewayIds: (gateways.get(table.id) ?? []).map((gateway) => gateway.id) },
      Tags: { Tag: tags.get(table.id) ?? [] },
      RoutePropagationEnable: table.propagation,
      ResourceGroupId: table.resourceGroup,
      OwnerId: Number(table.account),
      CreationTime: formatTime(table.createdAt),
    }));
    return { ...paging, TotalCount: total, RouterTableList: { RouterTableListType: list } };
  },
});
