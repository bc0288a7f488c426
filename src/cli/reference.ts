import type { CommandEntry, Declaration } from './command.ts';
import { exitCodeMeanings } from './exit-code.ts';
import { flagMeaning, flagSyntax, usageLine } from './help.ts';
import { commonFlags } from './parse-input.ts';

/** The reference page of the command line (docs/cli.md), written from the declarations that drive the parser. */
export async function renderReference(entries: readonly CommandEntry[]): Promise<string> {
  const sections = await Promise.all(entries.map(async (entry) => commandSection(entry, (await entry.load()).command)));
  return `${[
    '# The command line',
    'Made by `npm run docs` from the command table; do not edit. Data goes to stdout, everything else to stderr. ' +
      'Flags beat environment variables, which beat the project file. `NO_COLOR` is honoured, and nothing moves where ' +
      'the output is no terminal.',
    table(
      ['command', 'what it does'],
      entries.map(({ name, summary }) => [`[\`${name}\`](#isthmus-${name.replaceAll(' ', '-')})`, summary]),
    ),
    '## Exit codes',
    table(
      ['code', 'meaning'],
      Object.entries(exitCodeMeanings).map(([code, text]) => [code, text]),
    ),
    '## Flags of every command',
    flagTable(Object.entries(commonFlags)),
    ...sections,
  ].join('\n\n')}\n`;
}

function commandSection(entry: CommandEntry, command: Declaration): string {
  const flags = Object.entries(command.flags);
  const given = command.arguments ?? [];
  const parts = [
    `## isthmus ${entry.name}`,
    `${entry.summary}.`,
    `    ${usageLine(entry.name, command)}`,
    ...command.description,
  ];
  if (given.length > 0) {
    const rows = given.map(({ name, summary, choices }) => [
      `\`${name}\``,
      choices === undefined ? summary : `${summary} (one of ${choices.join(', ')})`,
    ]);
    parts.push(table(['argument', 'meaning'], rows));
  }
  if (flags.length > 0) parts.push(flagTable(flags));
  if (command.exitCodes !== undefined) {
    parts.push(
      table(
        ['exit code', 'meaning'],
        Object.entries(command.exitCodes).map(([code, text]) => [code, text]),
      ),
    );
  }
  parts.push(command.examples.map((example) => `    # ${example.summary}\n    ${example.command}`).join('\n\n'));
  return parts.join('\n\n');
}

function flagTable(flags: readonly (readonly [string, Declaration['flags'][string]])[]): string {
  return table(
    ['flag', 'meaning'],
    flags.map(([name, flag]) => [`\`${flagSyntax(name, flag)}\``, flagMeaning(flag)]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
