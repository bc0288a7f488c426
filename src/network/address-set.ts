import { ADDRESS_COUNT, type Cidr, cidrOf, formatAddress, formatCidr, lastAddress } from './cidr.ts';

/** Addresses from `first` to `last`, both inside the interval. */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

/**
 * An exact, immutable set of IPv4 addresses: sorted intervals that neither overlap nor touch. That form is unique, so two
 * sets are equal exactly when their intervals are. Every operation costs the number of intervals involved, never the
 * number of addresses.
 */
export class AddressSet {
  static readonly empty: AddressSet = new AddressSet([]);
  static readonly everything: AddressSet = new AddressSet([{ first: 0, last: ADDRESS_COUNT - 1 }]);

  /** Sorted by address; between two intervals there is at least one address that is not in the set. */
  readonly intervals: readonly Interval[];

  private constructor(intervals: readonly Interval[]) {
    this.intervals = Object.freeze(intervals);
  }

  /** The addresses of all the blocks; they may overlap and come in any order. */
  static of(blocks: Iterable<Cidr>): AddressSet {
    return AddressSet.ofIntervals(Array.from(blocks, (block) => ({ first: block.base, last: lastAddress(block) })));
  }

  /** The addresses of all the intervals (`first` not above `last`); they may overlap, touch and come in any order. */
  static ofIntervals(intervals: Iterable<Interval>): AddressSet {
    const sorted = [...intervals].sort((a, b) => a.first - b.first);
    const joined: { first: number; last: number }[] = [];
    for (const { first, last } of sorted) {
      const previous = joined.at(-1);
      if (previous !== undefined && first <= previous.last + 1) previous.last = Math.max(previous.last, last);
      else joined.push({ first, last });
    }
    return joined.length === 0 ? AddressSet.empty : new AddressSet(joined);
  }

  get isEmpty(): boolean {
    return this.intervals.length === 0;
  }

  /** Number of addresses, 0 to 2^32. */
  get size(): number {
    return this.intervals.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  }

  /** Whether `address` (0 to 4294967295) is in the set. */
  has(address: number): boolean {
    let low = 0;
    let high = this.intervals.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const interval = this.intervals[middle];
      if (interval === undefined) return false;
      if (address < interval.first) high = middle - 1;
      else if (address > interval.last) low = middle + 1;
      else return true;
    }
    return false;
  }

  union(other: AddressSet): AddressSet {
    if (other.isEmpty) return this;
    if (this.isEmpty) return other;
    return AddressSet.ofIntervals([...this.intervals, ...other.intervals]);
  }

  intersect(other: AddressSet): AddressSet {
    const shared: Interval[] = [];
    let i = 0;
    let j = 0;
    for (;;) {
      const a = this.intervals[i];
      const b = other.intervals[j];
      if (a === undefined || b === undefined) break;
      const first = Math.max(a.first, b.first);
      const last = Math.min(a.last, b.last);
      if (first <= last) shared.push({ first, last });
      if (a.last < b.last) i++;
      else j++;
    }
    return shared.length === 0 ? AddressSet.empty : new AddressSet(shared);
  }

  /** Every address that is not in the set. */
  complement(): AddressSet {
    const gaps: Interval[] = [];
    let next = 0;
    for (const { first, last } of this.intervals) {
      if (first > next) gaps.push({ first: next, last: first - 1 });
      next = last + 1;
    }
    if (next < ADDRESS_COUNT) gaps.push({ first: next, last: ADDRESS_COUNT - 1 });
    return gaps.length === 0 ? AddressSet.empty : new AddressSet(gaps);
  }

  subtract(other: AddressSet): AddressSet {
    return this.isEmpty || other.isEmpty ? this : this.intersect(other.complement());
  }

  overlaps(other: AddressSet): boolean {
    return !this.intersect(other).isEmpty;
  }

  /** Whether every address of `other` is in this set. */
  contains(other: AddressSet): boolean {
    return other.subtract(this).isEmpty;
  }

  equals(other: AddressSet): boolean {
    return (
      this.intervals.length === other.intervals.length &&
      this.intervals.every(({ first, last }, i) => {
        const twin = other.intervals[i];
        return twin !== undefined && twin.first === first && twin.last === last;
      })
    );
  }

  /** The fewest CIDR blocks that make up the set, sorted. */
  toCidrs(): readonly Cidr[] {
    return this.intervals.flatMap(intervalToCidrs);
  }

  /** In JSON a set is its CIDR blocks. */
  toJSON(): readonly string[] {
    return this.toCidrs().map(formatCidr);
  }

  /**
   * The set for people: `nothing`, `everything`, up to `limit` blocks, and beyond that ranges, where a set with a few
   * holes is written as what is left out (`everything except 10.0.0.0/8`).
   */
  format(limit = 6): string {
    if (this.isEmpty) return 'nothing';
    const rest = this.complement();
    if (rest.isEmpty) return 'everything';
    const blocks = this.toCidrs();
    if (blocks.length <= limit) return blocks.map(formatCidr).join(', ');
    const holes = rest.toCidrs();
    if (holes.length <= limit) return `everything except ${holes.map(formatCidr).join(', ')}`;
    const shown = this.intervals.slice(0, limit).map(formatInterval).join(', ');
    const hidden = this.intervals.length - limit;
    return hidden > 0 ? `${shown} and ${hidden} more ranges` : shown;
  }
}

function intervalToCidrs({ first, last }: Interval): Cidr[] {
  const blocks: Cidr[] = [];
  for (let next = first; next <= last; ) {
    // The largest block that starts here: limited by the alignment of its first address and by what is left.
    let length = 32;
    let size = 1;
    while (length > 0 && next % (size * 2) === 0 && next + size * 2 - 1 <= last) {
      size *= 2;
      length--;
    }
    blocks.push(cidrOf(next, length));
    next += size;
  }
  return blocks;
}

function formatInterval({ first, last }: Interval): string {
  return first === last ? formatAddress(first) : `${formatAddress(first)}-${formatAddress(last)}`;
}
