import { cidrContains, cidrSize, formatAddress, parseAddress, parseCidr } from '../../network/cidr.ts';
import type { ErrorCase } from '../../openapi/index.ts';
import type { Call } from '../action.ts';
import type { Random } from '../random.ts';
import type { VSwitchRow } from '../store/rows.ts';
import { formatIpv6, ipv6Contains, parseIpv6 } from './ipv6.ts';

/**
 * The private addresses of a vSwitch: whatever sits in one (a network interface, a NAT gateway, a HaVip) takes its address
 * here, so that no two hold the same, and the vSwitch knows how many are left and whether it is empty.
 */

/** What the callers' products answer when an address cannot be had. */
export interface AddressRefusals {
  /** Not an address of the vSwitch's block, or one that is reserved. */
  readonly illegal: ErrorCase;
  readonly taken: ErrorCase;
  readonly exhausted: ErrorCase;
}

/** The first address of a vSwitch and its last three are the cloud's own. */
const RESERVED = { first: 1, last: 3 } as const;

/** Takes an IPv4 address for `holder`: the one wanted, or a free one. @returns it. @throws ApiError by `refusals`. */
export function takeAddress(
  call: Call<unknown>,
  vswitch: VSwitchRow,
  holder: string,
  wanted: string | undefined,
  refusals: AddressRefusals,
): string {
  const { addresses } = call.store.tables;
  const address = wanted ? wantedAddress(vswitch, wanted, refusals.illegal) : anyAddress(call, vswitch);
  if (address === undefined) throw refusals.exhausted();
  const id = `${vswitch.id}/${address}`;
  if (addresses.exists({ id })) throw refusals.taken();
  addresses.insert({ id, vswitch: vswitch.id, address, version: 'ipv4', holder });
  return address;
}

/** The same for IPv6. A vSwitch without IPv6 has none to give: `illegal`. */
export function takeIpv6Address(
  call: Call<unknown>,
  vswitch: VSwitchRow,
  holder: string,
  wanted: string | undefined,
  refusals: Omit<AddressRefusals, 'exhausted'>,
): string {
  const { addresses } = call.store.tables;
  const block = parseIpv6(vswitch.ipv6Cidr);
  if (!block) throw refusals.illegal();
  const drawn = wanted ? parseIpv6(wanted) : { base: block.base | hostBits(call.random), length: 128 };
  if (drawn?.length !== 128 || !ipv6Contains(block, drawn)) throw refusals.illegal();
  const address = formatIpv6(drawn).replace('/128', '');
  const id = `${vswitch.id}/${address}`;
  if (addresses.exists({ id })) throw refusals.taken();
  addresses.insert({ id, vswitch: vswitch.id, address, version: 'ipv6', holder });
  return address;
}

/** Gives back addresses of a holder: the ones named, or all. */
export function releaseAddresses(call: Call<unknown>, holder: string, named?: readonly string[]): void {
  const { addresses } = call.store.tables;
  for (const row of addresses.find({ holder })) if (named?.includes(row.address) ?? true) addresses.delete(row.id);
}

/** How many IPv4 addresses of a vSwitch are free. */
export function freeAddressCount(call: Call<unknown>, vswitch: VSwitchRow): number {
  const taken = call.store.tables.addresses.count({ vswitch: vswitch.id, version: 'ipv4' });
  return capacityOf(vswitch) - taken;
}

/** Whether anything sits in the vSwitch. */
export const isInUse = (call: Call<unknown>, vswitch: VSwitchRow): boolean =>
  call.store.tables.addresses.exists({ vswitch: vswitch.id });

function capacityOf({ cidr }: VSwitchRow): number {
  const block = parseCidr(cidr);
  return block ? cidrSize(block) - RESERVED.first - RESERVED.last : 0;
}

function wantedAddress(vswitch: VSwitchRow, text: string, illegal: ErrorCase): string {
  const block = parseCidr(vswitch.cidr);
  const address = parseAddress(text);
  if (!block || address === undefined || !cidrContains(block, { base: address, length: 32 })) throw illegal();
  const offset = address - block.base - RESERVED.first;
  if (offset < 0 || offset >= capacityOf(vswitch)) throw illegal();
  return formatAddress(address);
}

/** A free address: drawn at random, and from there the next that is free. Undefined when there is none. */
function anyAddress(call: Call<unknown>, vswitch: VSwitchRow): string | undefined {
  const block = parseCidr(vswitch.cidr);
  if (!block || freeAddressCount(call, vswitch) <= 0) return undefined;
  const capacity = capacityOf(vswitch);
  const start = call.random.bytes(4).reduce((value, byte) => value * 256 + byte, 0) % capacity;
  for (let step = 0; step < capacity; step++) {
    const address = formatAddress(block.base + RESERVED.first + ((start + step) % capacity));
    if (!call.store.tables.addresses.exists({ id: `${vswitch.id}/${address}` })) return address;
  }
  return undefined;
}

/** The lower half of an IPv6 address: 64 bits, so that two draws practically never meet. */
const hostBits = (random: Random): bigint => random.bytes(8).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
