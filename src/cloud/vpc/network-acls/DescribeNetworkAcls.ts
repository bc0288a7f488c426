import { vpcAction } from '../../action.ts';
import { text } from '../../parameters.ts';
import { given, narrowed } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { pageAndTotal, pagingOf, pagingParameters } from '../../shared/paging.ts';
import { checkTagFilter, taggedWith, tagParameters } from '../../shared/tag-set.ts';
import { aclViews } from './acl-view.ts';

/** Lists network ACLs with their entries and vSwitches. Source: API page DescribeNetworkAcls. */
export const DescribeNetworkAcls = vpcAction({
  name: 'DescribeNetworkAcls',
  effect: 'read',
  parameters: {
    RegionId: text,
    NetworkAclId: text,
    NetworkAclName: text,
    VpcId: text,
    ResourceType: text,
    ResourceId: text,
    Tags: tagParameters,
    ClientToken: text,
    ...pagingParameters,
  },
  run(call) {
    const { parameters, store } = call;
    const { ResourceType: type = 'VSwitch', ResourceId: resource, NetworkAclId: id } = parameters;
    const { networkAcls, networkAclBindings } = store.tables;
    checkTagFilter(parameters.Tags);
    const listed = id ? [id] : undefined;
    const bound = resource ? [networkAclBindings.get(resource)?.networkAcl ?? ''] : undefined;
    const tagged = taggedWith(call, 'NETWORKACL', parameters.Tags);
    // Nothing but vSwitches is ever bound to an ACL.
    const none = type !== '' && type.toLowerCase() !== 'vswitch';
    const where = {
      ...ownedBy(call),
      ...(none ? { id: [] } : narrowed(narrowed(listed, bound).id, tagged)),
      ...given({ name: parameters.NetworkAclName, vpc: parameters.VpcId }),
    };
    const paging = pagingOf(parameters);
    const { rows, total } = pageAndTotal(networkAcls, where, paging);
    return {
      // The API answers these as texts here.
      PageNumber: String(paging.PageNumber),
      PageSize: String(paging.PageSize),
      TotalCount: String(total),
      NetworkAcls: { NetworkAcl: aclViews(call, rows) },
    };
  },
});
