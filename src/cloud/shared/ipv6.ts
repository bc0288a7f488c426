import type { Random } from '../random.ts';

const { isIPv6 } = process.getBuiltinModule('node:net');

/** An IPv6 block in canonical form: the bits behind the first `length` are zero. */
export interface Ipv6Cidr {
  readonly base: bigint;
  readonly length: number;
}

const BITS = 128n;

/** Reads `2408:4005:3b:dd00::/56`; a bare address means /128. @returns undefined when malformed or host bits are set. */
export function parseIpv6(text: string): Ipv6Cidr | undefined {
  const [address = '', mask = '128', ...rest] = text.split('/');
  if (rest.length > 0 || !isIPv6(address) || address.includes('%') || address.includes('.')) return undefined;
  if (!/^(0|[1-9]\d{0,2})$/.test(mask) || Number(mask) > 128) return undefined;
  const block = { base: numberOf(address), length: Number(mask) };
  return block.base === firstOf(block) ? block : undefined;
}

/** Writes a block as RFC 5952 has it: lower case, the longest run of zero groups as `::`. */
export function formatIpv6({ base, length }: Ipv6Cidr): string {
  const groups = Array.from({ length: 8 }, (_, index) => (base >> BigInt(112 - 16 * index)) & 0xffffn);
  const text = groups.map((group) => group.toString(16)).join(':');
  const runs = [...text.matchAll(/(?<![^:])0(?::0)+(?![^:])/g)];
  const [longest] = runs.sort((a, b) => b[0].length - a[0].length);
  if (!longest) return `${text}/${length}`;
  const before = text.slice(0, longest.index).replace(/:$/, '');
  const after = text.slice(longest.index + longest[0].length).replace(/^:/, '');
  return `${before}::${after}/${length}`;
}

/** Whether every address of `inner` is in `outer`; a block contains itself. */
export const ipv6Contains = (outer: Ipv6Cidr, inner: Ipv6Cidr): boolean =>
  outer.length <= inner.length && firstOf({ base: inner.base, length: outer.length }) === outer.base;

/** A /56 as the service hands them out, in 2408:4000::/24. Drawn at random: with 32 bits of choice none meets another. */
export function newVpcBlock(random: Random): string {
  const drawn = random.bytes(4).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return formatIpv6({ base: (0x2408_40n << 104n) | (drawn << 72n), length: 56 });
}

/** The /64 of a vSwitch: the VPC's /56 with the subnet byte (0 to 255) behind it. */
export function subnetBlock(vpcBlock: string, subnet: number): string | undefined {
  const block = parseIpv6(vpcBlock);
  return block && formatIpv6({ base: block.base | (BigInt(subnet) << 64n), length: 64 });
}

const firstOf = ({ base, length }: Ipv6Cidr): bigint => {
  const hostBits = BITS - BigInt(length);
  return (base >> hostBits) << hostBits;
};

function numberOf(address: string): bigint {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  const groups = tail === undefined ? left : [...left, ...zeros, ...right];
  return groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}
