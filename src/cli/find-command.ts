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
  if (best !== undefined) {
    const rest = words.slice(best.parts.length);
    checkSubcommand(entries, best.entry.name, rest);
    return { entry: best.entry, rest };
  }
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

/** Commands that have commands below them take no arguments of their own: a word after one is meant for one of those. */
function checkSubcommand(entries: readonly CommandEntry[], name: string, rest: readonly string[]): void {
  const namesBelow = (prefix: string): readonly string[] =>
    entries.map((entry) => entry.name).filter((known) => known.startsWith(`${prefix} `));
  const [word, next] = rest;
  const below = namesBelow(name);
  if (below.length === 0 || word === undefined || word.startsWith('-')) return;
  const group = namesBelow(`${name} ${word}`);
  const candidates = group.length > 0 ? group : below;
  const isMore = group.length > 0 && next !== undefined && !next.startsWith('-');
  const written = [name, word, ...(isMore ? [next] : [])].join(' ');
  const guess = nearestWord(written, candidates);
  throw usageError(
    `There is no command "${written}".`,
    ...(guess === undefined ? [] : [`Did you mean \`isthmus ${guess}\`?`]),
    `There are ${candidates.join(', ')}.`,
  );
}
