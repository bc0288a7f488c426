import { type CommandWords, quote } from './vocabulary.ts';

/** A bash completion script; works with bash 3.2 and later, with or without the bash-completion package. */
export function bashCompletion(commands: readonly CommandWords[]): string {
  const names = commands.filter(({ name }) => !name.includes(' ')).map(({ name }) => name);
  const lines = [
    '# bash completion for isthmus; made by `isthmus completion bash`',
    '_isthmus() {',
    `  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" words=""`,
    '  COMPREPLY=()',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    COMPREPLY=($(compgen -W ${quote([...names, '--help', '--version'].join(' '))} -- "$current"))`,
    '    return',
    '  fi',
    `  case "$command \${COMP_WORDS[2]}" in`,
    ...subcommands(commands).map((name) => `    ${quote(name)}) command=${quote(name)} ;;`),
    "    ' ') return ;;",
    '  esac',
    '  case "$command $previous" in',
    ...commands.flatMap(valueCases),
    '  esac',
    '  case "$command" in',
    ...commands.map((command) => `    ${quote(command.name)}) words=${quote(allWords(command, commands))} ;;`),
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '}',
    'complete -F _isthmus isthmus',
  ];
  return lines.join('\n');
}

function subcommands(commands: readonly CommandWords[]): readonly string[] {
  return commands.map(({ name }) => name).filter((name) => name.includes(' '));
}

function valueCases({ name, flags }: CommandWords): readonly string[] {
  return flags
    .filter((flag) => flag.takesValue)
    .map((flag) => {
      const spellings = [flag.name, flag.short].filter((word) => word !== undefined);
      const pattern = spellings.map((word) => quote(`${name} ${word}`)).join('|');
      const action = flag.completes === 'file' ? '-f' : flag.completes === 'directory' ? '-d' : undefined;
      const words = action ?? `-W ${quote(flag.choices.join(' '))}`;
      return `    ${pattern}) COMPREPLY=($(compgen ${words} -- "$current")); return ;;`;
    });
}

function allWords(command: CommandWords, commands: readonly CommandWords[]): string {
  const seconds = subcommands(commands)
    .filter((name) => name.startsWith(`${command.name} `))
    .map((name) => name.slice(command.name.length + 1));
  return [...command.choices, ...seconds, ...command.flags.map(({ name }) => name)].join(' ');
}
