import { AddressSet, type Interval } from '../address-set.ts';
import { cidrSize } from '../cidr.ts';
import { type Diagram, DiagramStore, upper } from '../decision-diagram.ts';
import type { Finding } from '../lint/finding.ts';
import { lint } from '../lint/lint.ts';
import type { RouteTable, VSwitch } from '../model.ts';
import type { Network } from '../network.ts';
import { FILTERS, type Outcome } from '../outcome.ts';
import { reach } from '../reach.ts';
import { ReachBuilder } from '../reach-builder.ts';
import { changedAddresses, marked } from './changed-decisions.ts';

/** Packets of some vSwitches that fare differently. */
export interface ReachChange {
  /**
   * `gains`: delivered now, not before. `loses`: delivered before, not now. `path`: delivered another way than before, or
   * to another vSwitch. `fate`: not delivered, and another end than before.
   */
  readonly kind: 'gains' | 'loses' | 'path' | 'fate';
  /** vSwitches whose packets these are, all with the same change. */
  readonly from: readonly VSwitch[];
  readonly addresses: AddressSet;
  /** Undefined for a vSwitch that is new. */
  readonly before: Outcome | undefined;
  /** Undefined for a vSwitch that is gone. */
  readonly after: Outcome | undefined;
}

/** What a change of the network does to packets. */
export interface NetworkDiff {
  readonly before: Network;
  readonly after: Network;
  readonly changes: readonly ReachChange[];
  /** Findings of lint that were not there before, or concern more addresses than before. */
  readonly appeared: readonly Finding[];
  /** Findings that are gone. */
  readonly vanished: readonly Finding[];
  readonly filters: typeof FILTERS;
}

/** Which packets fare differently in `after`, exactly, and which findings appear and vanish. vSwitches are matched by id. */
export function diff(before: Network, after: Network): NetworkDiff {
  const store = new DiagramStore<Outcome>();
  const [old, now] = [reach(before, { store }), reach(after, { store })];
  const paths = new Paths(before, after, store);
  const ids = new Set([...before.vSwitches.keys(), ...after.vSwitches.keys()]);
  const classes = new Map<string, { readonly views: Views; readonly from: VSwitch[] }>();
  for (const id of ids) {
    const [was, is] = [before.vSwitches.get(id), after.vSwitches.get(id)];
    const vSwitch = is ?? was;
    if (vSwitch === undefined) continue;
    const views = {
      before: was === undefined ? undefined : old.diagramOf(id),
      after: is === undefined ? undefined : now.diagramOf(id),
      path: is === undefined ? undefined : paths.of(was, is),
    };
    const key = `${views.before} ${views.after} ${views.path}`;
    const members = classes.get(key);
    if (members === undefined) classes.set(key, { views, from: [vSwitch] });
    else members.from.push(vSwitch);
  }
  const changes = [...classes.values()].flatMap(({ views, from }) => changesOf(store, views, from));
  const [was, is] = [lint(before, old), lint(after, now)];
  return { before, after, changes, appeared: newcomers(was, is), vanished: newcomers(is, was), filters: FILTERS };
}

/** What becomes of the packets of one source; undefined where the source does not exist. */
interface Views {
  readonly before: Diagram | undefined;
  readonly after: Diagram | undefined;
  /** As `after`, but ends with a mark where a table on the way decides differently than before. */
  readonly path: Diagram | undefined;
}

/** Where packets of `after` end, or meet a table that decides otherwise than in `before`. */
class Paths {
  readonly #before: Network;
  readonly #after: Network;
  readonly #builder: ReachBuilder;
  /** Of vSwitches that were bound to another table, by both tables. */
  readonly #rebound = new Map<string, Diagram>();

  constructor(before: Network, after: Network, store: DiagramStore<Outcome>) {
    this.#before = before;
    this.#after = after;
    this.#builder = new ReachBuilder(after, store, (table) => this.#marked(before.tables.get(table.id), table));
  }

  of(was: VSwitch | undefined, { table }: VSwitch): Diagram {
    if (was === undefined || was.table.id === table.id) return this.#builder.outcomes(table);
    const key = `${was.table.id} ${table.id}`;
    const diagram = this.#rebound.get(key) ?? this.#builder.outcomesBy(table, this.#marked(was.table, table));
    this.#rebound.set(key, diagram);
    return diagram;
  }

  #marked(was: RouteTable | undefined, is: RouteTable): RouteTable['routes'] {
    const old = was === undefined ? undefined : { network: this.#before, table: was };
    const changed = changedAddresses(old, { network: this.#after, table: is });
    return changed.isEmpty ? is.routes : marked(is, changed);
  }
}

function changesOf(store: DiagramStore<Outcome>, views: Views, from: readonly VSwitch[]): readonly ReachChange[] {
  const found = new Map<
    string,
    { readonly before: Diagram | undefined; readonly after: Diagram | undefined; readonly intervals: Interval[] }
  >();
  const walk = ({ before, after, path }: Views, base: number, length: number): void => {
    // Nothing differs below here: same ends, and no mark on the way (the marked view is the unmarked one).
    if (before === after && path === after) return;
    if (isLeaf(before) && isLeaf(after) && isLeaf(path)) {
      const key = `${before} ${after}`;
      const group = found.get(key) ?? { before, after, intervals: [] };
      group.intervals.push({ first: base, last: base + cidrSize({ base, length }) - 1 });
      found.set(key, group);
      return;
    }
    const half = (bit: boolean) => (view: Diagram | undefined) =>
      view === undefined ? undefined : store.half(view, bit);
    const [zero, one] = [half(false), half(true)];
    walk({ before: zero(before), after: zero(after), path: zero(path) }, base, length + 1);
    walk({ before: one(before), after: one(after), path: one(path) }, upper(base, length), length + 1);
  };
  walk(views, 0, 0);
  const outcomeOf = (leaf: Diagram | undefined) => (leaf === undefined ? undefined : store.value(leaf));
  return Array.from(found.values()).flatMap(({ before, after, intervals }): ReachChange[] => {
    const [was, is] = [outcomeOf(before), outcomeOf(after)];
    const kind = kindOf(was, is);
    return kind === undefined
      ? []
      : [{ kind, from, addresses: AddressSet.ofIntervals(intervals), before: was, after: is }];
  });
}

function isLeaf(view: Diagram | undefined): boolean {
  return view === undefined || view < 0;
}

/** Undefined for packets that come to the same end another way without being delivered: nobody misses them. */
function kindOf(before: Outcome | undefined, after: Outcome | undefined): ReachChange['kind'] | undefined {
  const [was, is] = [before?.kind === 'delivered', after?.kind === 'delivered'];
  if (is && !was) return 'gains';
  if (was && !is) return 'loses';
  if (was && is) return 'path';
  return before === after || before === undefined || after === undefined ? undefined : 'fate';
}

/** Findings of `now` that `then` does not have, or has for fewer addresses. */
function newcomers(then: readonly Finding[], now: readonly Finding[]): readonly Finding[] {
  // Several findings may concern the same objects: two loops over one pair of interfaces, by different entries.
  const subject = ({ code, ids }: Finding): string => `${code} ${ids.join()}`;
  const known = Map.groupBy(then, subject);
  return now.filter((finding) => {
    const twins = known.get(subject(finding));
    if (twins === undefined) return true;
    const before = twins.reduce((all, twin) => all.union(twin.addresses ?? AddressSet.empty), AddressSet.empty);
    return !(finding.addresses ?? AddressSet.empty).subtract(before).isEmpty;
  });
}
