import { analysisFlags } from '../analysis/flags.ts';
import { openNetwork } from '../analysis/open-network.ts';
import { defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { ExitCode } from '../exit-code.ts';

const { network: _network, ...diffFlags } = analysisFlags;

export const command = defineCommand({
  description: [
    'Compares two networks by what packets do in them, not by their text: which pairs of subnets gain, lose or change their path, which addresses end otherwise, which findings of lint appear and vanish. Without AFTER, with what the cloud says now.',
  ],
  arguments: [
    { name: 'BEFORE', summary: 'A file of `isthmus snapshot`', required: true },
    { name: 'AFTER', summary: 'Another one; without it, the cloud now', required: false },
  ],
  flags: {
    ...diffFlags,
    strict: { kind: 'switch', summary: 'End with 1 when something is worse: a path lost, a loop or black hole' },
  },
  examples: [
    { command: 'isthmus diff monday.json friday.json', summary: 'What became different?' },
    { command: 'isthmus diff net.json --strict', summary: 'Has anything become worse since?' },
  ],
  exitCodes: { 1: 'failed; with --strict: something is worse' },
  async run(context, { flags, arguments: [before = '', after] }) {
    const { terminal } = context;
    const [{ diff, formatDiff, harmOf, pairChanges }, { printDiff }] = await Promise.all([
      import('../../network/index.ts'),
      import('../analysis/print-diff.ts'),
    ]);
    const [was, is] = await Promise.all([
      openNetwork(context, { ...flags, network: before }),
      openNetwork(context, { ...flags, network: after }),
    ]);
    const found = diff(was.network, is.network);
    const words = formatDiff(found);
    const harm = harmOf(found);
    const worse = harm.lost.length + harm.findings.length > 0;
    const status = worse ? 'worse' : words.length > 0 ? 'different' : 'same';
    if (flags.json) {
      const { appeared, vanished } = found;
      const pairs = pairChanges(found);
      const labels = { before: was.label, after: is.label };
      printJson(terminal, 'diff', status, { ...labels, words, pairs, appeared, vanished, filters: found.filters });
    } else printDiff(terminal, words, worse);
    return worse && flags.strict ? ExitCode.failed : ExitCode.ok;
  },
});
