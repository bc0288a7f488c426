import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, text } from '../../parameters.ts';
import { removeNow } from '../../shared/removal.ts';
import { changeable, isBound, isInMiddleStatus } from './bindings.ts';
import { AttachmentInMiddleStatus, mandatory } from './errors.ts';

/** The code is the one that clients wait on; its text is unconfirmed. */
const StillBound = errorCase(400, 'NetworkAclExistBinding', 'The network acl exist binding resource.');

/** Deletes a network ACL that no vSwitch is bound to; it is gone at once. Source: API page DeleteNetworkAcl. */
export const DeleteNetworkAcl = vpcAction({
  name: 'DeleteNetworkAcl',
  effect: 'write',
  parameters: { RegionId: text, NetworkAclId: mandatory('NetworkAclId'), DryRun: boolean, ClientToken: text },
  run(call) {
    const { parameters, store } = call;
    const acl = changeable(call, parameters.NetworkAclId);
    if (isInMiddleStatus(call, acl)) throw AttachmentInMiddleStatus();
    if (isBound(call, acl)) throw StillBound();
    if (parameters.DryRun) throw DryRunOperation();
    removeNow(call, store.tables.networkAcls, acl.id);
    return {};
  },
});
