import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, text } from '../../parameters.ts';
import { bindable, ResourceStatusError, resourceParameters } from './bindings.ts';
import { mandatory } from './errors.ts';

const NotBound = errorCase(400, 'InvalidResource.NotBinding', 'The resource has not been binded.');
const BoundToOther = errorCase(
  400,
  'Mismatch.NetworkAclAndVSwitch',
  'The specified network ACL and vSwitch are not matched.',
);

/** Takes vSwitches off a network ACL. Source: API page UnassociateNetworkAcl. */
export const UnassociateNetworkAcl = vpcAction({
  name: 'UnassociateNetworkAcl',
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
    for (const vswitch of vswitches) {
      const binding = bindings.get(vswitch.id);
      if (!binding) throw NotBound();
      if (binding.networkAcl !== acl.id) throw BoundToOther();
      if (binding.status !== 'BINDED') throw ResourceStatusError();
    }
    if (parameters.DryRun) throw DryRunOperation();
    for (const { id } of vswitches) {
      bindings.update(id, { status: 'UNBINDING' });
      call.removeAfter(timing.associateNetworkAcl, bindings, id);
    }
    return {};
  },
});
