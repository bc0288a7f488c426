import { randomBytes, randomUUID } from 'node:crypto';

/** Where the local cloud gets its chance: resource ids and request ids. */
export interface Random {
  bytes(count: number): Uint8Array;
  /** A version 4 UUID, lower case. */
  uuid(): string;
}

/** The machine's randomness. */
export const systemRandom: Random = { bytes: (count) => randomBytes(count), uuid: () => randomUUID() };

/** A repeatable source: the same seed gives the same ids in the same order (the sfc32 generator). */
export function seededRandom(seed: number): Random {
  const state = new Uint32Array([0x9e3779b9, 0x243f6a88, seed >>> 0, 1]);
  const next = (): number => {
    const [a = 0, b = 0, c = 0, counter = 0] = state;
    const sum = (a + b + counter) >>> 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = counter + 1;
    return sum;
  };
  for (let round = 0; round < 12; round++) next();
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => next() & 0xff);
  return { bytes, uuid: () => uuidOf(bytes(16)) };
}

function uuidOf(bytes: Uint8Array): string {
  const marked = Uint8Array.from(bytes, (byte, index) =>
    index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte,
  );
  return Buffer.from(marked)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
