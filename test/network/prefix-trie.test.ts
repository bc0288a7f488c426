import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Cidr,
  cidr,
  cidrContains,
  cidrEquals,
  cidrHasAddress,
  cidrOf,
  compareCidrs,
  formatCidr,
  PrefixTrie,
  RangeTable,
} from '../../src/network/index.ts';

/** Few distinct bits, so that prefixes nest and repeat. */
const anyAddress = fc.integer({ min: 0, max: 15 }).map((n) => ((n & 3) * 0x40000001 + (n >>> 2) * 0x10000) >>> 0);
const anyCidr = fc
  .tuple(anyAddress, fc.constantFrom(0, 1, 2, 8, 15, 16, 30, 31, 32))
  .map(([base, length]) => cidrOf(base, length));
const steps = fc.array(fc.tuple(fc.constantFrom('insert' as const, 'insert' as const, 'remove' as const), anyCidr), {
  maxLength: 40,
});

/** The same steps done to a trie and to a list. */
function play(list: readonly (readonly ['insert' | 'remove', Cidr])[]) {
  const trie = new PrefixTrie<number>();
  let entries: { readonly block: Cidr; readonly value: number }[] = [];
  for (const [n, [what, block]] of list.entries()) {
    const before = entries.find((entry) => cidrEquals(entry.block, block))?.value;
    expect(what === 'insert' ? trie.insert(block, n) : trie.remove(block)).toBe(before);
    entries = entries.filter((entry) => !cidrEquals(entry.block, block));
    if (what === 'insert') entries.push({ block, value: n });
  }
  return { trie, entries: entries.sort((a, b) => compareCidrs(a.block, b.block)) };
}

describe('the prefix trie', () => {
  test('finds the longest match that a linear scan finds', () => {
    fc.assert(
      fc.property(steps, anyAddress, (list, value) => {
        const { trie, entries } = play(list);
        const matches = entries.filter(({ block }) => cidrHasAddress(block, value));
        const best = matches.reduce<(typeof matches)[number] | undefined>(
          (a, b) => (a === undefined || b.block.length > a.block.length ? b : a),
          undefined,
        );
        expect(trie.lookup(value)).toBe(best?.value);
        expect(new RangeTable(trie).lookup(value)).toBe(best?.value);
      }),
    );
  });

  test('holds exactly what was inserted and not removed, in order', () => {
    fc.assert(
      fc.property(steps, anyCidr, (list, asked) => {
        const { trie, entries } = play(list);
        expect(Array.from(trie, ([block, value]) => ({ block, value }))).toEqual(entries);
        expect(trie.size).toBe(entries.length);
        expect(trie.get(asked)).toBe(entries.find(({ block }) => cidrEquals(block, asked))?.value);
        const inside = entries.filter(({ block }) => cidrContains(asked, block));
        expect(Array.from(trie.within(asked), ([block, value]) => ({ block, value }))).toEqual(inside);
        const around = entries.filter(({ block }) => cidrContains(block, asked)).map(({ value }) => value);
        expect(trie.covering(asked)).toEqual(around);
      }),
    );
  });

  test('stays as small as its prefixes, also after removals', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { trie, entries } = play(list);
        const count = (node: typeof trie.root): number =>
          node === undefined ? 0 : 1 + count(node.zero) + count(node.one);
        expect(count(trie.root)).toBeLessThan(Math.max(1, entries.length * 2));
      }),
    );
  });

  test('cuts into ranges that are the whole address space, each with its longest match at both ends', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { trie } = play(list);
        let next = 0;
        for (const { first, last, value } of new RangeTable(trie).ranges()) {
          expect(first).toBe(next);
          expect([trie.lookup(first), trie.lookup(last)]).toEqual([value, value]);
          next = last + 1;
        }
        expect(next).toBe(2 ** 32);
      }),
    );
  });

  test('takes 0.0.0.0/0 for every address', () => {
    const trie = new PrefixTrie<string>();
    trie.insert(cidr('0.0.0.0/0'), 'default');
    trie.insert(cidr('255.255.255.255'), 'last');
    expect([trie.lookup(0), trie.lookup(2 ** 32 - 2), trie.lookup(2 ** 32 - 1)]).toEqual([
      'default',
      'default',
      'last',
    ]);
    expect(Array.from(trie, ([block]) => formatCidr(block))).toEqual(['0.0.0.0/0', '255.255.255.255/32']);
  });
});
