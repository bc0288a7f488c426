import { type CommandWords, type FlagWords, quote } from './vocabulary.ts';

/** A fish completion file: one `complete` line for each thing that can be written. */
export function fishCompletion(commands: readonly CommandWords[]): string {
  const lines = ['# fish completion for isthmus; made by `isthmus completion fish`', 'complete -c isthmus -f'];
  for (const { name, summary } of commands) {
    const [first = '', second] = name.split(' ');
    const condition = second === undefined ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${first}`;
    lines.push(`complete -c isthmus -n ${quote(condition)} -a ${quote(second ?? first)} -d ${fishQuote(summary)}`);
  }
  for (const command of commands) {
    const seen = quote(
      command.name
        .split(' ')
        .map((word) => `__fish_seen_subcommand_from ${word}`)
        .join('; and '),
    );
    if (command.choices.length > 0) lines.push(`complete -c isthmus -n ${seen} -a ${quote(command.choices.join(' '))}`);
    for (const flag of command.flags) lines.push(`complete -c isthmus -n ${seen} ${flagWords(flag)}`);
  }
  return lines.join('\n');
}

function flagWords(flag: FlagWords): string {
  const parts = [`-l ${flag.name.slice(2)}`];
  if (flag.short !== undefined) parts.push(`-s ${flag.short.slice(1)}`);
  if (flag.takesValue) parts.push('-r');
  if (flag.completes !== undefined) parts.push('-F');
  if (flag.choices.length > 0) parts.push(`-a ${quote(flag.choices.join(' '))}`);
  return [...parts, `-d ${fishQuote(flag.summary)}`].join(' ');
}

/** Inside single quotes fish knows two escapes, \' and \\. */
function fishQuote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
