import { errorCase } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { list, required, text } from '../../parameters.ts';
import { releaseAddresses } from '../../shared/addresses.ts';
import { usableInterface } from './find-interface.ts';

const NotAssigned = errorCase(
  403,
  'InvalidIp.IpUnassigned',
  'The specified IPv6 address is not one of the network interface.',
);

/** Takes IPv6 addresses off a network interface: all of them, or none. Source: API page UnassignIpv6Addresses. */
export const UnassignIpv6Addresses = ecsAction({
  name: 'UnassignIpv6Addresses',
  effect: 'write',
  parameters: { RegionId: text, NetworkInterfaceId: required(text), Ipv6Address: required(list) },
  run(call) {
    const { NetworkInterfaceId: id, Ipv6Address: named } = call.parameters;
    const row = usableInterface(call, id);
    if (named.some((address) => !row.ipv6Addresses.includes(address))) throw NotAssigned();
    releaseAddresses(call, row.id, named);
    const ipv6Addresses = row.ipv6Addresses.filter((address) => !named.includes(address));
    call.store.tables.networkInterfaces.update(row.id, { ipv6Addresses });
    return {};
  },
});
