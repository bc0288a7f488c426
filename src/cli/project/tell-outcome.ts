import type { Outcome, StepResult } from '../../interconnect/index.ts';
import { printJson } from '../envelope.ts';
import { ExitCode } from '../exit-code.ts';
import { duration } from '../layout.ts';
import type { Terminal } from '../terminal.ts';
import { exitCodeOf as exitCodeOfProblems } from './problems.ts';
import { type ReadBack, tellReadBack } from './read-back.ts';

/** What is told of a run beside its outcome. */
export interface Told {
  readonly command: 'up' | 'down';
  /** The command that goes on where this run stopped. */
  readonly again: string;
  /** Said when there was nothing to do. */
  readonly nothing: string;
  /** Commands worth trying after it went well. */
  readonly next: readonly string[];
  /** What packets do now, where that was looked at. */
  readonly found?: ReadBack | undefined;
  /** What came of taking back what the run made, where that was asked for and needed. */
  readonly undone?: Outcome | undefined;
}

/** Tells what came of a run: done, open, how to go on. @returns the exit code */
export function tellOutcome(
  terminal: Terminal,
  outcome: Outcome,
  json: boolean,
  { command, again, nothing, next, found, undone }: Told,
): number {
  const exitCode = exitCodeOf(outcome);
  if (json) {
    const more = undone === undefined ? {} : { undone };
    printJson(terminal, command, outcome.status, { ...outcome, readBack: found ?? null, ...more });
    return exitCode;
  }
  const { paint, signs } = terminal;
  const { add, change, destroy } = outcome.summary;
  const numbers = `${add} added, ${change} changed, ${destroy} destroyed`;
  terminal.tell();
  switch (outcome.status) {
    case 'done':
      terminal.print(`${paint.green(signs.done)} Done in ${duration(outcome.ms)}: ${numbers}.`);
      if (found !== undefined) tellReadBack(terminal, found);
      for (const line of next) terminal.tell(`  ${signs.arrow} ${line}`);
      break;
    case 'unchanged':
      terminal.print(nothing);
      break;
    case 'interrupted':
      terminal.print(`Interrupted after ${duration(outcome.ms)}: ${numbers}.`);
      tellSteps(terminal, outcome);
      terminal.print(`To go on: ${again}`);
      break;
    case 'failed':
      terminal.print(`${paint.red(signs.failed)} Not finished: ${numbers}.`);
      tellSteps(terminal, outcome);
      if (undone !== undefined) tellUndone(terminal, undone, outcome);
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
  return outcome.problems.length > 0 ? exitCodeOfProblems(outcome.problems) : ExitCode.failed;
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

/** What became of taking back: what it does not take back is said as well. */
function tellUndone(terminal: Terminal, undone: Outcome, outcome: Outcome): void {
  const { paint, signs } = terminal;
  const { change, destroy } = outcome.summary;
  const kept = change + destroy === 0 ? '' : ` What it changed (${change}) or took away (${destroy}) stays so.`;
  if (undone.status === 'unchanged') terminal.print(`There was nothing to take back.${kept}`);
  else if (undone.status === 'done')
    terminal.print(
      `${paint.green(signs.done)} Taken back: ${undone.summary.destroy} made by this run are gone.${kept}`,
    );
  else {
    terminal.print(`${paint.red(signs.failed)} Not all of it could be taken back:${kept}`);
    for (const { message } of undone.problems) terminal.print(`  ${signs.dot} ${message}`);
    tellSteps(terminal, undone);
  }
}
