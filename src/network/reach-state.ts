import type { Diagram } from './decision-diagram.ts';
import type { Lookup, RouteEntry } from './model.ts';
import { bitAt, type PrefixTrie, type TrieNode } from './prefix-trie.ts';

/** What a packet meets at one VRouter, with what is worked out about it. */
export interface State {
  readonly at: Lookup;
  readonly routes: PrefixTrie<RouteEntry>;
  /** Where the state stands on the way that is being followed, -1 when it does not. */
  position: number;
  whole: Diagram | undefined;
  /** Whether it has its place in the order of work. */
  entered: boolean;
  /** What the state does with the block of a trie node: worked out once, whoever asks. */
  readonly blocks: Map<TrieNode<RouteEntry>, Diagram>;
  readonly decisions: Map<RouteEntry | undefined, Step>;
}

export type Step = End | { readonly kind: 'pass'; readonly entry: RouteEntry; readonly next: State };

interface End {
  readonly kind: 'end';
  readonly leaf: Diagram;
}

/** A state that nothing is known of yet: where packets are, and the routes that decide there. */
export function newState(at: Lookup, routes: PrefixTrie<RouteEntry>): State {
  return { at, routes, position: -1, whole: undefined, entered: false, blocks: new Map(), decisions: new Map() };
}

/** The end of one address's way. */
export interface Followed {
  /** All addresses that share so many leading bits with it take the same way. */
  readonly bits: number;
  readonly end: End | { readonly kind: 'loop'; readonly cycle: readonly RouteEntry[] };
}

/** Follows the way of one address, however long. */
export function follow(
  start: State,
  address: number,
  stepOf: (state: State, entry: RouteEntry | undefined) => Step,
): Followed {
  const passed = new Map<State, RouteEntry>();
  let bits = 0;
  let state = start;
  while (!passed.has(state)) {
    const match = longestMatch(state.routes, address);
    bits = Math.max(bits, match.bits);
    const step = stepOf(state, match.entry);
    if (step.kind === 'end') return { bits, end: step };
    passed.set(state, step.entry);
    state = step.next;
  }
  const cycle = [...passed.values()].slice([...passed.keys()].indexOf(state));
  return { bits, end: { kind: 'loop', cycle } };
}

/** The entry that decides about an address, and the leading bits that all addresses share for which it certainly does. */
function longestMatch(
  routes: PrefixTrie<RouteEntry>,
  address: number,
): { readonly entry: RouteEntry | undefined; readonly bits: number } {
  let entry: RouteEntry | undefined;
  let bits = 0;
  let node = routes.root;
  while (node !== undefined) {
    // The node is beside the address: they share the bits before the first in which they differ.
    if (((address ^ node.base) & node.mask) !== 0) return { entry, bits: Math.clz32(address ^ node.base) + 1 };
    entry = node.value ?? entry;
    if (node.zero === undefined && node.one === undefined) return { entry, bits: node.length };
    bits = node.length + 1;
    node = bitAt(address, node.length) ? node.one : node.zero;
  }
  return { entry, bits };
}
