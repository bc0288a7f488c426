import { defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { ExitCode } from '../exit-code.ts';
import { allowInterruption, projectFlags } from '../project/flags.ts';
import { nextCommand } from '../project/next-command.ts';
import { withProject } from '../project/open-project.ts';
import { changePaint } from '../project/paint.ts';
import { refuseProblems } from '../project/problems.ts';

export const command = defineCommand({
  description: [
    'Looks at the cloud, compares it with the spec and shows what `isthmus up` would do: each resource, the routes that will appear, the steps and what they wait for, and what packets will do then: which pairs will connect, which lose their path, what will loop. Changes nothing. Everything that stands in the way is reported at once.',
  ],
  flags: {
    ...projectFlags,
    'allow-interruption': allowInterruption,
    'detailed-exitcode': { kind: 'switch', summary: 'End with 2 when there is something to do' },
  },
  examples: [
    { command: 'isthmus plan', summary: 'What would `isthmus up` do?' },
    {
      command: 'isthmus plan --detailed-exitcode --json',
      summary: 'In a pipeline: 0 nothing to do, 2 changes, 1 error',
    },
  ],
  exitCodes: { 2: 'the command line is wrong; with --detailed-exitcode: there are changes' },
  async run(context, { flags }) {
    const { terminal } = context;
    const { printPlan } = await import('../../interconnect/index.ts');
    return withProject(context, flags, { allowInterruption: flags['allow-interruption'] }, async ({ engine }) => {
      const plan = await engine.plan();
      refuseProblems(terminal, plan, flags.json);
      const changes = plan.changes.length > 0 || plan.steps.length > 0;
      if (flags.json) {
        const warnings = plan.warnings.map(({ message }) => message);
        printJson(terminal, 'plan', changes ? 'changes' : 'unchanged', plan, warnings);
      } else {
        terminal.print(printPlan(plan, changePaint(terminal.paint)));
        const interrupting = flags['allow-interruption'] ? ['--allow-interruption'] : [];
        const risky = (plan.prediction?.risks ?? []).length > 0 ? ['--accept-risk'] : [];
        const next = nextCommand('up', flags, context, ...interrupting, ...risky);
        if (changes) terminal.tell(`\n${terminal.signs.arrow} Do it: ${next}`);
      }
      return changes && flags['detailed-exitcode'] ? ExitCode.changes : ExitCode.ok;
    });
  },
});
