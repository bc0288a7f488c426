import type { Plan } from '../../interconnect/index.ts';
import type { Switch } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { ExitCode } from '../exit-code.ts';
import { count } from '../layout.ts';

/** The flag of commands that carry out a plan. */
export const acceptRisk = {
  kind: 'switch',
  summary: 'Carry out a plan that makes something worse: a pair loses its path, a loop or black hole appears',
} as const satisfies Switch;

/** A plan that makes anything worse is carried out only by who accepts it. The printed plan names what. */
export function refuseRisks(plan: Plan, accepted: boolean, again: string): void {
  const risks = plan.prediction?.risks ?? [];
  if (accepted || risks.length === 0) return;
  throw new CommandError(`This plan makes ${count(risks.length, 'thing')} worse; nothing was changed.`, {
    code: 'RiskNotAccepted',
    exitCode: ExitCode.confirmation,
    facts: risks,
    actions: [`Accept it: ${again} --accept-risk`, 'Or change the spec'],
  });
}
