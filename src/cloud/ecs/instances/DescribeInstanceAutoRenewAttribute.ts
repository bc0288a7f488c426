import { ecsAction } from '../../action.ts';
import { integer, text } from '../../parameters.ts';
import { ownedBy } from '../../shared/owned.ts';
import { pageAndTotal, pagingOf } from '../../shared/paging.ts';
import { missing } from '../shared/errors.ts';

/**
 * Says that no subscription instance renews itself: there are no orders. Source: API page
 * DescribeInstanceAutoRenewAttribute.
 */
export const DescribeInstanceAutoRenewAttribute = ecsAction({
  name: 'DescribeInstanceAutoRenewAttribute',
  effect: 'read',
  parameters: { RegionId: text, InstanceId: text, RenewalStatus: text, PageNumber: integer, PageSize: integer },
  run(call) {
    const { parameters, store } = call;
    const { InstanceId: ids, RenewalStatus: renewal } = parameters;
    if (!ids && !renewal) throw missing('InstanceId');
    const paging = pagingOf(parameters, 100);
    const { rows, total } = pageAndTotal(
      store.tables.instances,
      {
        ...ownedBy(call),
        chargeType: 'PrePaid',
        ...(ids ? { id: ids.split(',') } : {}),
        ...(renewal && renewal !== 'Normal' ? { id: [] } : {}),
      },
      paging,
    );
    const InstanceRenewAttribute = rows.map((row) => ({
      InstanceId: row.id,
      AutoRenewEnabled: false,
      RenewalStatus: 'Normal',
      Duration: 0,
      PeriodUnit: 'Month',
    }));
    return { ...paging, TotalCount: total, InstanceRenewAttributes: { InstanceRenewAttribute } };
  },
});
