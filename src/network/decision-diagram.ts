/**
 * A function from all IPv4 addresses to a handful of values, as the id of a node in a {@link DiagramStore}. Two functions
 * in one store are the same function exactly when their ids are equal. Leaves are negative, forks 0 and up.
 */
export type Diagram = number;

/** A run of addresses, `base` with `length` fixed bits, on which a diagram has one value. */
export interface Piece {
  readonly base: number;
  readonly length: number;
  readonly leaf: Diagram;
}

/**
 * Functions over the address space as binary tries that share every equal part (multi-terminal decision diagrams, with
 * the address bits in order). A fork decides one bit: which one follows from its depth. Sharing is what makes
 * reachability of large networks small: a spoke's function is its hub's function but for its own few blocks, and only
 * the forks above these blocks are its own.
 */
export class DiagramStore<T> {
  #left = new Int32Array(1024);
  #right = new Int32Array(1024);
  #count = 0;
  /** Open addressing: fork id + 1 by hash of its halves, 0 where free. Always at most half full. */
  #table = new Int32Array(4096);
  readonly #values: T[] = [];
  readonly #leaves = new Map<string, Diagram>();

  /** Number of forks in the store. */
  get size(): number {
    return this.#count;
  }

  /** The constant function. `key` stands for the value: equal keys must mean equal values. */
  leaf(key: string, value: () => T): Diagram {
    const known = this.#leaves.get(key);
    if (known !== undefined) return known;
    this.#values.push(value());
    const made = -this.#values.length;
    this.#leaves.set(key, made);
    return made;
  }

  /** The value of a leaf. @throws RangeError when it is no leaf of this store. */
  value(leaf: Diagram): T {
    const value = this.#values[-leaf - 1];
    if (value === undefined) throw new RangeError(`${leaf} is not a leaf of this store`);
    return value;
  }

  /** The function that is `zero` where the next bit is 0 and `one` where it is 1. */
  fork(zero: Diagram, one: Diagram): Diagram {
    // Only equal leaves merge: below equal forks another bit is decided, and depth is what says which.
    if (zero === one && zero < 0) return zero;
    const mask = this.#table.length - 1;
    let slot = hash(zero, one) & mask;
    for (;;) {
      const found = (this.#table[slot] ?? 0) - 1;
      if (found < 0) break;
      if (this.#left[found] === zero && this.#right[found] === one) return found;
      slot = (slot + 1) & mask;
    }
    const made = this.#count++;
    if (made === this.#left.length) this.#growForks();
    this.#left[made] = zero;
    this.#right[made] = one;
    this.#table[slot] = made + 1;
    if (this.#count * 2 > this.#table.length) this.#growTable();
    return made;
  }

  /** The half of a diagram where the next bit is 0 (`bit` false) or 1. A leaf is the same on both halves. */
  half(diagram: Diagram, bit: boolean): Diagram {
    if (diagram < 0) return diagram;
    return (bit ? this.#right[diagram] : this.#left[diagram]) ?? diagram;
  }

  /** The diagram below `length` bits of `base`: the function restricted to that block. */
  below(diagram: Diagram, base: number, length: number): Diagram {
    let node = diagram;
    for (let depth = 0; depth < length && node >= 0; depth++)
      node = this.half(node, ((base >>> (31 - depth)) & 1) === 1);
    return node;
  }

  /** Shows the pieces of `diagram`, taken as the function on the block of `length` bits at `base`, in order of address. */
  forEachPiece(diagram: Diagram, base: number, length: number, use: (piece: Piece) => void): void {
    if (diagram < 0) {
      use({ base, length, leaf: diagram });
    } else {
      this.forEachPiece(this.half(diagram, false), base, length + 1, use);
      this.forEachPiece(this.half(diagram, true), upper(base, length), length + 1, use);
    }
  }

  #growForks(): void {
    this.#left = grown(this.#left);
    this.#right = grown(this.#right);
  }

  #growTable(): void {
    const table = new Int32Array(this.#table.length * 4);
    const mask = table.length - 1;
    for (let fork = 0; fork < this.#count; fork++) {
      let slot = hash(this.#left[fork] ?? 0, this.#right[fork] ?? 0) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = fork + 1;
    }
    this.#table = table;
  }
}

/** The base of the upper half of the block of `length` bits (0 to 31) at `base`. */
export function upper(base: number, length: number): number {
  return (base | (1 << (31 - length))) >>> 0;
}

function hash(zero: number, one: number): number {
  let mixed = Math.imul(zero, 0x9e3779b1) ^ Math.imul(one, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
