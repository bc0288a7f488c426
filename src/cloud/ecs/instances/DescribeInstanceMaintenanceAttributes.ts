import { ecsAction } from '../../action.ts';
import { list, text } from '../../parameters.ts';
import { ownedBy } from '../../shared/owned.ts';
import { pageAndTotal, pagingOf, pagingParameters } from '../../shared/paging.ts';

/**
 * Shows how instances are maintained: as the service does by default. Source: API page
 * DescribeInstanceMaintenanceAttributes.
 */
export const DescribeInstanceMaintenanceAttributes = ecsAction({
  name: 'DescribeInstanceMaintenanceAttributes',
  effect: 'read',
  parameters: { RegionId: text, InstanceId: list, ...pagingParameters },
  run(call) {
    const { parameters, store } = call;
    const { InstanceId: ids } = parameters;
    const paging = pagingOf(parameters, 100);
    const where = { ...ownedBy(call), ...(ids.length > 0 ? { id: ids } : {}) };
    const { rows, total } = pageAndTotal(store.tables.instances, where, paging);
    const MaintenanceAttribute = rows.map((row) => ({
      InstanceId: row.id,
      MaintenanceWindows: { MaintenanceWindow: [] },
      ActionOnMaintenance: {
        Value: 'AutoRecover',
        DefaultValue: 'AutoRecover',
        SupportedValues: { SupportedValue: ['Stop', 'AutoRecover'] },
      },
      NotifyOnMaintenance: false,
    }));
    return { ...paging, TotalCount: total, MaintenanceAttributes: { MaintenanceAttribute } };
  },
});
