import { AddressSet, type Interval } from '../address-set.ts';
import { cidrSize } from '../cidr.ts';
import { decidedAddresses } from '../decided.ts';
import { type Diagram, upper } from '../decision-diagram.ts';
import type { RouteEntry, RouteTable } from '../model.ts';
import type { Network } from '../network.ts';
import type { Outcome } from '../outcome.ts';
import { type Reach, reach } from '../reach.ts';

/** What the rules look at, worked out once. */
export interface LintContext {
  readonly network: Network;
  readonly reach: Reach;
  /** Every effective entry with the addresses it decides. */
  readonly decided: ReadonlyMap<RouteEntry, AddressSet>;
  /** Whether packets are looked up in the table at all: those of its vSwitches, and in a system table whatever arrives. */
  readonly isMet: (table: RouteTable) => boolean;
  /** What becomes of packets of any vSwitch, with all addresses that meet it. */
  readonly outcomes: ReadonlyMap<Outcome, AddressSet>;
}

/** @param result the reach from all vSwitches, where it is known already. */
export function lintContext(network: Network, result: Reach = reach(network)): LintContext {
  const decided = new Map([...network.tables.values()].flatMap((table) => [...decidedAddresses(table)]));
  const bound = new Set(Array.from(network.vSwitches.values(), ({ table }) => table));
  const isMet = (table: RouteTable): boolean => table.type === 'System' || bound.has(table);
  return { network, reach: result, decided, isMet, outcomes: outcomesOfAll(result) };
}

/** The outcomes of all sources in one walk: a part that sources share is walked once. */
function outcomesOfAll({ classes, store }: Reach): ReadonlyMap<Outcome, AddressSet> {
  const walked = new Walked(store.size);
  const found = new Map<Diagram, Interval[]>();
  const walk = (node: Diagram, base: number, length: number): void => {
    if (node >= 0) {
      if (!walked.enter(node, base, length)) return;
      walk(store.half(node, false), base, length + 1);
      walk(store.half(node, true), upper(base, length), length + 1);
      return;
    }
    const interval = { first: base, last: base + cidrSize({ base, length }) - 1 };
    const intervals = found.get(node);
    if (intervals === undefined) found.set(node, [interval]);
    else intervals.push(interval);
  };
  for (const { diagram } of classes) walk(diagram, 0, 0);
  return new Map(Array.from(found, ([leaf, intervals]) => [store.value(leaf), AddressSet.ofIntervals(intervals)]));
}

/** Where in the address space each part of a diagram was seen: nearly always at one place, hence the flat array. */
class Walked {
  readonly #first: Float64Array;
  readonly #others = new Map<Diagram, Set<number>>();

  constructor(size: number) {
    this.#first = new Float64Array(size);
  }

  /** Whether the part is new at this place. */
  enter(node: Diagram, base: number, length: number): boolean {
    const place = base * 33 + length + 1;
    const first = this.#first[node] ?? 0;
    if (first === 0) this.#first[node] = place;
    if (first === 0 || first === place) return first === 0;
    const others = this.#others.get(node) ?? new Set();
    if (others.has(place)) return false;
    this.#others.set(node, others.add(place));
    return true;
  }
}
