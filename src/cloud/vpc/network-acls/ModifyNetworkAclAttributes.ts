import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, text } from '../../parameters.ts';
import { checkAclNames } from './acl-names.ts';
import { changeable } from './bindings.ts';
import { mandatory } from './errors.ts';

/** Changes name or description of a network ACL. Source: API page ModifyNetworkAclAttributes. */
export const ModifyNetworkAclAttributes = vpcAction({
  name: 'ModifyNetworkAclAttributes',
  effect: 'write',
  parameters: {
    RegionId: text,
    NetworkAclId: mandatory('NetworkAclId'),
    NetworkAclName: text,
    Description: text,
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store } = call;
    checkAclNames(parameters.NetworkAclName, parameters.Description);
    const acl = changeable(call, parameters.NetworkAclId);
    if (parameters.DryRun) throw DryRunOperation();
    const { NetworkAclName: name = acl.name, Description: description = acl.description } = parameters;
    store.tables.networkAcls.update(acl.id, { name, description });
    return {};
  },
});
