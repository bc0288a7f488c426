import type { Scenario } from '../scenario.ts';
import { playStorm, type StormReport } from './storm.ts';

/** Plays of one world that finding the events that matter may cost. */
const MOST_PLAYS = 150;

/**
 * The fewest events found with which the world of a seed still goes wrong: leaves out ever smaller parts of them, as long
 * as something fails.
 */
export async function shrink(report: StormReport, scenarios?: readonly Scenario[]): Promise<StormReport> {
  let best = report;
  let plays = 0;
  for (let size = Math.ceil(report.events.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < best.events.length && plays < MOST_PLAYS; ) {
      const fewer = best.events.toSpliced(from, size);
      plays++;
      const again = await playStorm(report.seed, fewer, scenarios);
      if (again.failure === undefined) {
        again.world.close();
        from += size;
      } else {
        best.world.close();
        best = again;
      }
    }
  }
  return best;
}
