import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AddressSet, cidr, formatCidr } from '../../src/network/index.ts';

/** A small universe: the first and the last 32 addresses, so that both borders of the address space are in play. */
const top = 2 ** 32 - 32;
const universe = Array.from({ length: 64 }, (_, n) => (n < 32 ? n : top + n - 32));
const interval = fc
  .tuple(fc.constantFrom(...universe), fc.integer({ min: 0, max: 12 }))
  .map(([first, more]) => ({ first, last: Math.min(first + more, 2 ** 32 - 1) }));
const intervals = fc.array(interval, { maxLength: 6 });

function members(set: AddressSet): readonly boolean[] {
  return universe.map((address) => set.has(address));
}

describe('address sets', () => {
  test('do what bitmaps do', () => {
    fc.assert(
      fc.property(intervals, intervals, (left, right) => {
        const [a, b] = [AddressSet.ofIntervals(left), AddressSet.ofIntervals(right)];
        const [inA, inB] = [left, right].map((list) =>
          universe.map((address) => list.some(({ first, last }) => first <= address && address <= last)),
        );
        if (inA === undefined || inB === undefined) return;
        expect(members(a)).toEqual(inA);
        expect(members(a.union(b))).toEqual(inA.map((has, n) => has || inB[n] === true));
        expect(members(a.intersect(b))).toEqual(inA.map((has, n) => has && inB[n] === true));
        expect(members(a.subtract(b))).toEqual(inA.map((has, n) => has && inB[n] !== true));
        expect(members(a.complement())).toEqual(inA.map((has) => !has));
        expect(a.overlaps(b)).toBe(!a.intersect(b).isEmpty);
        expect(a.contains(b)).toBe(b.subtract(a).isEmpty);
      }),
    );
  });

  test('have one form: equal members, equal sets', () => {
    fc.assert(
      fc.property(intervals, intervals, (left, right) => {
        const [a, b] = [AddressSet.ofIntervals(left), AddressSet.ofIntervals(right)];
        expect(a.union(b).equals(b.union(a))).toBe(true);
        expect(a.complement().complement().equals(a)).toBe(true);
        expect(a.subtract(b).union(a.intersect(b)).equals(a)).toBe(true);
        expect(a.size + a.complement().size).toBe(2 ** 32);
      }),
    );
  });

  test('are the fewest CIDR blocks that make them up', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const set = AddressSet.ofIntervals(list);
        const blocks = set.toCidrs();
        expect(AddressSet.of(blocks).equals(set)).toBe(true);
        expect(blocks.reduce((sum, { length }) => sum + 2 ** (32 - length), 0)).toBe(set.size);
        // No two neighbours could be one block.
        for (const [n, block] of blocks.entries()) {
          const next = blocks[n + 1];
          const joins = next?.length === block.length && block.base + 2 ** (32 - block.length) === next.base;
          expect(joins && block.base % 2 ** (33 - block.length) === 0).toBe(false);
        }
      }),
    );
  });

  test('read well', () => {
    expect(AddressSet.empty.format()).toBe('nothing');
    expect(AddressSet.everything.format()).toBe('everything');
    expect(AddressSet.of([cidr('10.0.0.0/24'), cidr('10.0.1.0/24')]).format()).toBe('10.0.0.0/23');
    expect(
      AddressSet.of([cidr('10.0.0.0/8')])
        .complement()
        .format(),
    ).toBe('everything except 10.0.0.0/8');
    const ragged = AddressSet.ofIntervals(
      Array.from({ length: 9 }, (_, n) => ({ first: n * 10 + 1, last: n * 10 + 3 })),
    );
    expect(ragged.format(2)).toBe('0.0.0.1-0.0.0.3, 0.0.0.11-0.0.0.13 and 7 more ranges');
    expect(AddressSet.everything.toCidrs().map(formatCidr)).toEqual(['0.0.0.0/0']);
  });
});
