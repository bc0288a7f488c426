import { action } from '../action.ts';
import { required, text } from '../parameters.ts';
import { DryRunOperation, incorrectStatus, RouteEntryExists } from './errors.ts';
import { findLiving, isChanging, routesTo, sidesOf } from './find-connection.ts';
import { legalBoolean } from './parameters.ts';
import { dropTags } from './peer-tags.ts';

/**
 * Deletes a connection, by either owner: Deleting, for a moment Deleted, then gone. Routes that lead to it at either end
 * forbid it; with `Force` they go along. Source: API page DeleteVpcPeerConnection.
 */
export const DeleteVpcPeerConnection = action({
  product: 'VpcPeer',
  name: 'DeleteVpcPeerConnection',
  effect: 'write',
  parameters: {
    RegionId: text,
    InstanceId: required(text),
    Force: legalBoolean,
    DryRun: legalBoolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, now, timing } = call;
    const { peerConnections, routeEntries } = store.tables;
    const row = findLiving(call, parameters.InstanceId);
    if (isChanging(row)) throw incorrectStatus('VpcPeer', row.id);
    const routes = routesTo(call, row);
    if (routes.length > 0 && !parameters.Force) throw RouteEntryExists();
    if (parameters.DryRun) throw DryRunOperation();

    for (const { id } of routes) {
      store.transitions.cancel(id);
      routeEntries.delete(id);
    }
    for (const side of sidesOf(row)) dropTags(call, row.id, side);
    store.transitions.cancel(row.id);
    const { deleteVpcPeerConnection: deleting, forgetVpcPeerConnection: shown } = timing;
    peerConnections.update(row.id, { status: 'Deleting', modifiedAt: now });
    call.after(deleting, peerConnections, row.id, { status: 'Deleted' });
    call.removeAfter(deleting + shown, peerConnections, row.id);
    return {};
  },
});
