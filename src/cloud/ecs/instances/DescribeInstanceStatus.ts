import { ecsAction } from '../../action.ts';
import { ignored, list, text } from '../../parameters.ts';
import { given } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { pageAndTotal, pagingOf, pagingParameters } from '../../shared/paging.ts';
import { statusShown } from './instance-view.ts';

/** Lists the states of instances. Source: API page DescribeInstanceStatus. */
export const DescribeInstanceStatus = ecsAction({
  name: 'DescribeInstanceStatus',
  effect: 'read',
  parameters: { RegionId: text, InstanceId: list, ZoneId: text, ClusterId: ignored(text), ...pagingParameters },
  run(call) {
    const { parameters, store } = call;
    const { InstanceId: ids, ZoneId: zone } = parameters;
    const where = { ...ownedBy(call), ...given({ zone }), ...(ids.length > 0 ? { id: ids } : {}) };
    const paging = pagingOf(parameters);
    const { rows, total } = pageAndTotal(store.tables.instances, where, paging);
    const InstanceStatus = rows.map((row) => ({ InstanceId: row.id, Status: statusShown(row) }));
    return { ...paging, TotalCount: total, InstanceStatuses: { InstanceStatus } };
  },
});
