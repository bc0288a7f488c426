import { atMost, BIN, processSeconds } from './measure.ts';
import type { Result } from './result.ts';

const ROUNDS = 15;

/** `isthmus --help` beside a Node that does nothing. */
export async function help(): Promise<Result[]> {
  const pairs: [number, number][] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const pair: [number, number] = [await processSeconds([BIN, '--help']), await processSeconds(['-e', '0'])];
    if (round > 0) pairs.push(pair);
  }
  return [atMost(3, { bench: 'help', metric: 'isthmus --help, whole process', unit: 's', pairs })];
}
