import { AddressSet, type Interval } from './address-set.ts';
import { type Cidr, cidrSize } from './cidr.ts';
import { type Diagram, DiagramStore } from './decision-diagram.ts';
import type { RouteTable, VSwitch } from './model.ts';
import type { Network } from './network.ts';
import { FILTERS, type Outcome } from './outcome.ts';
import { PlaceError } from './place.ts';
import { ReachBuilder } from './reach-builder.ts';

/** The exact set of destinations that share an outcome. */
export interface OutcomeSet {
  readonly outcome: Outcome;
  readonly addresses: AddressSet;
}

/** vSwitches whose packets fare the same for every destination there is. */
export interface SourceClass {
  readonly vSwitches: readonly VSwitch[];
  /** The function from destination to outcome, in `Reach.store`. */
  readonly diagram: Diagram;
}

/** One direction between two vSwitches. */
export interface PairReach {
  readonly from: VSwitch;
  readonly to: VSwitch;
  /** Addresses of `to` that packets from `from` reach, as far as routes decide. */
  readonly delivered: AddressSet;
  /** The addresses of `to` that they do not reach, by what becomes of the packets. */
  readonly lost: readonly OutcomeSet[];
  readonly filters: typeof FILTERS;
}

export interface ReachOptions {
  /** Ids of the vSwitches to look from; left out: all. */
  readonly from?: readonly string[];
  /** A store to share, so that the diagrams of two networks can be compared by id. */
  readonly store?: DiagramStore<Outcome>;
}

/**
 * Exact reachability between all vSwitches: for every source the function from destination address to outcome, over the
 * whole address space, in compressed form. Routes alone decide: that an address has no host is `trace`'s to say.
 */
export class Reach {
  readonly network: Network;
  readonly store: DiagramStore<Outcome>;
  /** Sources that fare the same are one class. */
  readonly classes: readonly SourceClass[];
  readonly #diagrams: ReadonlyMap<RouteTable, Diagram>;

  constructor(network: Network, options: ReachOptions) {
    this.network = network;
    this.store = options.store ?? new DiagramStore();
    const builder = new ReachBuilder(network, this.store);
    const sources = options.from?.map((id) => vSwitchOf(network, id)) ?? [...network.vSwitches.values()];
    const diagrams = new Map<RouteTable, Diagram>();
    const classes = new Map<Diagram, VSwitch[]>();
    for (const vSwitch of sources) {
      const diagram = diagrams.get(vSwitch.table) ?? builder.outcomes(vSwitch.table);
      diagrams.set(vSwitch.table, diagram);
      const members = classes.get(diagram);
      if (members === undefined) classes.set(diagram, [vSwitch]);
      else members.push(vSwitch);
    }
    this.#diagrams = diagrams;
    this.classes = Array.from(classes, ([diagram, vSwitches]) => ({ diagram, vSwitches }));
  }

  /**
   * What becomes of packets from a vSwitch to the addresses of `within` (left out: all there are): each outcome with the
   * exact set of addresses, in order of address.
   *
   * @throws PlaceError when the vSwitch is not among the sources.
   */
  outcomes(fromVSwitchId: string, within: Cidr = { base: 0, length: 0 }): readonly OutcomeSet[] {
    return outcomeSets(this.store, this.store.below(this.diagramOf(fromVSwitchId), within.base, within.length), within);
  }

  /** What becomes of a packet from a vSwitch to one address. @throws PlaceError as `outcomes`. */
  outcome(fromVSwitchId: string, destination: number): Outcome {
    return this.store.value(this.store.below(this.diagramOf(fromVSwitchId), destination, 32));
  }

  /** One direction between two vSwitches. @throws PlaceError when there is no such vSwitch. */
  between(fromVSwitchId: string, toVSwitchId: string): PairReach {
    const from = vSwitchOf(this.network, fromVSwitchId);
    const to = vSwitchOf(this.network, toVSwitchId);
    return pairReachOf(from, to, this.outcomes(fromVSwitchId, to.block));
  }

  /** The first outcome, in order of address, of packets that do not arrive; undefined when all of `to` is reached. */
  firstLoss(from: VSwitch, to: VSwitch): Diagram | undefined {
    const { base, length } = to.block;
    const search = (node: Diagram): Diagram | undefined => {
      if (node >= 0) return search(this.store.half(node, false)) ?? search(this.store.half(node, true));
      const outcome = this.store.value(node);
      return outcome.kind === 'delivered' && outcome.vSwitchId === to.id ? undefined : node;
    };
    return search(this.store.below(this.diagramOf(from.id), base, length));
  }

  /** Number of ordered pairs of vSwitches, a vSwitch with itself included, where all of `to` is reached from `from`. */
  connectedPairs(): number {
    const lengths = new Map(Array.from(this.network.vSwitches.values(), ({ id, block }) => [id, block.length]));
    const known = new Map<number, number>();
    const reached = (diagram: Diagram, depth: number): number => {
      if (diagram < 0) {
        const outcome = this.store.value(diagram);
        return outcome.kind === 'delivered' && lengths.get(outcome.vSwitchId) === depth ? 1 : 0;
      }
      const key = diagram * 33 + depth;
      const before = known.get(key);
      if (before !== undefined) return before;
      const zero = reached(this.store.half(diagram, false), depth + 1);
      const count = zero + reached(this.store.half(diagram, true), depth + 1);
      known.set(key, count);
      return count;
    };
    return this.classes.reduce((sum, { diagram, vSwitches }) => sum + vSwitches.length * reached(diagram, 0), 0);
  }

  /**
   * The function from destination to outcome of a vSwitch, in `store`.
   * @throws PlaceError when it is not among the sources.
   */
  diagramOf(vSwitchId: string): Diagram {
    const diagram = this.#diagrams.get(vSwitchOf(this.network, vSwitchId).table);
    if (diagram === undefined)
      throw new PlaceError(`${vSwitchId} is not among the sources that this reach looked from.`);
    return diagram;
  }
}

/** One direction between two vSwitches, without looking at anything else: for one pair in a large network. */
export function pairReach(network: Network, from: VSwitch, to: VSwitch): PairReach {
  const store = new DiagramStore<Outcome>();
  const diagram = new ReachBuilder(network, store).within(from.table, to.block);
  return pairReachOf(from, to, outcomeSets(store, diagram, to.block));
}

function pairReachOf(from: VSwitch, to: VSwitch, all: readonly OutcomeSet[]): PairReach {
  const arrives = ({ outcome }: OutcomeSet) => outcome.kind === 'delivered' && outcome.vSwitchId === to.id;
  return {
    from,
    to,
    delivered: all.find(arrives)?.addresses ?? AddressSet.empty,
    lost: all.filter((set) => !arrives(set)),
    filters: FILTERS,
  };
}

/** The outcomes of a diagram that is the function on a block, each with its exact addresses. */
function outcomeSets(store: DiagramStore<Outcome>, diagram: Diagram, block: Cidr): readonly OutcomeSet[] {
  const byLeaf = new Map<Diagram, Interval[]>();
  store.forEachPiece(diagram, block.base, block.length, ({ base, length, leaf }) => {
    const interval = { first: base, last: base + cidrSize({ base, length }) - 1 };
    const intervals = byLeaf.get(leaf);
    if (intervals === undefined) byLeaf.set(leaf, [interval]);
    else intervals.push(interval);
  });
  return Array.from(byLeaf, ([leaf, intervals]) => ({
    outcome: store.value(leaf),
    addresses: AddressSet.ofIntervals(intervals),
  }));
}

/** Exact reachability from all vSwitches, or from those of `options.from`. @throws PlaceError for an unknown id. */
export function reach(network: Network, options: ReachOptions = {}): Reach {
  return new Reach(network, options);
}

/** @throws PlaceError when there is no vSwitch of that id. */
export function vSwitchOf(network: Network, id: string): VSwitch {
  const vSwitch = network.vSwitches.get(id);
  if (vSwitch === undefined) throw new PlaceError(`There is no vSwitch "${id}" in this network.`);
  return vSwitch;
}
