import fc from 'fast-check';
import { DataPlane } from '../../src/cloud/dataplane/data-plane.ts';
import type { Snapshot } from '../../src/network/index.ts';
import { type Comparison, compare, type Mismatch } from './compare.ts';
import { Prober } from './prober.ts';
import { randomWorld } from './random-world.ts';
import { shrink } from './shrink.ts';

export interface DifferentialResult {
  readonly networks: number;
  /** Pairs of hosts, each direction counted. */
  readonly pairs: number;
  readonly mismatches: readonly Mismatch[];
  /** The smallest network about which model and kernel differ. */
  readonly counterexample: Snapshot | undefined;
}

export interface DifferentialOptions {
  readonly networks: number;
  readonly seed: number;
  /** What the kernel is given to play instead of the network: for showing that a difference is found. */
  readonly distort?: (snapshot: Snapshot) => Snapshot;
  /** Seconds that a packet gets before a difference counts. */
  readonly patience?: number;
  /** Told after each network. */
  readonly progress?: (networks: number, pairs: number) => void;
}

/**
 * Draws networks, has the kernel play one after the other (so each is also a change from the one before), and compares
 * model and kernel packet by packet. The first difference ends it, and is shrunk to the smallest network that shows one.
 *
 * @throws DataPlaneError where there are no network namespaces
 */
export async function differential(options: DifferentialOptions): Promise<DifferentialResult> {
  const { networks, seed, distort = (snapshot: Snapshot) => snapshot, patience, progress } = options;
  const plane = await DataPlane.open();
  try {
    const prober = await Prober.start(plane);
    const judge = async (snapshot: Snapshot): Promise<Comparison> => {
      await plane.play(distort(snapshot));
      return compare(prober, snapshot, patience);
    };
    let played = 0;
    let pairs = 0;
    // One at a time: a thousand at once would fill the memory. Each has a seed of its own, so runs can be cut short.
    for (; played < networks; played++) {
      const [snapshot] = fc.sample(randomWorld, { numRuns: 1, seed: (seed + played) | 0 });
      if (snapshot === undefined) break;
      const comparison = await judge(snapshot);
      if (comparison.mismatches.length > 0) {
        return {
          networks: played + 1,
          pairs: pairs + comparison.pairs,
          ...(await smallest(snapshot, comparison, judge)),
        };
      }
      pairs += comparison.pairs;
      progress?.(played + 1, pairs);
    }
    prober.close();
    return { networks: played, pairs, mismatches: [], counterexample: undefined };
  } finally {
    await plane.close();
  }
}

async function smallest(
  snapshot: Snapshot,
  comparison: Comparison,
  judge: (snapshot: Snapshot) => Promise<Comparison>,
): Promise<Pick<DifferentialResult, 'mismatches' | 'counterexample'>> {
  let { mismatches } = comparison;
  const counterexample = await shrink(snapshot, async (smaller) => {
    const found = (await judge(smaller)).mismatches;
    if (found.length === 0) return false;
    mismatches = found;
    return true;
  });
  return { mismatches, counterexample };
}
