import { findEnds } from '../analysis/find-ends.ts';
import { analysisFlags } from '../analysis/flags.ts';
import { openNetwork } from '../analysis/open-network.ts';
import { defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { ExitCode } from '../exit-code.ts';

export const command = defineCommand({
  description: [
    'Says why two places cannot talk: everything that stands in the way, in both directions, not only the first thing; and the smallest set of changes that joins them, as calls of the API, made in the model first to see that they do. docs/mistakes.md shows what it says of the classic mistakes.',
    'FROM and TO are addresses, ids or names of vSwitches and VPCs, or names of the spec.',
  ],
  arguments: [
    { name: 'FROM', summary: 'One place', required: true },
    { name: 'TO', summary: 'The other', required: true },
  ],
  flags: analysisFlags,
  examples: [
    { command: 'isthmus why app data', summary: 'Why can they not talk?' },
    {
      command: 'isthmus why vsw-bp1a vsw-bp1b --network net.json --json',
      summary: 'Two vSwitches, offline, for scripts',
    },
  ],
  exitCodes: { 1: 'failed, or something keeps them apart' },
  async run(context, { flags, arguments: words }) {
    const { terminal } = context;
    const [{ explainAll }, { printWhy }] = await Promise.all([
      import('../analysis/explain-all.ts'),
      import('../analysis/print-why.ts'),
    ]);
    const open = await openNetwork(context, flags);
    const [from = [], to = []] = await Promise.all(words.map((word) => findEnds(open, word)));
    const unique = (places: typeof from) => [...new Set(places.map(({ vSwitch }) => vSwitch))];
    const found = explainAll(open.network, unique(from), unique(to));
    const connected = found.pairs.every((pair) => pair.connected);
    if (flags.json) printJson(terminal, 'why', connected ? 'connected' : 'apart', { network: open.label, ...found });
    else printWhy(terminal, open.network, found);
    return connected ? ExitCode.ok : ExitCode.failed;
  },
});
