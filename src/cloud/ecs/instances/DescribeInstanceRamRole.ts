import { ecsAction } from '../../action.ts';
import { integer, text } from '../../parameters.ts';
import { ownedBy } from '../../shared/owned.ts';
import { pageOfList, pagingOf } from '../../shared/paging.ts';
import { missing } from '../shared/errors.ts';
import { jsonList } from '../shared/lists.ts';

/**
 * Shows the RAM roles that instances were created with; the roles themselves are not emulated. An instance without one is
 * listed too: the Terraform provider counts on it. Source: API page DescribeInstanceRamRole.
 */
export const DescribeInstanceRamRole = ecsAction({
  name: 'DescribeInstanceRamRole',
  effect: 'read',
  parameters: { RegionId: text, InstanceIds: text, RamRoleName: text, PageNumber: integer, PageSize: integer },
  run(call) {
    const { parameters, store, region } = call;
    const { RamRoleName: role } = parameters;
    const ids = jsonList('InstanceIds', parameters.InstanceIds);
    if (!ids && !role) throw missing('InstanceIds');
    const rows = store.tables.instances
      .find({ ...ownedBy(call), ...(ids ? { id: ids } : {}) })
      .filter((row) => !role || row.ramRole === role);
    const shown = pageOfList(rows, pagingOf(parameters));
    const InstanceRamRoleSet = shown.map((row) => ({ InstanceId: row.id, RamRoleName: row.ramRole }));
    return { RegionId: region.id, TotalCount: rows.length, InstanceRamRoleSets: { InstanceRamRoleSet } };
  },
});
