import { AddressSet, type Interval } from '../address-set.ts';
import { cidrSize } from '../cidr.ts';
import { decidedAddresses } from '../decided.ts';
import { type Diagram, upper } from '../decision-diagram.ts';
import type { RouteEntry } from '../model.ts';
import type { Network } from '../network.ts';
import type { Outcome } from '../outcome.ts';
import { type Reach, reach } from '../reach.ts';

/** What the rules look at, worked out once. */
export interface LintContext {
  readonly network: Network;
  readonly reach: Reach;
  /** Every effective entry with the addresses it decides. */
  readonly decided: ReadonlyMap<RouteEntry, AddressSet>;
  /** What becomes of packets of any vSwitch, with all addresses that meet it. */
  readonly outcomes: ReadonlyMap<Outcome, AddressSet>;
}

export function lintContext(network: Network): LintContext {
  const result = reach(network);
  const decided = new Map([...network.tables.values()].flatMap((table) => [...decidedAddresses(table)]));
  return { network, reach: result, decided, outcomes: outcomesOfAll(result) };
}

/** The outcomes of all sources in one walk: a part that sources share is walked once. */
function outcomesOfAll({ classes, store }: Reach): ReadonlyMap<Outcome, AddressSet> {
  const walked = new Set<string>();
  const found = new Map<Diagram, Interval[]>();
  const walk = (node: Diagram, base: number, length: number): void => {
    const key = `${node} ${base} ${length}`;
    if (walked.has(key)) return;
    walked.add(key);
    if (node < 0) {
      const intervals = found.get(node) ?? [];
      intervals.push({ first: base, last: base + cidrSize({ base, length }) - 1 });
      found.set(node, intervals);
      return;
    }
    walk(store.half(node, false), base, length + 1);
    walk(store.half(node, true), upper(base, length), length + 1);
  };
  for (const { diagram } of classes) walk(diagram, 0, 0);
  return new Map(Array.from(found, ([leaf, intervals]) => [store.value(leaf), AddressSet.ofIntervals(intervals)]));
}
