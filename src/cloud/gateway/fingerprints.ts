/**
 * A set of texts that keeps only a fingerprint of each, 53 bits in one typed array: some 20 bytes a text instead of a
 * hundred, and nothing for the garbage collector to walk. What was added is always known again; a text that was not is
 * taken for known with a chance of (number of texts) / 2^53, one in a billion among ten million.
 */
export class Fingerprints {
  /** Open addressing, at most half full, a power of two long; 0 is an empty slot. */
  #slots = new Float64Array(64);
  #size = 0;

  /** @returns whether it was not there before */
  add(text: string): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    if (!place(this.#slots, fingerprintOf(text))) return false;
    this.#size += 1;
    return true;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2);
    for (const fingerprint of this.#slots) if (fingerprint !== 0) place(larger, fingerprint);
    this.#slots = larger;
  }
}

/** @returns false when it is there already */
function place(slots: Float64Array, fingerprint: number): boolean {
  const last = slots.length - 1;
  let index = fingerprint & last;
  for (let held = slots[index]; held !== 0; held = slots[index]) {
    if (held === fingerprint) return false;
    index = (index + 1) & last;
  }
  slots[index] = fingerprint;
  return true;
}

/** Two 32-bit multiplicative hashes, mixed as in MurmurHash3 and joined to a whole number from 1 to 2^53. */
function fingerprintOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = mixed(high ^ (low >>> 16));
  low = mixed(low ^ (high >>> 16));
  return (high >>> 11) * 2 ** 32 + (low >>> 0) + 1;
}

function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
