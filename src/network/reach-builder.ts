import type { Cidr } from './cidr.ts';
import { arrival, decide, loopOutcome } from './decide.ts';
import { type Diagram, type DiagramStore, upper } from './decision-diagram.ts';
import type { Decision, Lookup, RouteEntry, RouteTable } from './model.ts';
import type { Network } from './network.ts';
import type { DecidedBy, Outcome } from './outcome.ts';
import { bitAt, type PrefixTrie, type TrieNode } from './prefix-trie.ts';
import { follow, newState, type State, type Step } from './reach-state.ts';

/** Where the way is this long, its rest is followed piece by piece: recursion would end at the end of the stack. */
const LONG_WAY = 200;

/**
 * Works out, for each lookup state (a table, and whether the packet came by a peering), the exact function from
 * destination to outcome.
 *
 * A state splits a block of addresses along its own trie until one entry decides for the whole piece. Either the entry
 * ends the way, or it hands the piece to another state, which splits it further. For one address the way is a chain; a
 * state that is on the chain already closes a loop for the whole piece. An outcome does not depend on how its state was
 * reached, so what was found for the block of a trie node is kept: each node of each table is worked out once. That keeps
 * the cost near the number of entries times the 32 bits of an address.
 */
export class ReachBuilder {
  readonly #network: Network;
  readonly #store: DiagramStore<Outcome>;
  readonly #routesOf: (table: RouteTable) => PrefixTrie<RouteEntry>;
  readonly #states: (State | undefined)[] = [];
  /** The leaf of each loop of two entries, by the first and the second. */
  readonly #pairs = new Map<RouteEntry, Map<RouteEntry, Diagram>>();
  readonly #way: { readonly state: State; readonly entry: RouteEntry }[] = [];

  /** @param routesOf the entries to take for a table, where they are not the table's own. */
  constructor(
    network: Network,
    store: DiagramStore<Outcome>,
    routesOf: (table: RouteTable) => PrefixTrie<RouteEntry> = (table) => table.routes,
  ) {
    this.#network = network;
    this.#store = store;
    this.#routesOf = routesOf;
  }

  /** The outcomes of packets that are sent by a vSwitch bound to `table`, for every destination. */
  outcomes(table: RouteTable): Diagram {
    return this.#whole(this.#state({ table, byPeering: false }));
  }

  /** As `outcomes`, with other entries than those of the table for the first lookup. */
  outcomesBy(table: RouteTable, first: PrefixTrie<RouteEntry>): Diagram {
    return this.#whole(newState({ table, byPeering: false }, first));
  }

  /** As `outcomes`, for the destinations of one block only: looks at no more of the network than that takes. */
  within(table: RouteTable, { base, length }: Cidr): Diagram {
    return this.#block(this.#state({ table, byPeering: false }), base, length);
  }

  #whole(start: State): Diagram {
    for (const state of this.#inOrder(start)) state.whole ??= this.#block(state, 0, 0);
    return start.whole ?? this.#block(start, 0, 0);
  }

  /**
   * The states that packets from `start` can come to, each after those it hands packets to, as far as cycles allow. So
   * what lies at the end of a long way is worked out once and not again for every state before it.
   */
  #inOrder(start: State): readonly State[] {
    const order: State[] = [];
    const stack: { readonly state: State; readonly next: Iterator<State, undefined> }[] = [];
    const enter = (state: State) => {
      if (state.entered) return;
      state.entered = true;
      stack.push({ state, next: this.#neighbours(state) });
    };
    enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { done, value } = top.next.next();
      if (done !== true) enter(value);
      else {
        order.push(top.state);
        stack.pop();
      }
    }
    return order;
  }

  *#neighbours(state: State): IterableIterator<State, undefined> {
    const seen = new Set<State>();
    for (const [, entry] of state.routes) {
      const step = state.decisions.get(entry) ?? this.#step(state, entry);
      if (step.kind !== 'pass' || seen.has(step.next)) continue;
      seen.add(step.next);
      yield step.next;
    }
    return undefined;
  }

  #state(at: Lookup): State {
    const index = at.table.index * 2 + Number(at.byPeering);
    const known = this.#states[index];
    if (known !== undefined) return known;
    const state = newState(at, this.#routesOf(at.table));
    this.#states[index] = state;
    return state;
  }

  /** What becomes of packets at `state` for the block of `length` bits at `base`. */
  #block(state: State, base: number, length: number): Diagram {
    if (state.position >= 0) return this.#loop(state);
    if (state.whole !== undefined) return this.#store.below(state.whole, base, length);
    let covering: RouteEntry | undefined;
    let node = state.routes.root;
    while (node !== undefined && node.length < length && ((base ^ node.base) & node.mask) === 0) {
      covering = node.value ?? covering;
      node = bitAt(base, node.length) ? node.one : node.zero;
    }
    return this.#split(state, node, covering, base, length);
  }

  /** As `#block`, knowing that `node` is the topmost node that can lie in the block, and what covers the rest. */
  #split(
    state: State,
    node: TrieNode<RouteEntry> | undefined,
    covering: RouteEntry | undefined,
    base: number,
    length: number,
  ): Diagram {
    if (node === undefined || !startsWith(node, base, length)) return this.#decide(state, covering, base, length);
    let diagram = state.blocks.get(node) ?? this.#node(state, node, covering);
    // Between the block and the node, the side that leads away from the node at each bit is decided by what covers both.
    for (let depth = node.length - 1; depth >= length; depth--) {
      const side = bitAt(node.base, depth);
      const block = (node.base & maskOf(depth)) >>> 0;
      const away = this.#decide(state, covering, side ? block : upper(block, depth), depth + 1);
      diagram = side ? this.#store.fork(away, diagram) : this.#store.fork(diagram, away);
    }
    return diagram;
  }

  #node(state: State, node: TrieNode<RouteEntry>, above: RouteEntry | undefined): Diagram {
    const covering = node.value ?? above;
    let diagram: Diagram;
    if (node.zero === undefined && node.one === undefined) {
      diagram = this.#decide(state, covering, node.base, node.length);
    } else {
      const zero = this.#split(state, node.zero, covering, node.base, node.length + 1);
      const one = this.#split(state, node.one, covering, upper(node.base, node.length), node.length + 1);
      diagram = this.#store.fork(zero, one);
    }
    state.blocks.set(node, diagram);
    return diagram;
  }

  /** One entry decides for the whole block. */
  #decide(state: State, entry: RouteEntry | undefined, base: number, length: number): Diagram {
    const step = state.decisions.get(entry) ?? this.#step(state, entry);
    if (step.kind === 'end') return step.leaf;
    if (this.#way.length >= LONG_WAY) return this.#pieces(step.next, base, length);
    state.position = this.#way.length;
    this.#way.push({ state, entry: step.entry });
    const diagram = this.#block(step.next, base, length);
    this.#way.pop();
    state.position = -1;
    return diagram;
  }

  /** As `#block`, with the way of each piece of the block followed to its end. */
  #pieces(state: State, base: number, length: number): Diagram {
    const { bits, end } = follow(state, base, (at, entry) => at.decisions.get(entry) ?? this.#step(at, entry));
    let diagram = end.kind === 'end' ? end.leaf : this.#loopLeaf(end.cycle);
    for (let depth = bits - 1; depth >= length; depth--) {
      diagram = this.#store.fork(diagram, this.#pieces(state, upper(base, depth), depth + 1));
    }
    return diagram;
  }

  #step(state: State, entry: RouteEntry | undefined): Step {
    const decision = decide(this.#network, state.at, entry);
    const step: Step =
      decision.kind === 'end'
        ? { kind: 'end', leaf: this.#leaf(decision) }
        : { kind: 'pass', entry: decision.entry, next: this.#state(arrival(decision)) };
    state.decisions.set(entry, step);
    return step;
  }

  #loop(state: State): Diagram {
    const first = this.#way[state.position]?.entry;
    const last = this.#way.at(-1)?.entry;
    // Nearly all loops are of two entries, and the same one is met at block after block.
    const short = this.#way.length - state.position === 2 && first !== undefined && last !== undefined;
    const known = short ? this.#pairs.get(first)?.get(last) : undefined;
    if (known !== undefined) return known;
    const leaf = this.#loopLeaf(this.#way.slice(state.position).map(({ entry }) => entry));
    if (short) {
      const seconds = this.#pairs.get(first) ?? new Map<RouteEntry, Diagram>();
      this.#pairs.set(first, seconds.set(last, leaf));
    }
    return leaf;
  }

  #loopLeaf(cycle: readonly RouteEntry[]): Diagram {
    const outcome = loopOutcome(cycle);
    return this.#store.leaf(outcomeKey(outcome), () => outcome);
  }

  #leaf({ outcome }: Decision & { readonly kind: 'end' }): Diagram {
    return this.#store.leaf(outcomeKey(outcome), () => outcome);
  }
}

/** Equal outcomes have equal keys, in any network. */
function outcomeKey(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'delivered':
      return `d ${outcome.vpcId} ${outcome.vSwitchId}`;
    case 'no-route':
      return `n ${outcome.vpcId} ${outcome.routeTableId}`;
    case 'loop':
      return `l ${outcome.cycle.map(entryKey).join()}`;
    case 'next-hop-down':
      return `h ${outcome.reason} ${entryKey(outcome.entry)}`;
    case 'not-transitive':
      return `t ${entryKey(outcome.entry)}`;
    case 'leaves':
      return `e ${outcome.to} ${entryKey(outcome.entry)}`;
  }
}

const entryKey = ({ vpcId, routeTableId, destinationCidrBlock, nextHopType, nextHopId }: DecidedBy): string =>
  `${vpcId} ${routeTableId} ${destinationCidrBlock} ${nextHopType} ${nextHopId}`;

function startsWith(node: TrieNode<RouteEntry>, base: number, length: number): boolean {
  return node.length >= length && ((node.base ^ base) & maskOf(length)) === 0;
}

function maskOf(length: number): number {
  return length === 0 ? 0 : -1 << (32 - length);
}
