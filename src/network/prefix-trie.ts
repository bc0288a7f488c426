import { type Cidr, cidrOf, netmask } from './cidr.ts';

/**
 * A node of a {@link PrefixTrie}. It stands for a block; everything below it lies inside that block. Nodes without a
 * value exist only where two branches part (path compression), so a trie of n prefixes has fewer than 2n nodes.
 */
export interface TrieNode<T> {
  readonly base: number;
  readonly length: number;
  /** The netmask of `length`, kept because every step of a lookup needs it. */
  readonly mask: number;
  readonly value: T | undefined;
  /** Below the lower half of the block. */
  readonly zero: TrieNode<T> | undefined;
  /** Below the upper half of the block. */
  readonly one: TrieNode<T> | undefined;
}

type Mutable<T> = {
  base: number;
  length: number;
  mask: number;
  value: T | undefined;
  zero: Mutable<T> | undefined;
  one: Mutable<T> | undefined;
};

/**
 * Values by prefix, found by longest prefix match. A binary trie with path compression: a lookup follows at most one node
 * for each nested prefix or fork, usually about log2 of the number of prefixes. `undefined` cannot be a value.
 */
export class PrefixTrie<T extends object | string | number | boolean> {
  #root: Mutable<T> | undefined = undefined;
  #size = 0;

  /** The topmost node, for algorithms that walk the trie themselves; undefined when the trie is empty. */
  get root(): TrieNode<T> | undefined {
    return this.#root;
  }

  /** Number of prefixes with a value. */
  get size(): number {
    return this.#size;
  }

  /** Sets the value of a prefix. @returns the value it had before. */
  insert(prefix: Cidr, value: T): T | undefined {
    const slot = this.#slot(prefix);
    const before = slot.value;
    slot.value = value;
    if (before === undefined) this.#size++;
    return before;
  }

  /** Removes a prefix. @returns the value it had, undefined when it had none. */
  remove(prefix: Cidr): T | undefined {
    const path = this.#path(prefix);
    const node = path.at(-1);
    const before = node?.value;
    if (node === undefined || before === undefined) return undefined;
    node.value = undefined;
    this.#size--;
    // A node without value must have two children; at most the node and its parent can have lost that reason to exist.
    for (const lonely of [node, path.at(-2)]) {
      if (lonely === undefined || lonely.value !== undefined || (lonely.zero && lonely.one)) continue;
      const parent = path[path.indexOf(lonely) - 1];
      const heir = lonely.zero ?? lonely.one;
      if (parent === undefined) this.#root = heir;
      else if (parent.zero === lonely) parent.zero = heir;
      else parent.one = heir;
    }
    return before;
  }

  /** The value of exactly this prefix. */
  get(prefix: Cidr): T | undefined {
    return this.#path(prefix).at(-1)?.value;
  }

  /** The value of the longest prefix that holds `address` (0 to 4294967295); undefined when none does. */
  lookup(address: number): T | undefined {
    let best: T | undefined;
    let node: TrieNode<T> | undefined = this.#root;
    while (node !== undefined && ((address ^ node.base) & node.mask) === 0) {
      if (node.value !== undefined) best = node.value;
      node = childOf(node, address);
    }
    return best;
  }

  /** The values of all prefixes that contain the whole block (itself included), shortest prefix first. */
  covering(block: Cidr): readonly T[] {
    const values: T[] = [];
    let node: TrieNode<T> | undefined = this.#root;
    while (node !== undefined && node.length <= block.length && ((block.base ^ node.base) & node.mask) === 0) {
      if (node.value !== undefined) values.push(node.value);
      node = childOf(node, block.base);
    }
    return values;
  }

  /** The prefixes inside the block (itself included) with their values, sorted by base, then shorter prefix first. */
  *within(block: Cidr): IterableIterator<readonly [Cidr, T]> {
    let node: TrieNode<T> | undefined = this.#root;
    while (node !== undefined && node.length < block.length && ((block.base ^ node.base) & node.mask) === 0) {
      node = childOf(node, block.base);
    }
    if (node !== undefined && node.length >= block.length && ((node.base ^ block.base) & netmask(block.length)) === 0) {
      yield* walk(node);
    }
  }

  /** All prefixes with their values, sorted by base, then shorter prefix first. */
  *[Symbol.iterator](): IterableIterator<readonly [Cidr, T]> {
    if (this.#root !== undefined) yield* walk(this.#root);
  }

  /** The nodes from the root down to exactly `prefix`; empty when there is no node for it. */
  #path(prefix: Cidr): Mutable<T>[] {
    const path: Mutable<T>[] = [];
    let node = this.#root;
    while (node !== undefined && node.length <= prefix.length && ((prefix.base ^ node.base) & node.mask) === 0) {
      path.push(node);
      if (node.length === prefix.length) return path;
      node = bitAt(prefix.base, node.length) ? node.one : node.zero;
    }
    return [];
  }

  /** The node of `prefix`, made and linked in where there is none yet. */
  #slot(prefix: Cidr): Mutable<T> {
    let parent: Mutable<T> | undefined;
    let node = this.#root;
    while (node !== undefined && node.length <= prefix.length && ((prefix.base ^ node.base) & node.mask) === 0) {
      if (node.length === prefix.length) return node;
      parent = node;
      node = bitAt(prefix.base, node.length) ? node.one : node.zero;
    }
    const fresh = newNode<T>(prefix.base, prefix.length);
    if (node === undefined) return this.#link(parent, fresh);
    // `node` is beside or inside the new prefix: the first bit in which they differ says where they part.
    const fork = Math.min(prefix.length, node.length, Math.clz32(prefix.base ^ node.base));
    if (fork === prefix.length) {
      attach(fresh, node);
      return this.#link(parent, fresh);
    }
    const branch = newNode<T>(cidrOf(prefix.base, fork).base, fork);
    attach(branch, node);
    attach(branch, fresh);
    this.#link(parent, branch);
    return fresh;
  }

  #link(parent: Mutable<T> | undefined, child: Mutable<T>): Mutable<T> {
    if (parent === undefined) this.#root = child;
    else attach(parent, child);
    return child;
  }
}

/** Bit number `index` of the address, counted from the most significant, which is 0. */
export function bitAt(address: number, index: number): boolean {
  return ((address >>> (31 - index)) & 1) === 1;
}

function childOf<T>(node: TrieNode<T>, address: number): TrieNode<T> | undefined {
  if (node.length === 32) return undefined;
  return bitAt(address, node.length) ? node.one : node.zero;
}

function newNode<T>(base: number, length: number): Mutable<T> {
  return { base, length, mask: netmask(length), value: undefined, zero: undefined, one: undefined };
}

function attach<T>(parent: Mutable<T>, child: Mutable<T>): void {
  if (bitAt(child.base, parent.length)) parent.one = child;
  else parent.zero = child;
}

function* walk<T>(node: TrieNode<T>): IterableIterator<readonly [Cidr, T]> {
  if (node.value !== undefined) yield [cidrOf(node.base, node.length), node.value];
  if (node.zero !== undefined) yield* walk(node.zero);
  if (node.one !== undefined) yield* walk(node.one);
}
