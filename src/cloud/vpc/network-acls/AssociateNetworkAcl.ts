import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, text } from '../../parameters.ts';
import { bindable, resourceParameters } from './bindings.ts';
import { mandatory } from './errors.ts';

const AlreadyBound = errorCase(400, 'InvalidResource.BindingExist', 'The binding instance has been binded.');

/** Binds vSwitches to a network ACL; a vSwitch has one at most. Source: API page AssociateNetworkAcl. */
export const AssociateNetworkAcl = vpcAction({
  name: 'AssociateNetworkAcl',
  effect: 'write',
  parameters: {
    RegionId: text,
    NetworkAclId: mandatory('NetworkAclId'),
    Resource: resourceParameters,
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing } = call;
    const { networkAclBindings: bindings } = store.tables;
    const { acl, vswitches } = bindable(call, parameters.NetworkAclId, parameters.Resource);
    if (vswitches.some((vswitch) => bindings.get(vswitch.id))) throw AlreadyBound();
    if (parameters.DryRun) throw DryRunOperation();
    for (const id of new Set(vswitches.map((vswitch) => vswitch.id))) {
      bindings.insert({ id, networkAcl: acl.id, status: 'BINDING' });
      call.after(timing.associateNetworkAcl, bindings, id, { status: 'BINDED' });
    }
    return {};
  },
});
