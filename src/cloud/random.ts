const { randomBytes, randomUUID } = process.getBuiltinModule('node:crypto');

/** Where the local cloud gets its chance: resource ids and request ids. */
export interface Random {
  bytes(count: number): Uint8Array;
  /** A version 4 UUID, lower case. */
  uuid(): string;
}

/** The machine's randomness, drawn a page at a time: each draw for itself costs as much as adding a row. */
export const systemRandom: Random = {
  bytes(count) {
    if (count > POOL) return randomBytes(count);
    if (pool.length < count) pool = randomBytes(POOL);
    const bytes = pool.subarray(0, count);
    pool = pool.subarray(count);
    return bytes;
  },
  uuid: () => randomUUID(),
};

const POOL = 4096;
let pool: Uint8Array = new Uint8Array();

/** A source that can be sent back to its beginning. */
export interface SeededRandom extends Random {
  restart(): void;
}

/**
 * A repeatable source: the same seed gives the same bytes, and the same UUIDs, in the same order. The two come from streams
 * of their own: each request takes a UUID, and how often a client looks must not decide which ids it gets.
 */
export function seededRandom(seed: number): SeededRandom {
  const [bytes, uuids] = [byteStream(seed, 0), byteStream(seed, 1)];
  return {
    bytes: bytes.take,
    uuid: () => uuidOf(uuids.take(16)),
    restart() {
      bytes.restart();
      uuids.restart();
    },
  };
}

/** The sfc32 generator. */
function byteStream(seed: number, stream: number): { take(count: number): Uint8Array; restart(): void } {
  const state = new Uint32Array(4);
  const next = (): number => {
    const [a = 0, b = 0, c = 0, counter = 0] = state;
    const sum = (a + b + counter) >>> 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = counter + 1;
    return sum;
  };
  const restart = (): void => {
    state.set([0x9e3779b9 + stream, 0x243f6a88, seed >>> 0, 1]);
    for (let round = 0; round < 12; round++) next();
  };
  restart();
  return { take: (count) => Uint8Array.from({ length: count }, () => next() & 0xff), restart };
}

function uuidOf(bytes: Uint8Array): string {
  const marked = Uint8Array.from(bytes, (byte, index) =>
    index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte,
  );
  return Buffer.from(marked)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
