import { CommandError } from '../command-error.ts';
import type { Terminal } from '../terminal.ts';
import { networkFrom } from './network-word.ts';
import type { NetworkFacts, SpecFacts } from './spec-text.ts';

/** Asks a person for what the flags left open; Enter takes what stands in brackets. */
export async function askFacts(terminal: Terminal, facts: SpecFacts): Promise<SpecFacts> {
  terminal.tell('A few questions; Enter takes what stands in brackets. The file can be changed at any time.\n');
  const name = await answer(terminal, 'Name of the interconnect', facts.name);
  const region = await answer(terminal, 'Region', facts.region);
  const networks: NetworkFacts[] = [];
  for (const [index, suggestion] of facts.networks.entries()) {
    const called = await answer(terminal, `Network ${index + 1} is called`, suggestion.name);
    const vpc = await answer(terminal, `  its VPC (id, VRouter id or name)`, suggestion.value);
    networks.push(networkFrom(`${called}=${vpc}`, index));
  }
  const spec = await answer(terminal, 'Bandwidth class', facts.spec);
  return { ...facts, name, region, networks, spec };
}

async function answer(terminal: Terminal, question: string, fallback: string): Promise<string> {
  const given = await terminal.ask(`${question} ${terminal.talkPaint.dim(`[${fallback}]`)} `);
  if (given === undefined) throw new CommandError('Stopped: nothing was written.', { code: 'NotApproved' });
  return given.trim() === '' ? fallback : given.trim();
}
