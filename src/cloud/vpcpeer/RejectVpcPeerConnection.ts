import { action } from '../action.ts';
import { required, text } from '../parameters.ts';
import { DryRunOperation } from './errors.ts';
import { findRequest } from './find-connection.ts';
import { legalBoolean } from './parameters.ts';

/** Declines another account's request, for good: it can only be deleted then. Source: API page RejectVpcPeerConnection. */
export const RejectVpcPeerConnection = action({
  product: 'VpcPeer',
  name: 'RejectVpcPeerConnection',
  effect: 'write',
  parameters: { RegionId: text, InstanceId: required(text), DryRun: legalBoolean, ClientToken: text },
  run(call) {
    const { parameters, store, now } = call;
    const row = findRequest(call, parameters.InstanceId);
    if (parameters.DryRun) throw DryRunOperation();
    store.transitions.cancel(row.id);
    store.tables.peerConnections.update(row.id, { status: 'Rejected', expiresAt: null, modifiedAt: now });
    return {};
  },
});
