import { analysisFlags } from '../analysis/flags.ts';
import { openNetwork } from '../analysis/open-network.ts';
import type { CheckResult } from '../check/result.ts';
import { type Context, defineCommand } from '../command.ts';
import { jsonText } from '../envelope.ts';
import { ExitCode } from '../exit-code.ts';
import { writeText } from '../files.ts';

export const command = defineCommand({
  description: [
    'Holds expectations against a network, as code, for CI: `app can reach data on all subnets`, `dev cannot reach prod`, `only app can reach data`, `no loops`. docs/checks.md has every form. One that packets may break out of the model, where nobody can tell, counts as not held.',
    'It ends with 1 when one does not hold, and says why, exactly; where that is known also by which calls it would.',
  ],
  arguments: [{ name: 'FILE', summary: 'The expectations, YAML or JSON', required: true }],
  flags: {
    ...analysisFlags,
    format: {
      kind: 'text',
      summary: 'Form of the answer: for people, for programs, for CI, for code scanning',
      placeholder: 'FORMAT',
      choices: ['text', 'json', 'junit', 'sarif'],
      default: 'text',
    },
    output: {
      kind: 'text',
      short: 'o',
      summary: 'Write the answer to this file, and a line for people to stderr',
      placeholder: 'FILE',
      completes: 'file',
    },
  },
  examples: [
    { command: 'isthmus check expectations.yaml', summary: 'Against what the cloud says now' },
    { command: 'isthmus check expectations.yaml --network net.json', summary: 'Offline' },
    {
      command: 'isthmus check expectations.yaml --format junit --output results.xml',
      summary: 'For a CI system',
    },
  ],
  exitCodes: { 1: 'failed, or an expectation does not hold' },
  async run(context, { flags, arguments: [file = ''] }) {
    const { terminal } = context;
    const [{ FILTERS }, { readCheckFile }, { checkAll, passes }] = await Promise.all([
      import('../../network/index.ts'),
      import('../check/read-check-file.ts'),
      import('../check/result.ts'),
    ]);
    const checks = await readCheckFile(context, file);
    const open = await openNetwork(context, flags);
    const results = checkAll(open, checks);
    const good = passes(results);
    const format = flags.json ? 'json' : flags.format;
    const text =
      format === 'json'
        ? jsonText('check', good ? 'holds' : 'broken', { network: open.label, results, filters: FILTERS })
        : await render(format, file, results, context);
    if (flags.output === undefined) terminal.print(text);
    else terminal.tell(`Wrote ${writeText(context, flags.output, text)}`);
    return good ? ExitCode.ok : ExitCode.failed;
  },
});

async function render(
  format: string,
  file: string,
  results: readonly CheckResult[],
  { terminal }: Context,
): Promise<string> {
  switch (format) {
    case 'junit':
      return (await import('../check/junit.ts')).junit(file, results);
    case 'sarif':
      return (await import('../check/sarif.ts')).sarif(file, results);
    default:
      return (await import('../check/print-check.ts')).checkText(terminal, results);
  }
}
