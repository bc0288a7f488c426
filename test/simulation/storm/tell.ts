import { printTrace } from '../trace.ts';
import { shrink } from './shrink.ts';
import type { StormReport } from './storm.ts';

/** A failing seed for people: what went wrong, the shortest way there that was found, and the command that replays it. */
export async function tellFailure(report: StormReport): Promise<string> {
  const short = await shrink(report);
  const { seed, scenario, failure, events, world } = short;
  const text = [
    `seed ${seed} (${scenario}): ${failure}`,
    printTrace(world),
    `  npm run simulate -- --seed ${seed} --only '${events.join(',')}'`,
  ].join('\n');
  world.close();
  return text;
}
