import { ecsAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { InterfaceNotFound, InvalidEniState } from '../shared/errors.ts';
import { checkNoRouteTo, removeInterface } from './remove-interface.ts';

/**
 * Deletes a network interface that is attached to nothing and no route's next hop. Source: API page DeleteNetworkInterface.
 */
export const DeleteNetworkInterface = ecsAction({
  name: 'DeleteNetworkInterface',
  effect: 'write',
  parameters: { RegionId: text, NetworkInterfaceId: required(text) },
  run(call) {
    const { networkInterfaces } = call.store.tables;
    const row = ownedOr(call, networkInterfaces, call.parameters.NetworkInterfaceId, InterfaceNotFound);
    if (row.status !== 'Available') throw InvalidEniState();
    checkNoRouteTo(call, row);
    removeInterface(call, row, call.timing.deleteNetworkInterface);
    return {};
  },
});
