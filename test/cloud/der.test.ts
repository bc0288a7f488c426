import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitString, boolean, integer, octetString, oid, sequence, time, utf8String } from '../../src/cloud/tls/der.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Reads one value back: its tag, its content, and what follows it. */
function read(bytes: Uint8Array): { readonly tag: number; readonly content: Uint8Array; readonly rest: Uint8Array } {
  const [tag = 0, first = 0] = bytes;
  const count = first < 0x80 ? 0 : first & 0x7f;
  const length = count === 0 ? first : bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  const start = 2 + count;
  return { tag, content: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) };
}

describe('DER', () => {
  // The bytes are those of X.690 and RFC 5280, by hand.
  it.each([
    ['a small integer', integer(Uint8Array.of(5)), '020105'],
    ['an integer that would look negative', integer(Uint8Array.of(0x80)), '02020080'],
    ['an integer with zeros before it', integer(Uint8Array.of(0, 0, 1, 0)), '02020100'],
    ['zero', integer(Uint8Array.of(0)), '020100'],
    ['an object identifier', oid('1.2.840.10045.4.3.2'), '06082a8648ce3d040302'],
    ['another', oid('2.5.29.17'), '0603551d11'],
    ['true', boolean(true), '0101ff'],
    ['a bit string with unused bits', bitString(Uint8Array.of(0x80), 7), '03020780'],
    ['an empty sequence', sequence(), '3000'],
    ['a text', utf8String('ä'), '0c02c3a4'],
    ['an instant before 2050', time(new Date('2026-11-28T09:08:07.654Z')), '170d3236313132383039303830375a'],
    ['an instant from 2050 on', time(new Date('2050-01-01T00:00:00Z')), '180f32303530303130313030303030305a'],
  ])('writes %s', (_, bytes, expected) => {
    expect(hex(bytes)).toBe(expected);
  });

  it('writes the shortest length there is, and all of the content', () => {
    const sizes = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constantFrom(127, 128, 255, 256, 65_535, 65_536));
    fc.assert(
      fc.property(sizes, (size) => {
        const written = octetString(new Uint8Array(size).fill(7));
        const { tag, content, rest } = read(written);
        expect([tag, content.length, rest.length]).toEqual([4, size, 0]);
        const header = written.length - size;
        expect(header).toBe(size < 0x80 ? 2 : 3 + Math.floor(Math.log2(size) / 8));
      }),
    );
  });

  it('writes integers that read back as the same number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 160n }), (number) => {
        const digits = number.toString(16);
        const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
        const { content } = read(integer(bytes));
        expect(BigInt(`0x${hex(content)}`)).toBe(number);
        expect((content[0] ?? 0) < 0x80).toBe(true);
      }),
    );
  });

  it('nests', () => {
    const { tag, content } = read(sequence(integer(Uint8Array.of(1)), sequence(boolean(false))));
    expect([tag, hex(content)]).toEqual([0x30, '0201013003010100']);
  });
});
