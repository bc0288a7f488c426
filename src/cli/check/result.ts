import { Checker, type Verdict } from '../../network/index.ts';
import { nearestPlace } from '../analysis/find-ends.ts';
import type { OpenNetwork } from '../analysis/open-network.ts';
import type { CheckFile, Expected } from './read-check-file.ts';

/** An expectation with what is true of it. */
export interface CheckResult extends Expected {
  readonly verdict: Verdict;
  /** How long the answer took, in milliseconds. */
  readonly ms: number;
}

/** Holds every expectation of a file against a network. */
export function checkAll({ network, otherNames }: OpenNetwork, { names, expected }: CheckFile): readonly CheckResult[] {
  const alias = (word: string): string => (Object.hasOwn(names, word) ? (names[word] ?? word) : word);
  const meaning = (word: string): string => {
    const meant = alias(word);
    const known = [...network.vpcs.values()].some(({ id, name }) => id === meant || name === meant);
    return known ? meant : (otherNames.get(meant) ?? meant);
  };
  const checker = new Checker(network, meaning, (word) => nearestPlace(network, word));
  return expected.map((one) => {
    const start = performance.now();
    const verdict = checker.check(one.expectation);
    return { ...one, verdict, ms: performance.now() - start };
  });
}

/** Everything holds. */
export const passes = (results: readonly CheckResult[]): boolean =>
  results.every(({ verdict }) => verdict.status === 'holds');
