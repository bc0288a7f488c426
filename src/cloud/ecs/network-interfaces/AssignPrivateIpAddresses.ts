import { ecsAction } from '../../action.ts';
import { integer, list, required, text } from '../../parameters.ts';
import { missing } from '../shared/errors.ts';
import { usableInterface } from './find-interface.ts';
import { assignAddresses } from './new-interface.ts';

/** Gives a network interface more private addresses: these, or so many. Source: API page AssignPrivateIpAddresses. */
export const AssignPrivateIpAddresses = ecsAction({
  name: 'AssignPrivateIpAddresses',
  effect: 'write',
  parameters: {
    RegionId: text,
    NetworkInterfaceId: required(text),
    PrivateIpAddress: list,
    SecondaryPrivateIpAddressCount: integer,
    ClientToken: text,
  },
  run(call) {
    const { NetworkInterfaceId: id, PrivateIpAddress: named, SecondaryPrivateIpAddressCount: count } = call.parameters;
    const row = usableInterface(call, id);
    if (named.length === 0 && !count) throw missing('PrivateIpAddress');
    const addresses = assignAddresses(call, row, { named, count });
    const assigned = addresses.slice(row.secondaryAddresses.length);
    return {
      AssignedPrivateIpAddressesSet: { NetworkInterfaceId: id, PrivateIpSet: { PrivateIpAddress: assigned } },
    };
  },
});
