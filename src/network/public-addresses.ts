import { AddressSet } from './address-set.ts';
import { cidr } from './cidr.ts';

/** Addresses of the internet: all but private, service, loopback, link-local and multicast ones. */
export const PUBLIC_ADDRESSES: AddressSet = AddressSet.of(
  [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '224.0.0.0/3',
  ].map(cidr),
).complement();
