import { ecsAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ownedBy } from '../../shared/owned.ts';
import { pageAndTotal, pagingOf, pagingParameters } from '../../shared/paging.ts';
import { jsonList } from '../shared/lists.ts';

/** Shows the private pools of instances: none has one. Source: API page DescribeInstanceAttachmentAttributes. */
export const DescribeInstanceAttachmentAttributes = ecsAction({
  name: 'DescribeInstanceAttachmentAttributes',
  effect: 'read',
  parameters: { RegionId: text, InstanceIds: required(text), ...pagingParameters },
  run(call) {
    const { parameters, store } = call;
    const paging = pagingOf(parameters, 100);
    const id = jsonList('InstanceIds', parameters.InstanceIds) ?? [];
    const { rows, total } = pageAndTotal(store.tables.instances, { ...ownedBy(call), id }, paging);
    const Instance = rows.map((row) => ({
      InstanceId: row.id,
      PrivatePoolOptionsMatchCriteria: 'Open',
      PrivatePoolOptionsId: '',
    }));
    return { ...paging, TotalCount: total, Instances: { Instance } };
  },
});
