import type { Call } from '../../action.ts';
import type { PrefixListRow } from '../../store/rows.ts';
import { blocksOfList, routesToList } from '../shared/prefix-lists.ts';

/** A resource that names a prefix list. */
export interface Association {
  readonly resourceType: 'vpcRouteTable' | 'networkAcl';
  readonly resource: string;
  /** `ModifyFailed`: a block of the list has an entry of its own in that route table, so the list's has no effect. */
  readonly status: 'Created' | 'ModifyFailed';
  readonly reason: string;
}

/**
 * Where a prefix list is used: a function of what is there, so that a conflict that has gone leaves no trace. The words for
 * a network ACL, and for a failed association, are unconfirmed.
 */
export function associationsOf(call: Call<unknown>, list: PrefixListRow): readonly Association[] {
  const { networkAcls, routeEntries } = call.store.tables;
  const blocks = blocksOfList(list);
  const tables = routesToList(call, list).map(({ routeTable }): Association => {
    const taken = routeEntries.select(['destination'], { routeTable, type: 'Custom', destination: blocks });
    const [conflict] = taken;
    return {
      resourceType: 'vpcRouteTable',
      resource: routeTable,
      status: conflict ? 'ModifyFailed' : 'Created',
      reason: conflict ? `The route entry ${conflict.destination} exists in the route table.` : '',
    };
  });
  const acls = networkAcls
    .find({ account: list.account, region: list.region })
    .filter((acl) => [...acl.ingress, ...acl.egress].some((entry) => entry.peer === list.id))
    .map((acl): Association => ({ resourceType: 'networkAcl', resource: acl.id, status: 'Created', reason: '' }));
  return [...tables, ...acls];
}
