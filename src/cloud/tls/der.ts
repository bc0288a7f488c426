/**
 * DER, as much of it as an X.509 certificate needs (ITU-T X.690): each function gives the bytes of one value.
 * Node reads certificates but writes none.
 */
export type Der = Uint8Array;

const Tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const;

function value(tag: number, ...contents: readonly Uint8Array[]): Der {
  const content = Buffer.concat(contents);
  return Buffer.concat([Uint8Array.of(tag), length(content.length), content]);
}

/** Short form below 128, else the number of bytes and the bytes. */
function length(count: number): Uint8Array {
  if (count < 0x80) return Uint8Array.of(count);
  const bytes = bigEndian(count);
  return Uint8Array.of(0x80 | bytes.length, ...bytes);
}

function bigEndian(count: number): readonly number[] {
  const bytes: number[] = [];
  for (let rest = count; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return bytes.length === 0 ? [0] : bytes;
}

export const sequence = (...members: readonly Der[]): Der => value(Tag.sequence, ...members);
export const set = (...members: readonly Der[]): Der => value(Tag.set, ...members);
export const octetString = (bytes: Uint8Array): Der => value(Tag.octetString, bytes);
export const utf8String = (text: string): Der => value(Tag.utf8String, Buffer.from(text));
export const boolean = (truth: boolean): Der => value(Tag.boolean, Uint8Array.of(truth ? 0xff : 0));

/** @param unused how many bits of the last byte do not count */
export const bitString = (bytes: Uint8Array, unused = 0): Der => value(Tag.bitString, Uint8Array.of(unused), bytes);

/** A non-negative integer, big-endian. Leading zeros are dropped, and one is added where the number would look negative. */
export function integer(bytes: Uint8Array): Der {
  const first = bytes.findIndex((byte) => byte !== 0);
  const significant = first === -1 ? Uint8Array.of(0) : bytes.subarray(first);
  return value(Tag.integer, (significant[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array(), significant);
}

/** An object identifier such as `2.5.4.3`. */
export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return value(Tag.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(number: number): readonly number[] {
  const groups = [number % 128];
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128))
    groups.unshift(0x80 | (rest % 128));
  return groups;
}

/** An instant, to the second: UTCTime until 2049, GeneralizedTime from 2050 on, as RFC 5280 wants it. */
export function time(instant: Date): Der {
  const digits = instant.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return instant.getUTCFullYear() < 2050
    ? value(Tag.utcTime, Buffer.from(digits.slice(2)))
    : value(Tag.generalizedTime, Buffer.from(digits));
}

/** `[n] EXPLICIT`: a value wrapped under a tag of its own. */
export const explicit = (number: number, inner: Der): Der => value(0xa0 | number, inner);

/** `[n] IMPLICIT` of a primitive type: its bytes under another tag. */
export const implicit = (number: number, bytes: Uint8Array): Der => value(0x80 | number, bytes);
