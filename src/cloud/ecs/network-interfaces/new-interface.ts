import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { Random } from '../../random.ts';
import { takeAddress, takeIpv6Address } from '../../shared/addresses.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { NetworkInterfaceRow, SecurityGroupRow, VSwitchRow } from '../../store/rows.ts';
import { type JoinRefusals, join } from '../security-groups/members.ts';
import { IncorrectVSwitchStatus, SecurityGroupNotFound } from '../shared/errors.ts';
import { INTERFACE_ADDRESSES, INTERFACE_GROUPS, INTERFACE_IPV6_ADDRESSES } from './refusals.ts';

const Ipv6Off = errorCase(400, 'InvalidVSwitch.Ipv6NotTurnOn', 'The specified VSwitch did not turn on IPv6.');
const TooManyAddresses = errorCase(
  403,
  'InvalidOperation.Ipv4CountExceeded',
  'The maximum number of IPv4 addresses of the network interface is exceeded.',
);
const TooManyIpv6Addresses = errorCase(
  403,
  'InvalidOperation.Ipv6CountExceeded',
  'The maximum number of IPv6 addresses of the network interface is exceeded.',
);
const MAX_IPV6_ADDRESSES = 10;

/** Addresses that an interface is to have: these, or so many. */
export interface WantedAddresses {
  readonly named: readonly string[];
  readonly count: number | undefined;
}

/** What the creating actions choose about an interface; the rest follows from its vSwitch. */
export interface NewInterface {
  readonly facts: Pick<
    NetworkInterfaceRow,
    'name' | 'description' | 'status' | 'type' | 'instance' | 'deleteOnRelease' | 'sourceDestCheck' | 'resourceGroup'
  >;
  readonly groups: readonly SecurityGroupRow[];
  readonly primary: string | undefined;
  readonly secondary: WantedAddresses;
  readonly ipv6: WantedAddresses;
}

/** What the creating actions answer in words of their own. */
export interface InterfaceRefusals {
  readonly addresses: typeof INTERFACE_ADDRESSES;
  readonly groups: JoinRefusals;
}

/** Adds an interface: its addresses are taken, and it joins its security groups. @throws ApiError by `refusals`. */
export function addInterface(
  call: Call<unknown>,
  vswitch: VSwitchRow,
  { facts, groups, primary, secondary, ipv6 }: NewInterface,
  refusals: InterfaceRefusals = { addresses: INTERFACE_ADDRESSES, groups: INTERFACE_GROUPS },
): NetworkInterfaceRow {
  if (vswitch.status !== 'Available') throw IncorrectVSwitchStatus();
  const id = call.newId('eni');
  const row: NetworkInterfaceRow = {
    ...facts,
    id,
    account: call.account.id,
    region: call.region.id,
    createdAt: call.now,
    vpc: vswitch.vpc,
    vswitch: vswitch.id,
    zone: vswitch.zone,
    mac: newMac(call.random),
    address: takeAddress(call, vswitch, id, primary, refusals.addresses),
    secondaryAddresses: [],
    ipv6Addresses: [],
  };
  call.store.tables.networkInterfaces.insert(row);
  const secondaryAddresses = assignAddresses(call, row, secondary);
  const ipv6Addresses = assignIpv6Addresses(call, row, ipv6);
  for (const group of groups) join(call, row, group, refusals.groups);
  return { ...row, secondaryAddresses, ipv6Addresses };
}

/** Each address that is asked for; undefined for any that is free. */
const oneByOne = ({ named, count = 0 }: WantedAddresses): readonly (string | undefined)[] =>
  named.length > 0 ? named : Array.from({ length: Math.max(0, count) }, () => undefined);

/** Gives an interface more private addresses. @returns the ones it has now, the primary one aside. */
export function assignAddresses(
  call: Call<unknown>,
  row: NetworkInterfaceRow,
  asked: WantedAddresses,
): readonly string[] {
  const vswitch = vswitchOf(call, row);
  const wanted = oneByOne(asked);
  if (1 + row.secondaryAddresses.length + wanted.length > call.quotas.addressesPerInterface) throw TooManyAddresses();
  const taken = wanted.map((address) => takeAddress(call, vswitch, row.id, address, INTERFACE_ADDRESSES));
  const secondaryAddresses = [...row.secondaryAddresses, ...taken];
  call.store.tables.networkInterfaces.update(row.id, { secondaryAddresses });
  return secondaryAddresses;
}

/** Gives an interface more IPv6 addresses. @returns the ones it has now. */
export function assignIpv6Addresses(
  call: Call<unknown>,
  row: NetworkInterfaceRow,
  asked: WantedAddresses,
): readonly string[] {
  const vswitch = vswitchOf(call, row);
  const wanted = oneByOne(asked);
  if (wanted.length > 0 && !vswitch.ipv6) throw Ipv6Off();
  if (row.ipv6Addresses.length + wanted.length > MAX_IPV6_ADDRESSES) throw TooManyIpv6Addresses();
  const taken = wanted.map((address) => takeIpv6Address(call, vswitch, row.id, address, INTERFACE_IPV6_ADDRESSES));
  const ipv6Addresses = [...row.ipv6Addresses, ...taken];
  call.store.tables.networkInterfaces.update(row.id, { ipv6Addresses });
  return ipv6Addresses;
}

/** The groups of those ids, each once. @throws ApiError when one is not there. */
export const groupsOfIds = (call: Call<unknown>, ids: readonly string[]): readonly SecurityGroupRow[] =>
  [...new Set(ids)].map((id) => ownedOr(call, call.store.tables.securityGroups, id, SecurityGroupNotFound));

/** An interface never outlives its vSwitch, which an address of it keeps from being deleted. */
function vswitchOf(call: Call<unknown>, row: NetworkInterfaceRow): VSwitchRow {
  const vswitch = call.store.tables.vswitches.get(row.vswitch);
  if (!vswitch) throw new Error(`The vSwitch ${row.vswitch} of ${row.id} is gone.`);
  return vswitch;
}

const newMac = (random: Random): string =>
  ['00', '16', '3e', ...Array.from(random.bytes(3), (byte) => byte.toString(16).padStart(2, '0'))].join(':');
