import type { Context } from './command.ts';
import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import { findCommand } from './find-command.ts';
import { reportError } from './report-error.ts';

/**
 * One run of `isthmus`: finds the command, reads its flags, runs it, reports its error.
 * Loads nothing but the table until it knows which command is meant.
 * @param words the command line after `isthmus`
 * @returns the exit code; never throws
 */
export async function runProgram(words: readonly string[], context: Context): Promise<number> {
  const { terminal, commands } = context;
  const debug = words.includes('--debug');
  let name = '';
  try {
    const first = words[0];
    if (first === undefined || first === '--help' || first === '-h') {
      const { generalHelp } = await import('./help.ts');
      terminal.print(generalHelp(commands, terminal.paint));
      return ExitCode.ok;
    }
    if (first === '--version' || first === '-V') {
      const { version } = await import('./version.ts');
      terminal.print(version());
      return ExitCode.ok;
    }
    const { entry, rest } = findCommand(commands, words);
    name = entry.name;
    const { command } = await entry.load();
    if (asksForHelp(rest)) {
      const { commandHelp } = await import('./help.ts');
      terminal.print(commandHelp(entry, command, terminal.paint, terminal.columns));
      return ExitCode.ok;
    }
    const { parseInput } = await import('./parse-input.ts');
    const input = parseInput(name, command, rest, context.environment);
    return await command.run(context, input);
  } catch (thrown) {
    return await fail(words, name, context, thrown, debug);
  } finally {
    terminal.transient();
  }
}

async function fail(
  words: readonly string[],
  name: string,
  { terminal }: Context,
  thrown: unknown,
  debug: boolean,
): Promise<number> {
  // Known errors of the other rooms become sentences with a next step; what is not known stays a crash.
  const error = thrown instanceof CommandError ? thrown : (await import('./translate-error.ts')).translateError(thrown);
  reportError(terminal, error, debug);
  if (words.includes('--json')) {
    const { printJsonError } = await import('./envelope.ts');
    const known = error instanceof CommandError ? error : new CommandError(String(error), { code: 'Crash' });
    printJsonError(terminal, name, known);
  }
  return error instanceof CommandError ? error.exitCode : ExitCode.failed;
}

/** `--help` anywhere wins, also beside mistakes; after `--` it is data. */
function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end === -1 ? words : words.slice(0, end)).some((word) => word === '--help' || word === '-h');
}
