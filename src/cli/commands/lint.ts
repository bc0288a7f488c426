import { analysisFlags } from '../analysis/flags.ts';
import { openNetwork } from '../analysis/open-network.ts';
import { defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { ExitCode } from '../exit-code.ts';

export const command = defineCommand({
  description: [
    'Looks for what is wrong with a network, or asks for trouble: loops, black holes, entries that can never match or whose next hop is gone or inactive, overlapping CIDR blocks among connected VPCs, one-way connectivity, missing return routes, default routes that swallow. Each finding names the ids involved, says why it matters and what to do, as calls of the API where that is clear.',
  ],
  flags: {
    ...analysisFlags,
    strict: { kind: 'switch', summary: 'End with 1 for warnings too' },
  },
  examples: [
    { command: 'isthmus lint', summary: 'The regions of the spec' },
    { command: 'isthmus lint --network net.json --strict', summary: 'A snapshot, in CI' },
    { command: 'isthmus lint --local --json', summary: 'The local cloud, for scripts' },
  ],
  exitCodes: { 1: 'failed, or something is wrong' },
  async run(context, { flags }) {
    const { terminal } = context;
    const [{ FILTERS, lint }, { printFindings }] = await Promise.all([
      import('../../network/index.ts'),
      import('../analysis/print-findings.ts'),
    ]);
    const { network, label } = await openNetwork(context, flags);
    const findings = lint(network);
    const errors = findings.some(({ severity }) => severity === 'error');
    const status = errors ? 'errors' : findings.length > 0 ? 'warnings' : 'clean';
    if (flags.json) printJson(terminal, 'lint', status, { network: label, findings, filters: FILTERS });
    else printFindings(terminal, network, findings);
    return errors || (flags.strict && findings.length > 0) ? ExitCode.failed : ExitCode.ok;
  },
});
