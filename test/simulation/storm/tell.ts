import type { Scenario } from '../scenario.ts';
import { printTrace } from '../trace.ts';
import { shrink } from './shrink.ts';
import type { StormReport } from './storm.ts';

/** A failing seed for people: what went wrong, the shortest way there that was found, and the command that replays it. */
export async function tellFailure(report: StormReport, scenarios?: readonly Scenario[]): Promise<string> {
  const short = await shrink(report, scenarios);
  const { seed, scenario, failure, events, world } = short;
  const text = [
    `seed ${seed} (${scenario}): ${failure}`,
    printTrace(world),
    // By the scenario's name: which one a seed means may change when others are added.
    `  npm run simulate -- --seed ${seed} --scenario '${scenario}' --only '${events.join(',')}'`,
  ].join('\n');
  world.close();
  return text;
}
