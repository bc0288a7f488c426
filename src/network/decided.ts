import { AddressSet } from './address-set.ts';
import type { RouteEntry, RouteTable } from './model.ts';
import type { TrieNode } from './prefix-trie.ts';

/**
 * The addresses that each entry of a table decides: its destination without what more specific entries take. Empty for an
 * entry that can never match.
 */
export function decidedAddresses(table: RouteTable): ReadonlyMap<RouteEntry, AddressSet> {
  const decided = new Map<RouteEntry, AddressSet>();
  const { root } = table.routes;
  if (root !== undefined) collect(root, decided);
  return decided;
}

/** Fills in all entries at and below a node. @returns the topmost entries there. */
function collect(node: TrieNode<RouteEntry>, decided: Map<RouteEntry, AddressSet>): readonly RouteEntry[] {
  const below = [node.zero, node.one].flatMap((child) => (child === undefined ? [] : collect(child, decided)));
  const entry = node.value;
  if (entry === undefined) return below;
  const taken = AddressSet.of(below.map(({ destination }) => destination));
  decided.set(entry, AddressSet.of([entry.destination]).subtract(taken));
  return [entry];
}
