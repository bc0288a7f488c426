import { errorCase } from '../../openapi/index.ts';
import { action } from '../action.ts';
import { required, text } from '../parameters.ts';
import { illegalParameter } from './errors.ts';
import { connectionsOf, groupField } from './find-connection.ts';
import { RESOURCE_TYPE } from './peer-tags.ts';
import { resourceGroupOf } from './resource-groups.ts';

const NotFound = errorCase(400, 'ResourceNotFound.VpcPeer', 'The specified resource of VpcPeer is not found.');

/** Moves a connection to another resource group, for the caller's side of it. Source: API page MoveResourceGroup. */
export const MoveResourceGroup = action({
  product: 'VpcPeer',
  name: 'MoveResourceGroup',
  effect: 'write',
  parameters: {
    RegionId: required(text),
    ResourceType: required(text),
    ResourceId: required(text),
    NewResourceGroupId: required(text),
  },
  run(call) {
    const { parameters, account, region, store } = call;
    if (parameters.ResourceType.toUpperCase() !== RESOURCE_TYPE.toUpperCase()) throw illegalParameter('ResourceType');
    const group = resourceGroupOf(account, parameters.NewResourceGroupId);
    const row = connectionsOf(call, account.id, region.id).find((known) => known.id === parameters.ResourceId);
    if (!row) throw NotFound();
    store.tables.peerConnections.update(row.id, { [groupField(call, row)]: group });
    return { Success: true };
  },
});
