import { action } from '../action.ts';
import { required, text } from '../parameters.ts';
import { DryRunOperation } from './errors.ts';
import { accepterOf, findRequest } from './find-connection.ts';
import { legalBoolean } from './parameters.ts';
import { checkTags, setTags, tagParameters } from './peer-tags.ts';
import { resourceGroupOf } from './resource-groups.ts';

/** Accepts another account's request: Updating, then Activated. Source: API page AcceptVpcPeerConnection. */
export const AcceptVpcPeerConnection = action({
  product: 'VpcPeer',
  name: 'AcceptVpcPeerConnection',
  effect: 'write',
  parameters: {
    RegionId: text,
    InstanceId: required(text),
    ResourceGroupId: text,
    Tag: tagParameters,
    DryRun: legalBoolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, account, now, timing } = call;
    checkTags(parameters.Tag);
    const row = findRequest(call, parameters.InstanceId);
    const acceptingResourceGroup = resourceGroupOf(account, parameters.ResourceGroupId);
    if (parameters.DryRun) throw DryRunOperation();

    const { peerConnections } = store.tables;
    store.transitions.cancel(row.id);
    peerConnections.update(row.id, { status: 'Updating', acceptingResourceGroup, expiresAt: null, modifiedAt: now });
    setTags(call, row.id, accepterOf(row), parameters.Tag);
    call.after(timing.acceptVpcPeerConnection, peerConnections, row.id, { status: 'Activated' });
    return {};
  },
});
