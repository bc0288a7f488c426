import { vpcAction } from '../../action.ts';
import { text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { aclViews } from './acl-view.ts';
import { AclNotFound, mandatory } from './errors.ts';

/** Shows one network ACL. Source: API page DescribeNetworkAclAttributes. */
export const DescribeNetworkAclAttributes = vpcAction({
  name: 'DescribeNetworkAclAttributes',
  effect: 'read',
  parameters: {
    RegionId: text,
    NetworkAclId: mandatory('NetworkAclId'),
    ClientToken: text,
  },
  run(call) {
    const acl = ownedOr(call, call.store.tables.networkAcls, call.parameters.NetworkAclId, AclNotFound);
    return { NetworkAclAttribute: aclViews(call, [acl])[0] };
  },
});
