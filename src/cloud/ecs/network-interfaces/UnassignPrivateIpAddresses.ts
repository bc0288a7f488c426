import { errorCase } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { list, required, text } from '../../parameters.ts';
import { releaseAddresses } from '../../shared/addresses.ts';
import { usableInterface } from './find-interface.ts';

const NotAssigned = errorCase(
  403,
  'InvalidIp.IpUnassigned',
  'The specified IP address is not a secondary address of the network interface.',
);

/**
 * Takes secondary private addresses off a network interface: all of them, or none. Source: API page
 * UnassignPrivateIpAddresses.
 */
export const UnassignPrivateIpAddresses = ecsAction({
  name: 'UnassignPrivateIpAddresses',
  effect: 'write',
  parameters: { RegionId: text, NetworkInterfaceId: required(text), PrivateIpAddress: required(list) },
  run(call) {
    const { NetworkInterfaceId: id, PrivateIpAddress: named } = call.parameters;
    const row = usableInterface(call, id);
    if (named.some((address) => !row.secondaryAddresses.includes(address))) throw NotAssigned();
    releaseAddresses(call, row.id, named);
    const secondaryAddresses = row.secondaryAddresses.filter((address) => !named.includes(address));
    call.store.tables.networkInterfaces.update(row.id, { secondaryAddresses });
    return {};
  },
});
