import { nearestWord } from '../document/nearest.ts';
import type { CommandEntry } from './command.ts';
import { usageError } from './command-error.ts';

/** The entry whose words begin the line (the longest wins: `local init` before `local`), and the words after it. */
export function findCommand(
  entries: readonly CommandEntry[],
  words: readonly string[],
): { readonly entry: CommandEntry; readonly rest: readonly string[] } {
  const matches = entries
    .map((entry) => ({ entry, parts: entry.name.split(' ') }))
    .filter(({ parts }) => parts.every((part, index) => words[index] === part))
    .sort((a, b) => b.parts.length - a.parts.length);
  const best = matches[0];
  if (best !== undefined) return { entry: best.entry, rest: words.slice(best.parts.length) };
  const written = words[0] ?? '';
  if (written.startsWith('-')) {
    throw usageError(
      `Unknown flag ${written}.`,
      'Flags follow a command: isthmus COMMAND [flags].',
      'See `isthmus --help`.',
    );
  }
  const guess = nearestWord(
    written,
    entries.map((entry) => entry.name),
  );
  throw usageError(
    `There is no command "${written}".`,
    ...(guess === undefined ? [] : [`Did you mean \`isthmus ${guess}\`?`]),
    'See `isthmus --help` for all commands.',
  );
}
