import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  address,
  CidrError,
  cidr,
  cidrContains,
  cidrEquals,
  cidrHalves,
  cidrHasAddress,
  cidrOf,
  cidrSize,
  cidrsOverlap,
  compareCidrs,
  firstAddress,
  formatAddress,
  formatCidr,
  isPrivate,
  lastAddress,
  parseAddress,
  parseCidr,
} from '../../src/network/index.ts';

const anyAddress = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const anyCidr = fc.tuple(anyAddress, fc.integer({ min: 0, max: 32 })).map(([base, length]) => cidrOf(base, length));

describe('addresses', () => {
  test('read what they write', () => {
    fc.assert(
      fc.property(anyAddress, (value) => {
        expect(parseAddress(formatAddress(value))).toBe(value);
      }),
    );
  });

  test('are numbers of 0 to 4294967295, so that order is order', () => {
    expect(parseAddress('0.0.0.0')).toBe(0);
    expect(parseAddress('255.255.255.255')).toBe(4294967295);
    expect(address('200.0.0.0')).toBeGreaterThan(address('100.0.0.0'));
  });

  test.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '256.0.0.1',
    '01.2.3.4',
    ' 1.2.3.4',
    '1.2.3.4 ',
    '1.2.3.-4',
    '1.2.3.4e0',
    '::1',
    '٣.2.3.4',
  ])('refuse %j', (text) => {
    expect(parseAddress(text)).toBeUndefined();
    expect(() => address(text)).toThrow(CidrError);
  });
});

describe('CIDR blocks', () => {
  test('read what they write', () => {
    fc.assert(
      fc.property(anyCidr, (block) => {
        expect(parseCidr(formatCidr(block))).toEqual(block);
      }),
    );
  });

  test('take a bare address for a /32', () => {
    expect(formatCidr(cidr('10.0.0.1'))).toBe('10.0.0.1/32');
  });

  test.each(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/08', '10.0.0.0/-1', '10.0.0/8', 'vpc', '/8'])(
    'refuse %j',
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
      expect(() => cidr(text)).toThrow(CidrError);
    },
  );

  test('refuse bits behind the length, and say which block is probably meant', () => {
    expect(parseCidr('10.0.1.0/16')).toBeUndefined();
    expect(() => cidr('10.0.1.0/16')).toThrow('write 10.0.0.0/16 if you mean the block');
  });

  test('span from first to last address', () => {
    const block = cidr('10.1.0.0/16');
    expect(formatAddress(firstAddress(block))).toBe('10.1.0.0');
    expect(formatAddress(lastAddress(block))).toBe('10.1.255.255');
    expect(cidrSize(cidr('0.0.0.0/0'))).toBe(2 ** 32);
    expect(lastAddress(cidr('0.0.0.0/0'))).toBe(2 ** 32 - 1);
  });

  test('contain and overlap as their first and last addresses say', () => {
    fc.assert(
      fc.property(anyCidr, anyCidr, (a, b) => {
        const inside = a.base <= b.base && lastAddress(b) <= lastAddress(a);
        expect(cidrContains(a, b)).toBe(inside);
        expect(cidrsOverlap(a, b)).toBe(a.base <= lastAddress(b) && b.base <= lastAddress(a));
        expect(cidrEquals(a, b)).toBe(inside && cidrContains(b, a));
      }),
    );
  });

  test('hold an address when it lies between first and last', () => {
    fc.assert(
      fc.property(anyCidr, anyAddress, (block, value) => {
        expect(cidrHasAddress(block, value)).toBe(block.base <= value && value <= lastAddress(block));
      }),
    );
  });

  test('come in order directly before the blocks inside them', () => {
    const blocks = ['10.1.0.0/16', '10.0.0.0/8', '10.0.0.0/16', '9.0.0.0/8'].map(cidr).sort(compareCidrs);
    expect(blocks.map(formatCidr)).toEqual(['9.0.0.0/8', '10.0.0.0/8', '10.0.0.0/16', '10.1.0.0/16']);
  });

  test('have two halves, but for single addresses', () => {
    expect(cidrHalves(cidr('10.0.0.0/8'))?.map(formatCidr)).toEqual(['10.0.0.0/9', '10.128.0.0/9']);
    expect(cidrHalves(cidr('0.0.0.0/0'))?.map(formatCidr)).toEqual(['0.0.0.0/1', '128.0.0.0/1']);
    expect(cidrHalves(cidr('10.0.0.1/32'))).toBeUndefined();
  });

  test('are private only as a whole', () => {
    expect(['10.0.0.0/8', '172.31.0.0/16', '192.168.1.0/24'].map(cidr).every(isPrivate)).toBe(true);
    expect(['172.0.0.0/8', '0.0.0.0/0', '100.64.0.0/10', '11.0.0.0/8'].map(cidr).some(isPrivate)).toBe(false);
  });
});
