/**
 * IPv4 addresses and CIDR blocks.
 *
 * An address is an unsigned 32-bit number, 0 to 4294967295, so that comparing two addresses is comparing two numbers.
 * JavaScript's bit operators work on signed numbers; every result that leaves this file went through `>>> 0`.
 */

/** One past the last IPv4 address: the size of the address space. */
export const ADDRESS_COUNT = 2 ** 32;
const LAST_ADDRESS = ADDRESS_COUNT - 1;

/** An IPv4 CIDR block in canonical form: the bits of `base` behind the first `length` bits are zero. Immutable. */
export interface Cidr {
  /** First address of the block, 0 to 4294967295. */
  readonly base: number;
  /** Prefix length, 0 to 32. */
  readonly length: number;
}

/**
 * Thrown by {@link cidr} and {@link address} when a text is not what it should be. The message says what, where and what to
 * do.
 */
export class CidrError extends Error {
  override readonly name = 'CidrError';
  /** The text that was refused. */
  readonly text: string;

  constructor(text: string, message: string) {
    super(message);
    this.text = text;
  }
}

/** 0.0.0.0/0: every address. */
export const EVERYTHING: Cidr = Object.freeze({ base: 0, length: 0 });

/** The address with the first `length` bits set. `length` is 0 to 32. */
export function netmask(length: number): number {
  // A shift by 32 is a shift by 0 in JavaScript, hence the special case.
  return length === 0 ? 0 : (LAST_ADDRESS << (32 - length)) >>> 0;
}

/**
 * Reads a dotted address such as `10.0.0.1`. Four decimal numbers of 0 to 255, no leading zeros (some tools read
 * `010` as octal: a text with two meanings is refused), no spaces.
 *
 * @returns the address, or undefined when the text is not one.
 */
export function parseAddress(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part)) return undefined;
    const octet = Number(part);
    if (octet > 255) return undefined;
    value = value * 256 + octet;
  }
  return value;
}

/**
 * Like {@link parseAddress}, for texts that must be an address.
 *
 * @throws CidrError when the text is not an address.
 */
export function address(text: string): number {
  const value = parseAddress(text);
  if (value === undefined) {
    throw new CidrError(text, `"${text}" is not an IPv4 address: write four numbers of 0 to 255, such as 10.0.0.1.`);
  }
  return value;
}

/** Writes an address with dots. `value` is 0 to 4294967295. */
export function formatAddress(value: number): string {
  return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

/** Splits `a.b.c.d/n` without asking for zero host bits; a bare address has length 32. */
function readCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/');
  const base = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (base === undefined) return undefined;
  if (slash < 0) return { base, length: 32 };
  const digits = text.slice(slash + 1);
  if (!/^(0|[1-9]\d?)$/.test(digits)) return undefined;
  const length = Number(digits);
  return length > 32 ? undefined : { base, length };
}

/**
 * Reads a CIDR block such as `10.0.0.0/16`. A bare address means /32, as in CreateRouteEntry's DestinationCidrBlock.
 *
 * @returns the block, or undefined when the text is malformed or not canonical (host bits set).
 */
export function parseCidr(text: string): Cidr | undefined {
  const read = readCidr(text);
  if (read === undefined || hasHostBits(read)) return undefined;
  return Object.freeze(read);
}

/**
 * Like {@link parseCidr}, for texts that must be a CIDR block.
 *
 * @throws CidrError when the text is malformed, or has host bits set; the message then names the block that was probably
 *   meant.
 */
export function cidr(text: string): Cidr {
  const read = readCidr(text);
  if (read === undefined) {
    throw new CidrError(
      text,
      `"${text}" is not an IPv4 CIDR block: write an address and a length, such as 10.0.0.0/16.`,
    );
  }
  if (hasHostBits(read)) {
    const meant = formatCidr(cidrOf(read.base, read.length));
    throw new CidrError(
      text,
      `"${text}" has bits set behind its length of ${read.length}: write ${meant} if you mean the block.`,
    );
  }
  return Object.freeze(read);
}

function hasHostBits(block: Cidr): boolean {
  return (block.base & netmask(block.length)) >>> 0 !== block.base;
}

/** The block of `length` bits that holds `addressInside` (0 to 4294967295). */
export function cidrOf(addressInside: number, length: number): Cidr {
  return Object.freeze({ base: (addressInside & netmask(length)) >>> 0, length });
}

/** Writes a block as `10.0.0.0/16`; a single address keeps its /32. */
export function formatCidr(block: Cidr): string {
  return `${formatAddress(block.base)}/${block.length}`;
}

/** First address of the block. */
export function firstAddress(block: Cidr): number {
  return block.base;
}

/** Last address of the block. */
export function lastAddress(block: Cidr): number {
  return block.base + cidrSize(block) - 1;
}

/** Number of addresses in the block, 1 to 2^32. */
export function cidrSize(block: Cidr): number {
  return 2 ** (32 - block.length);
}

/** Whether every address of `inner` is in `outer`; a block contains itself. */
export function cidrContains(outer: Cidr, inner: Cidr): boolean {
  return outer.length <= inner.length && (inner.base & netmask(outer.length)) >>> 0 === outer.base;
}

/** Whether `block` holds the address. */
export function cidrHasAddress(block: Cidr, value: number): boolean {
  return (value & netmask(block.length)) >>> 0 === block.base;
}

/** Whether the blocks share an address. Two CIDR blocks overlap only when one contains the other. */
export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  return cidrContains(a, b) || cidrContains(b, a);
}

/** Whether both are the same block. */
export function cidrEquals(a: Cidr, b: Cidr): boolean {
  return a.base === b.base && a.length === b.length;
}

/** Order by base, then shorter prefix (larger block) first: a block comes directly before the blocks inside it. */
export function compareCidrs(a: Cidr, b: Cidr): number {
  return a.base - b.base || a.length - b.length;
}

/** The two halves of a block, lower first; undefined for a /32, which has none. */
export function cidrHalves(block: Cidr): readonly [Cidr, Cidr] | undefined {
  if (block.length === 32) return undefined;
  const length = block.length + 1;
  return [cidrOf(block.base, length), cidrOf(block.base + cidrSize(block) / 2, length)];
}

const PRIVATE_BLOCKS: readonly Cidr[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(cidr);

/** Whether the whole block lies in one of the private blocks of RFC 1918. */
export function isPrivate(block: Cidr): boolean {
  return PRIVATE_BLOCKS.some((outer) => cidrContains(outer, block));
}
