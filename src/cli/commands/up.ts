import { defineCommand } from '../command.ts';
import { applyPlan } from '../project/apply-plan.ts';
import { allowInterruption, projectFlags } from '../project/flags.ts';
import { acceptRisk } from '../project/risks.ts';

export const command = defineCommand({
  description: [
    'Plans, shows the plan, asks, and carries it out: what can go at once goes at once, and while it waits it says for what. A plan that makes something worse for packets is refused without --accept-risk. Afterwards it reads the cloud back and says whether packets do what the plan said. Run again, it finds nothing to do; interrupted anywhere, the next run finds what exists and goes on.',
    'Ctrl-C once finishes the calls in flight and tells what is done, what is open and how to go on; twice leaves at once.',
  ],
  flags: {
    ...projectFlags,
    yes: { kind: 'switch', short: 'y', summary: 'Approve without being asked' },
    'accept-risk': acceptRisk,
    'undo-on-error': {
      kind: 'switch',
      summary:
        'When a step fails, take back what this run made; without it, what is done stays and the next run goes on',
    },
    'allow-interruption': allowInterruption,
  },
  examples: [
    { command: 'isthmus up', summary: 'Show the plan, ask, do it' },
    { command: 'isthmus up --yes --json', summary: 'In a script' },
    { command: 'isthmus up --yes --undo-on-error', summary: 'All of it, or none of what it makes' },
    { command: 'isthmus up --local', summary: 'On the local cloud' },
  ],
  exitCodes: { 3: 'a confirmation is needed: add --yes, or --accept-risk' },
  async run(context, { flags }) {
    return applyPlan(context, flags, {
      command: 'up',
      yes: flags.yes,
      acceptRisk: flags['accept-risk'],
      undoOnError: flags['undo-on-error'],
      allowInterruption: flags['allow-interruption'],
      plan: ({ engine }) => engine.plan(),
      question: 'These changes will be made',
      nothing: 'No changes. Everything is as declared.',
      next: (_, as) => [`See it: ${as('status')}, ${as('graph')}`, `Take it away again: ${as('down')}`],
    });
  },
});
