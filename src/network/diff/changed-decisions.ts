import { AddressSet } from '../address-set.ts';
import { decide } from '../decide.ts';
import { decidedAddresses } from '../decided.ts';
import type { RouteEntry, RouteTable } from '../model.ts';
import type { Network } from '../network.ts';
import { PrefixTrie } from '../prefix-trie.ts';

/** The next hop type of entries that mark what a table decides differently. No API knows it. */
export const CHANGED = 'isthmus:changed';

/** A table of a network. */
export interface TableOf {
  readonly network: Network;
  readonly table: RouteTable;
}

/** The addresses that two tables hand to different next hops, or end differently. */
export function changedAddresses(before: TableOf | undefined, after: TableOf): AddressSet {
  if (before === undefined) return AddressSet.everything;
  const old = decisions(before);
  const changed = Array.from(decisions(after), ([what, addresses]) =>
    addresses.subtract(old.get(what) ?? AddressSet.empty),
  );
  return changed.reduce((all, one) => all.union(one), AddressSet.empty);
}

/** What a table does, with the addresses it does it to. Which entry decides does not matter, only where packets go. */
function decisions({ network, table }: TableOf): ReadonlyMap<string, AddressSet> {
  const found = new Map<string, AddressSet>();
  const add = (what: string, addresses: AddressSet) =>
    found.set(what, addresses.union(found.get(what) ?? AddressSet.empty));
  const decided = decidedAddresses(table);
  for (const [entry, addresses] of decided) add(signature(network, entry), addresses);
  const matched = AddressSet.of(Array.from(decided.keys(), ({ destination }) => destination));
  add('no-route', matched.complement());
  return found;
}

function signature(network: Network, entry: RouteEntry): string {
  const decision = decide(network, { table: entry.table, byPeering: false }, entry);
  const hop = `${entry.nextHopType} ${entry.nextHopId}`;
  if (decision.kind === 'pass') return `${hop} to ${decision.to.id}`;
  const { outcome } = decision;
  if (outcome.kind === 'delivered') return `deliver to ${outcome.vSwitchId}`;
  return outcome.kind === 'next-hop-down' ? `${hop} down: ${outcome.reason}` : `${hop} ${outcome.kind}`;
}

/** The table's entries, with one that says "changed" for each block of `addresses` in place of what was there. */
export function marked(table: RouteTable, addresses: AddressSet): PrefixTrie<RouteEntry> {
  const routes = new PrefixTrie<RouteEntry>();
  for (const [block, entry] of table.routes) routes.insert(block, entry);
  for (const block of addresses.toCidrs()) {
    for (const [inner] of [...routes.within(block)]) routes.remove(inner);
    routes.insert(block, {
      table,
      destination: block,
      type: 'Custom',
      prefixListId: undefined,
      managed: false,
      nextHopType: CHANGED,
      nextHopId: '',
      vSwitch: undefined,
      memo: { otherwise: undefined, afterPeering: undefined },
    });
  }
  return routes;
}
