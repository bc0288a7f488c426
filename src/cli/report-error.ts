import { CommandError } from './command-error.ts';
import type { Terminal } from './terminal.ts';

/** Tells a person what is wrong, where, and what to do. A stack only shows on request: it helps no user. */
export function reportError(terminal: Terminal, error: unknown, debug: boolean): void {
  const { talkPaint: paint, signs } = terminal;
  const label = paint.red(paint.bold('error'));
  if (error instanceof CommandError) {
    const [first, ...rest] = error.message.split('\n');
    terminal.tell(`${label}  ${first}`);
    for (const line of rest) terminal.tell(`       ${line}`);
    if (error.where !== undefined) terminal.tell(`       ${paint.dim(`at ${error.where}`)}`);
    for (const action of error.actions) terminal.tell(`       ${signs.arrow} ${action}`);
  } else {
    terminal.tell(`${label}  Isthmus itself failed: ${messageOf(error)}`);
    if (!debug) terminal.tell(`       ${signs.arrow} Run it again with --debug to see where, and please report it.`);
  }
  if (debug) terminal.tell(stackOf(error));
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\ncaused by: ${stackOf(error.cause)}`;
}
