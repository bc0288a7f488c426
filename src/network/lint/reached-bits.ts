import type { Diagram } from '../decision-diagram.ts';
import type { VSwitch } from '../model.ts';
import type { Reach } from '../reach.ts';

/** Part of a row of bits: words from `low` on; all others are zero. */
interface Bits {
  readonly low: number;
  readonly words: Uint32Array;
}

/**
 * Which vSwitches are reached whole from which, as a matrix of bits: a row for each class of sources, a column for each
 * vSwitch, in order of address. 10,000 VPCs of three vSwitches take 37 MB.
 *
 * A row is put together from the parts of the class's diagram. What classes share is worked out once: neighbours in the
 * address space are neighbours in the row, so a part is few words.
 */
export class ReachedBits {
  /** In order of address: the position is the column. */
  readonly vSwitches: readonly VSwitch[];
  readonly #reach: Reach;
  /** The row of each vSwitch as a source; undefined for one that is no source. */
  readonly #rows: readonly (Uint32Array | undefined)[];
  readonly #columns: ReadonlyMap<string, number>;
  /** Edges that lead to a part of a diagram, where there is more than one. */
  readonly #shared = new Set<number>();
  readonly #known = new Map<number, Bits>();

  constructor(reach: Reach) {
    this.#reach = reach;
    this.vSwitches = [...reach.network.vSwitches.values()].sort((a, b) => a.block.base - b.block.base);
    this.#columns = new Map(this.vSwitches.map(({ id }, column) => [id, column]));
    const seen = new Set<number>();
    for (const { diagram } of reach.classes) this.#countEdges(diagram, 0, seen);
    const rows: Uint32Array[] = [];
    for (const { diagram, vSwitches } of reach.classes) {
      const row = new Uint32Array(this.width);
      merge(row, 0, this.#bits(diagram, 0));
      for (const { id } of vSwitches) rows[this.#columns.get(id) ?? 0] = row;
    }
    this.#known.clear();
    this.#rows = rows;
  }

  /** Words of a row. */
  get width(): number {
    return Math.ceil(this.vSwitches.length / 32);
  }

  /**
   * Shows every ordered pair of columns of which the second is reached whole from the first, and not the other way round.
   * Squares of 32 by 32 are compared with their mirror images, so that what is symmetric costs next to nothing.
   */
  forEachOneWay(use: (from: number, to: number) => void): void {
    const [there, back] = [new Square(), new Square()];
    for (let i = 0; i < this.width; i++) {
      for (let j = i; j < this.width; j++) {
        there.read(this.#rows, i, j);
        back.read(this.#rows, j, i);
        // Most squares are all ones or all zeroes, both ways.
        if ((there.and === ONES && back.and === ONES) || (there.or === 0 && back.or === 0)) continue;
        compare(there.words, back.words, (a, b, forwards) => {
          const [near, far] = [i * 32 + a, j * 32 + b];
          if (i === j && near > far) return;
          if (forwards) use(near, far);
          else use(far, near);
        });
      }
    }
  }

  #countEdges(node: Diagram, depth: number, seen: Set<number>): void {
    if (node < 0) return;
    const key = keyOf(node, depth);
    if (seen.has(key)) {
      this.#shared.add(key);
      return;
    }
    seen.add(key);
    this.#countEdges(this.#reach.store.half(node, false), depth + 1, seen);
    this.#countEdges(this.#reach.store.half(node, true), depth + 1, seen);
  }

  /** The vSwitches that lie whole in what a part of a diagram at this depth delivers to. */
  #bits(node: Diagram, depth: number): Bits | undefined {
    const { store } = this.#reach;
    if (node < 0) {
      const outcome = store.value(node);
      const column = outcome.kind === 'delivered' ? this.#columns.get(outcome.vSwitchId) : undefined;
      // A leaf further down than the block is long: another entry takes a part of the block.
      if (column === undefined || this.vSwitches[column]?.block.length !== depth) return undefined;
      return { low: column >>> 5, words: Uint32Array.of((1 << (column & 31)) >>> 0) };
    }
    const key = keyOf(node, depth);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const zero = this.#bits(store.half(node, false), depth + 1);
    const bits = union(zero, this.#bits(store.half(node, true), depth + 1));
    if (bits !== undefined && this.#shared.has(key)) this.#known.set(key, bits);
    return bits;
  }
}

const ONES = 0xffffffff;

/** 32 rows by 32 columns. */
class Square {
  readonly words = new Uint32Array(32);
  /** Ones where all rows have one, and where any has. */
  and = 0;
  or = 0;

  /** Word `j` of the 32 rows of the sources in word `i`; a row that does not exist is empty. */
  read(rows: readonly (Uint32Array | undefined)[], i: number, j: number): void {
    let and = ONES;
    let or = 0;
    for (let k = 0; k < 32; k++) {
      const word = rows[i * 32 + k]?.[j] ?? 0;
      this.words[k] = word;
      and &= word;
      or |= word;
    }
    this.and = and >>> 0;
    this.or = or >>> 0;
  }
}

const keyOf = (node: Diagram, depth: number): number => node * 33 + depth;

function union(a: Bits | undefined, b: Bits | undefined): Bits | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const low = Math.min(a.low, b.low);
  const words = new Uint32Array(Math.max(a.low + a.words.length, b.low + b.words.length) - low);
  merge(words, low, a);
  merge(words, low, b);
  return { low, words };
}

/** Adds bits to the words of a row that begin at word `from`. */
function merge(words: Uint32Array, from: number, bits: Bits | undefined): void {
  if (bits === undefined) return;
  const offset = bits.low - from;
  for (let index = 0; index < bits.words.length; index++) {
    words[offset + index] = (words[offset + index] ?? 0) | (bits.words[index] ?? 0);
  }
}

/** Shows where a square of bits and the mirror image of another differ; `forwards`: the bit is in the first. */
function compare(
  there: Uint32Array,
  back: Uint32Array,
  use: (row: number, column: number, forwards: boolean) => void,
): void {
  for (let row = 0; row < 32; row++) {
    for (let column = 0; column < 32; column++) {
      const forth = ((there[row] ?? 0) >>> column) & 1;
      const home = ((back[column] ?? 0) >>> row) & 1;
      if (forth !== home) use(row, column, forth === 1);
    }
  }
}
