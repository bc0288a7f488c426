import type { Outcome, Plan, StepResult } from '../../interconnect/index.ts';
import type { Context } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { confirm } from '../confirm.ts';
import { printJson } from '../envelope.ts';
import { ExitCode } from '../exit-code.ts';
import { count, duration } from '../layout.ts';
import type { Terminal } from '../terminal.ts';
import type { ProjectInput } from './flags.ts';
import { type Project, withProject } from './open-project.ts';
import { changePaint } from './paint.ts';
import { Progress } from './progress.ts';
import { type ReadBack, readBack, tellReadBack } from './read-back.ts';
import { refuseRisks } from './risks.ts';

interface Job {
  readonly command: 'up' | 'down';
  readonly yes: boolean;
  /** The user takes what becomes worse. */
  readonly acceptRisk: boolean;
  plan(project: Project): Promise<Plan>;
  /** Said before the question. */
  readonly question: string;
  /** Said when there is nothing to do. */
  readonly nothing: string;
  /** Commands worth trying after it went well. */
  readonly next: readonly string[];
}

/** What `up` and `down` have in common: plan, show, ask, do, tell. @returns the exit code */
export async function applyPlan(context: Context, flags: ProjectInput, job: Job): Promise<number> {
  const { terminal } = context;
  const signal = context.interruption();
  const progress = new Progress(terminal);
  const { printPlan } = await import('../../interconnect/index.ts');
  return withProject(context, flags, { onEvent: progress.onEvent, signal }, async (project) => {
    signal.addEventListener('abort', () => tellStopping(terminal), { once: true });
    const plan = await job.plan(project).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (plan === undefined) {
      terminal.tell('Stopped while looking: nothing was changed.');
      return ExitCode.interrupted;
    }
    refuseProblems(terminal, plan, printPlan(plan, changePaint(terminal.paint)), flags.json);
    if (plan.steps.length === 0 && plan.changes.length === 0) {
      if (flags.json) printJson(terminal, job.command, 'unchanged', { plan, results: [] });
      else terminal.print(job.nothing);
      return ExitCode.ok;
    }
    if (!flags.json) terminal.print(printPlan(plan, changePaint(terminal.paint)));
    refuseRisks(plan, job.acceptRisk, `isthmus ${job.command}${flags.local ? ' --local' : ''}`);
    if (!job.yes) {
      terminal.tell();
      if (!(await confirm(terminal, `${job.question} on ${project.cloud.label}.`, signal))) {
        if (signal.aborted) return ExitCode.interrupted;
        throw new CommandError('Not approved: nothing was changed.', {
          exitCode: ExitCode.failed,
          code: 'NotApproved',
        });
      }
    }
    terminal.tell();
    progress.start();
    const outcome = await project.engine.apply(plan, { asSeen: job.yes }).finally(() => progress.stop());
    const found = outcome.status === 'done' && job.command === 'up' ? await readBack(project, outcome.plan) : undefined;
    const exitCode = tellOutcome(terminal, outcome, job, flags, found);
    return found === undefined || found.asPredicted ? exitCode : ExitCode.failed;
  });
}

function tellStopping(terminal: Terminal): void {
  const word = terminal.talkPaint.yellow('Stopping');
  terminal.tell(`${word}: calls in flight are finished first. Ctrl-C again leaves at once.`);
}

/** A plan that cannot be carried out ends the command; the printed plan names every problem. */
export function refuseProblems(terminal: Terminal, plan: Plan, printed: string, json: boolean): void {
  if (plan.problems.length === 0) return;
  if (!json) terminal.print(printed);
  const [first] = plan.problems;
  const many = plan.problems.length > 1;
  throw new CommandError(
    many || first === undefined
      ? `${count(plan.problems.length, 'problem')} found; nothing was changed.`
      : first.message,
    {
      code: first?.code ?? 'Problem',
      facts: plan.problems,
      // With several, the plan above says what to do about each.
      actions:
        many && !json ? [] : plan.problems.flatMap(({ message, actions }) => (many ? [message, ...actions] : actions)),
      exitCode: plan.problems.some(({ code }) => code === 'Credentials') ? ExitCode.authentication : ExitCode.failed,
    },
  );
}

function tellOutcome(
  terminal: Terminal,
  outcome: Outcome,
  job: Job,
  flags: ProjectInput,
  found: ReadBack | undefined,
): number {
  const exitCode = exitCodeOf(outcome);
  if (flags.json) {
    printJson(terminal, job.command, outcome.status, { ...outcome, readBack: found ?? null });
    return exitCode;
  }
  const { paint, signs } = terminal;
  const { add, change, destroy } = outcome.summary;
  const numbers = `${add} added, ${change} changed, ${destroy} destroyed`;
  const again = `isthmus ${job.command}${flags.file === undefined ? '' : ` --file ${flags.file}`}${flags.local ? ' --local' : ''}`;
  terminal.tell();
  switch (outcome.status) {
    case 'done':
      terminal.print(`${paint.green(signs.done)} Done in ${duration(outcome.ms)}: ${numbers}.`);
      if (found !== undefined) tellReadBack(terminal, found);
      for (const line of job.next) terminal.tell(`  ${signs.arrow} ${line}`);
      break;
    case 'unchanged':
      terminal.print(job.nothing);
      break;
    case 'interrupted':
      terminal.print(`Interrupted after ${duration(outcome.ms)}: ${numbers}.`);
      tellSteps(terminal, outcome);
      terminal.print(`To go on: ${again}`);
      break;
    case 'failed':
      terminal.print(`${paint.red(signs.failed)} Not finished: ${numbers}.`);
      tellSteps(terminal, outcome);
      terminal.print(`When the cause is dealt with, go on with: ${again}`);
      break;
    case 'stale':
      terminal.print(`${paint.yellow('The cloud changed since the plan was made')}; nothing was touched.`);
      for (const line of outcome.differences) terminal.print(`  ${signs.dot} ${line}`);
      terminal.print(`Look at the new plan: ${again}`);
      break;
    case 'refused':
      terminal.print(`${paint.red(signs.failed)} Refused; nothing was touched.`);
      for (const problem of outcome.problems) terminal.print(`  ${signs.dot} ${problem.message}`);
      break;
  }
  return exitCode;
}

function exitCodeOf(outcome: Outcome): number {
  if (outcome.status === 'done' || outcome.status === 'unchanged') return ExitCode.ok;
  if (outcome.status === 'interrupted') return ExitCode.interrupted;
  return outcome.problems.some(({ code }) => code === 'Credentials') ? ExitCode.authentication : ExitCode.failed;
}

/** Done, open, not begun: by the step's own words. */
function tellSteps(terminal: Terminal, outcome: Outcome): void {
  const titles = new Map(outcome.plan.steps.map((step) => [step.id, step.title]));
  const line = ({ step, id, error }: StepResult): string =>
    `    ${titles.get(step) ?? step}${id === undefined ? '' : `  ${id}`}${error === undefined ? '' : `  (${error.code})`}`;
  const groups: readonly (readonly [string, readonly StepResult['status'][]])[] = [
    ['Done', ['done', 'adopted']],
    ['Failed', ['failed']],
    ['Open: called, end not seen', ['open']],
    ['Not begun', ['not-started']],
  ];
  for (const [title, states] of groups) {
    const members = outcome.results.filter(({ status }) => states.includes(status));
    if (members.length > 0) terminal.print([`  ${title}`, ...members.map(line)].join('\n'));
  }
}
