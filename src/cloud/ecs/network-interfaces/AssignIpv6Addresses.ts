import { ecsAction } from '../../action.ts';
import { integer, list, required, text } from '../../parameters.ts';
import { missing } from '../shared/errors.ts';
import { usableInterface } from './find-interface.ts';
import { assignIpv6Addresses } from './new-interface.ts';

/** Gives a network interface IPv6 addresses: these, or so many. Source: API page AssignIpv6Addresses. */
export const AssignIpv6Addresses = ecsAction({
  name: 'AssignIpv6Addresses',
  effect: 'write',
  parameters: {
    RegionId: text,
    NetworkInterfaceId: required(text),
    Ipv6Address: list,
    Ipv6AddressCount: integer,
    ClientToken: text,
  },
  run(call) {
    const { NetworkInterfaceId: id, Ipv6Address: named, Ipv6AddressCount: count } = call.parameters;
    const row = usableInterface(call, id);
    if (named.length === 0 && !count) throw missing('Ipv6Address');
    const assigned = assignIpv6Addresses(call, row, { named, count }).slice(row.ipv6Addresses.length);
    return { NetworkInterfaceId: id, Ipv6Sets: { Ipv6Address: assigned } };
  },
});
