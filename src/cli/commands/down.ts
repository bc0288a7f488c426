import { defineCommand } from '../command.ts';
import { applyPlan } from '../project/apply-plan.ts';
import { projectFlags } from '../project/flags.ts';
import { acceptRisk } from '../project/risks.ts';

export const command = defineCommand({
  description: [
    'Takes away what `isthmus up` made: routes first, then both sides deactivated and deleted, and waits until each is really gone. VPCs, vSwitches and whatever Isthmus did not make stay. It can be run at any moment, also after an interrupted `up`.',
  ],
  flags: {
    ...projectFlags,
    yes: { kind: 'switch', short: 'y', summary: 'Approve without being asked' },
    'accept-risk': acceptRisk,
  },
  examples: [
    { command: 'isthmus down', summary: 'Show what goes, ask, do it' },
    { command: 'isthmus down --yes', summary: 'In a script' },
  ],
  exitCodes: { 3: 'a confirmation is needed: add --yes, or --accept-risk' },
  async run(context, { flags }) {
    return applyPlan(context, flags, {
      command: 'down',
      yes: flags.yes,
      acceptRisk: flags['accept-risk'],
      undoOnError: false,
      plan: ({ engine }) => engine.planDown(),
      question: 'This will be taken away',
      nothing: 'No changes. Nothing of this interconnect exists.',
      next: ({ warnings }, as) => {
        const left = warnings.some(({ code }) => code === 'EndOutOfReach');
        return [`${left ? 'Ends in other accounts stay. ' : 'Nothing of it is left. '}Make it again: ${as('up')}`];
      },
    });
  },
});
