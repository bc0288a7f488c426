import type { Terminal } from '../terminal.ts';
import { filtersRemark } from './filters-remark.ts';

/** Lines shown; with --json all of them. */
const LINES = 60;

/** The difference for people. */
export function printDiff(terminal: Terminal, words: readonly string[], worse: boolean): void {
  const { paint } = terminal;
  if (words.length === 0) terminal.print('No difference: packets fare the same in both.');
  for (const line of words.slice(0, LINES)) terminal.print(line);
  if (words.length > LINES) terminal.print(paint.dim(`and ${words.length - LINES} more; --json has them all`));
  if (worse)
    terminal.print(paint.red('\nSomething is worse: a path is lost, or a loop, black hole or dead end appeared.'));
  terminal.print(`\n${filtersRemark(paint)}`);
}
