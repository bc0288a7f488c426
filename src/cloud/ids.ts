import type { Random } from './random.ts';
import type { Region } from './regions.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A resource id as the real service makes them: prefix, region code, 18 lower-case letters and digits. */
export function resourceId(prefix: string, region: Region, random: Random): string {
  let tail = '';
  // 36 does not divide 256, so some letters are a little likelier: of no matter here.
  for (const byte of random.bytes(18)) tail += ALPHABET[byte % ALPHABET.length];
  return `${prefix}-${region.code}${tail}`;
}
