import type { CommandEntry, Declaration, Flag, Flags } from './command.ts';
import { exitCodeMeanings } from './exit-code.ts';
import { columns, padEnd, wrap } from './layout.ts';
import type { Paint } from './paint.ts';
import { commonFlags } from './parse-input.ts';

/** The page of `isthmus --help`, made of the command table alone: nothing else is loaded for it. */
export function generalHelp(entries: readonly CommandEntry[], paint: Paint): string {
  const width = Math.max(...entries.map((entry) => entry.name.length));
  const lines = [
    `${paint.bold('isthmus')}  Interconnect VPCs on Alibaba Cloud, with a local cloud to try everything on`,
    '',
    `${paint.bold('Usage')}  isthmus COMMAND [flags]`,
  ];
  for (const group of new Set(entries.map((entry) => entry.group))) {
    lines.push('', paint.bold(group));
    for (const entry of entries) {
      if (entry.group === group) lines.push(`  ${paint.cyan(padEnd(entry.name, width))}  ${entry.summary}`);
    }
  }
  lines.push(
    '',
    `${paint.bold('Start here')}`,
    `  isthmus tutorial            two VPCs joined and taken apart, live, on your own machine`,
    `  isthmus init --local --demo a first project of your own, no account needed`,
    '',
    `\`isthmus help COMMAND\` or \`isthmus COMMAND --help\` tells all about one command.`,
  );
  return lines.join('\n');
}

/** `[--file FILE]` as the help shows a flag. */
export function flagSyntax(name: string, flag: Flag): string {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  return flag.kind === 'switch' ? `${short}--${name}` : `${short}--${name} ${flag.placeholder}`;
}

/** What a flag means, with its choices, default and variable. */
export function flagMeaning(flag: Flag): string {
  const notes: string[] = [];
  if (flag.kind === 'text' && flag.choices !== undefined) notes.push(`one of ${flag.choices.join(', ')}`);
  if (flag.kind === 'list') notes.push('may be repeated');
  if ('default' in flag && flag.default !== undefined) notes.push(`default ${flag.default}`);
  if ('environment' in flag && flag.environment !== undefined) notes.push(`variable ${flag.environment}`);
  return notes.length === 0 ? flag.summary : `${flag.summary} (${notes.join('; ')})`;
}

/** `isthmus NAME ARGUMENTS [flags]`, as help and docs/cli.md show it. */
export function usageLine(name: string, command: Declaration): string {
  const words = (command.arguments ?? []).map((argument) => (argument.required ? argument.name : `[${argument.name}]`));
  return ['isthmus', name, ...words, '[flags]'].join(' ');
}

/** The page of `isthmus COMMAND --help`. */
export function commandHelp(entry: CommandEntry, command: Declaration, paint: Paint, width = 80): string {
  const title = (text: string) => paint.bold(text);
  const body = Math.min(width, 100);
  const sections = [
    `${title(`isthmus ${entry.name}`)}  ${entry.summary}`,
    `${title('Usage')}  ${usageLine(entry.name, command)}`,
    ...command.description.map((paragraph) => wrap(paragraph, body)),
  ];
  if (command.arguments !== undefined && command.arguments.length > 0) {
    const rows = command.arguments.map((argument) => [
      paint.cyan(argument.name),
      argument.choices === undefined ? argument.summary : `${argument.summary} (one of ${argument.choices.join(', ')})`,
    ]);
    sections.push([title('Arguments'), ...columns(rows, '  ')].join('\n'));
  }
  const names = Object.keys(command.flags);
  if (names.length > 0) sections.push([title('Flags'), ...flagRows(command.flags, paint, body)].join('\n'));
  sections.push([title('Common flags'), ...flagRows(commonFlags, paint, body)].join('\n'));
  const examples = command.examples.flatMap((example) => [
    `  ${paint.dim(`# ${example.summary}`)}`,
    `  ${example.command}`,
  ]);
  sections.push([title('Examples'), ...examples].join('\n'));
  const codes = Object.entries({ ...exitCodeMeanings, ...command.exitCodes }).map(([code, text]) => [code, text]);
  sections.push([title('Exit codes'), ...columns(codes, '  ')].join('\n'));
  return sections.join('\n\n');
}

function flagRows(flags: Flags, paint: Paint, width: number): readonly string[] {
  const names = Object.entries(flags).map(([name, flag]) => ({ syntax: flagSyntax(name, flag), flag }));
  const column = Math.min(28, Math.max(...names.map(({ syntax }) => syntax.length)));
  return names.flatMap(({ syntax, flag }) => {
    const indent = ' '.repeat(column + 4);
    const meaning = wrap(flagMeaning(flag), width, indent).trimStart();
    const head = `  ${paint.cyan(padEnd(syntax, column))}`;
    return syntax.length > column ? [head, `${indent}${meaning}`] : [`${head}  ${meaning}`];
  });
}
