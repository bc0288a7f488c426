import type { Outcome, Plan } from '../../interconnect/index.ts';
import type { Context } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { confirm } from '../confirm.ts';
import { printJson } from '../envelope.ts';
import { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import type { ProjectInput } from './flags.ts';
import { nextCommand } from './next-command.ts';
import { type Project, withProject } from './open-project.ts';
import { changePaint } from './paint.ts';
import { refuseProblems } from './problems.ts';
import { Progress } from './progress.ts';
import { readBack } from './read-back.ts';
import { refuseRisks } from './risks.ts';
import { tellOutcome } from './tell-outcome.ts';

interface Job {
  readonly command: 'up' | 'down';
  readonly yes: boolean;
  /** The user takes what becomes worse. */
  readonly acceptRisk: boolean;
  /** When a step fails, what the run made is taken back. */
  readonly undoOnError: boolean;
  /** The user lets a move interrupt traffic where it has to. */
  readonly allowInterruption?: boolean;
  plan(project: Project): Promise<Plan>;
  /** Said before the question. */
  readonly question: string;
  /** Said when there is nothing to do. */
  readonly nothing: string;
  /** Commands worth trying after it went well. */
  next(done: Plan, as: (command: string) => string): readonly string[];
}

/** What `up` and `down` have in common: plan, show, ask, do, tell. @returns the exit code */
export async function applyPlan(context: Context, flags: ProjectInput, job: Job): Promise<number> {
  const { terminal } = context;
  const signal = context.interruption();
  const progress = new Progress(terminal);
  const { printPlan } = await import('../../interconnect/index.ts');
  const { allowInterruption = false } = job;
  return withProject(context, flags, { onEvent: progress.onEvent, signal, allowInterruption }, async (project) => {
    signal.addEventListener('abort', () => tellStopping(terminal), { once: true });
    const plan = await job.plan(project).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (plan === undefined) {
      terminal.tell('Stopped while looking: nothing was changed.');
      return ExitCode.interrupted;
    }
    refuseProblems(terminal, plan, flags.json);
    if (plan.steps.length === 0 && plan.changes.length === 0) {
      if (flags.json) printJson(terminal, job.command, 'unchanged', { plan, results: [] });
      else terminal.print(job.nothing);
      return ExitCode.ok;
    }
    if (!flags.json) terminal.print(printPlan(plan, changePaint(terminal.paint)));
    const again = nextCommand(job.command, flags, context, ...(allowInterruption ? ['--allow-interruption'] : []));
    refuseRisks(plan, job.acceptRisk, again);
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
    progress.start(plan.steps.length);
    const outcome = await project.engine.apply(plan, { asSeen: job.yes }).finally(() => progress.stop());
    const found = outcome.status === 'done' && job.command === 'up' ? await readBack(project, outcome.plan) : undefined;
    const undone = outcome.status === 'failed' && job.undoOnError ? await undo(context, project, outcome) : undefined;
    const next = job.next(outcome.plan, (command) => nextCommand(command, flags, context));
    const exitCode = tellOutcome(terminal, outcome, flags.json, { ...job, next, again, found, undone });
    return found === undefined || found.asPredicted ? exitCode : ExitCode.failed;
  });
}

/** Takes back what a run made that failed. */
async function undo({ terminal }: Context, { engine }: Project, { plan }: Outcome): Promise<Outcome> {
  terminal.tell();
  terminal.tell(`${terminal.talkPaint.yellow('Taking back')} what this run made.`);
  return engine.apply(await engine.planUndo(plan), { asSeen: true });
}

function tellStopping(terminal: Terminal): void {
  const word = terminal.talkPaint.yellow('Stopping');
  terminal.tell(`${word}: calls in flight are finished first. Ctrl-C again leaves at once.`);
}
