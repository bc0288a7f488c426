import { action } from '../action.ts';
import { required, text } from '../parameters.ts';
import { connectionViews } from './connection-view.ts';
import { findConnection } from './find-connection.ts';

/** Shows one connection, its fields beside the RequestId. Source: API page GetVpcPeerConnectionAttribute. */
export const GetVpcPeerConnectionAttribute = action({
  product: 'VpcPeer',
  name: 'GetVpcPeerConnectionAttribute',
  effect: 'read',
  parameters: { RegionId: text, InstanceId: required(text) },
  run(call) {
    const [view] = connectionViews(call, [findConnection(call, call.parameters.InstanceId)]);
    return view ?? {};
  },
});
