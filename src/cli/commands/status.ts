import { defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { projectFlags } from '../project/flags.ts';
import { nextCommand } from '../project/next-command.ts';
import { withProject } from '../project/open-project.ts';
import { changePaint } from '../project/paint.ts';
import { exitCodeOf } from '../project/problems.ts';

export const command = defineCommand({
  description: [
    'Looks at the cloud and shows what is there beside what the spec declares: networks, router interfaces with their states, routes, and every difference with who is likely behind it. Changes nothing.',
  ],
  flags: projectFlags,
  examples: [
    { command: 'isthmus status', summary: 'A table' },
    { command: 'isthmus status --json', summary: 'For scripts: data.state is connected, partial, absent or blocked' },
  ],
  exitCodes: { 1: 'failed, or the state is `blocked`' },
  async run(context, { flags }) {
    const { terminal } = context;
    const { printStatus } = await import('../../interconnect/index.ts');
    return withProject(context, flags, {}, async ({ engine }) => {
      const report = await engine.status();
      if (flags.json) {
        const warnings = [...report.problems, ...report.warnings].map(({ message }) => message);
        printJson(terminal, 'status', report.state, report, warnings);
      } else {
        terminal.print(printStatus(report, changePaint(terminal.paint)));
        const hint = { connected: undefined, partial: 'Repair it', absent: 'Make it', blocked: undefined };
        const word = hint[report.state];
        if (word !== undefined)
          terminal.tell(`\n${terminal.signs.arrow} ${word}: ${nextCommand('up', flags, context)}`);
      }
      return exitCodeOf(report.problems);
    });
  },
});
