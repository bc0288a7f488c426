import type { Plan, Problem } from '../../interconnect/index.ts';
import { CommandError } from '../command-error.ts';
import { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';

/** What a command ends with that met these problems; 0 for none. */
export function exitCodeOf(problems: readonly Problem[]): number {
  if (problems.length === 0) return ExitCode.ok;
  return problems.some(({ code }) => code === 'Credentials') ? ExitCode.authentication : ExitCode.failed;
}

/** What cannot be carried out, or could not be looked at, ends the command: every problem is named, with what to do. */
export function refuseProblems(
  terminal: Terminal,
  { problems, warnings }: Pick<Plan, 'problems' | 'warnings'>,
  json: boolean,
): void {
  if (problems.length === 0) return;
  if (!json) for (const { message } of warnings) terminal.tell(`${terminal.talkPaint.yellow('note')}  ${message}`);
  throw problemsError(terminal, problems, json);
}

/** The error that tells of them all. */
export function problemsError(terminal: Terminal, problems: readonly Problem[], json: boolean): CommandError {
  const [first, second] = problems;
  const details = { code: first?.code ?? 'Problem', facts: problems, exitCode: exitCodeOf(problems) };
  if (first === undefined || second === undefined)
    return new CommandError(first?.message ?? 'Something stands in the way.', {
      ...details,
      actions: first?.actions ?? [],
    });
  const head = `${problems.length} things stand in the way; nothing was changed.`;
  if (json)
    return new CommandError(head, {
      ...details,
      actions: problems.flatMap(({ message, actions }) => [message, ...actions]),
    });
  const told = problems.flatMap(({ message, actions }) => [
    `! ${message}`,
    ...actions.map((action) => `  ${terminal.signs.arrow} ${action}`),
  ]);
  return new CommandError([head, ...told].join('\n'), details);
}
