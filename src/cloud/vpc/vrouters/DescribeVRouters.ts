import { formatTime } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { text } from '../../parameters.ts';
import { given } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { pageAndTotal, pagingOf, pagingParameters } from '../../shared/paging.ts';

/** Lists VRouters; an unknown id does not match. Source: API page DescribeVRouters. */
export const DescribeVRouters = vpcAction({
  name: 'DescribeVRouters',
  effect: 'read',
  parameters: { RegionId: text, VRouterId: text, ...pagingParameters },
  run(call) {
    const { vrouters, routeTables } = call.store.tables;
    const paging = pagingOf(call.parameters);
    const where = { ...ownedBy(call), ...given({ id: call.parameters.VRouterId }) };
    const { rows, total } = pageAndTotal(vrouters, where, paging);
    const vpcs = rows.map((vrouter) => vrouter.vpc);
    const tables = Map.groupBy(routeTables.select(['id', 'vpc'], { vpc: vpcs }), (table) => table.vpc);
    const list = rows.map((vrouter) => ({
      VRouterId: vrouter.id,
      VRouterName: vrouter.name,
      Description: vrouter.description,
      VpcId: vrouter.vpc,
      RegionId: vrouter.region,
      CreationTime: formatTime(vrouter.createdAt),
      RouteTableIds: { RouteTableId: (tables.get(vrouter.vpc) ?? []).map((table) => table.id) },
    }));
    return { ...paging, TotalCount: total, VRouters: { VRouter: list } };
  },
});
