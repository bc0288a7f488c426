import type { LinkReach, Plan, Verification } from '../../interconnect/index.ts';
import type { Terminal } from '../terminal.ts';
import type { Project } from './open-project.ts';

/** What the cloud says after a run, beside what the plan had said. */
export interface ReadBack {
  readonly verification: Verification;
  /** Whether every connection is as it was predicted. */
  readonly asPredicted: boolean;
}

/** Looks again when a plan is carried out, and holds what is there against the prediction. */
export async function readBack({ engine }: Project, plan: Plan): Promise<ReadBack | undefined> {
  const { prediction } = plan;
  if (prediction === undefined) return undefined;
  const verification = await engine.verify();
  const found = new Map(verification.links.map((link) => [link.key, brief(link)]));
  return { verification, asPredicted: prediction.links.every((link) => found.get(link.key) === brief(link)) };
}

/** A connection with every pair's state, as a text to compare. */
const brief = ({ state, pairs }: LinkReach): string =>
  JSON.stringify([state, pairs.map(({ between, there, back }) => [...between, there.reached, back.reached])]);

/** One line for each connection; what is not as predicted, and why, stands out. */
export function tellReadBack(terminal: Terminal, { verification, asPredicted }: ReadBack): void {
  const { paint, signs } = terminal;
  for (const link of verification.links) {
    const good = link.state === 'connected';
    const open = link.pairs.filter(({ there, back }) => there.reached && back.reached).length;
    const all = open === link.pairs.length ? '' : ` of ${link.pairs.length}`;
    const sign = good ? paint.green(signs.done) : paint.yellow('!');
    const pairs =
      open === 1 && all === '' ? '1 subnet pair reaches each other' : `${open}${all} subnet pairs reach each other`;
    terminal.print(`${sign} Read back: ${link.between.join(` ${signs.both} `)} ${link.state}, ${pairs}.`);
  }
  if (asPredicted) return;
  terminal.print(paint.red('That is not what the plan said. Look: isthmus verify, isthmus why'));
  for (const { message } of verification.problems) terminal.print(`  ${message}`);
}
