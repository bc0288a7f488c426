import { ecsAction } from '../../action.ts';
import { ignored, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { InterfaceNotFound } from '../shared/errors.ts';
import { interfaceViews } from './interface-view.ts';

/** Shows one network interface. Source: API page DescribeNetworkInterfaceAttribute. */
export const DescribeNetworkInterfaceAttribute = ecsAction({
  name: 'DescribeNetworkInterfaceAttribute',
  effect: 'read',
  parameters: { RegionId: text, NetworkInterfaceId: required(text), Attribute: ignored(text) },
  run(call) {
    const { networkInterfaces } = call.store.tables;
    const row = ownedOr(call, networkInterfaces, call.parameters.NetworkInterfaceId, InterfaceNotFound);
    return interfaceViews(call, [row])[0] ?? {};
  },
});
