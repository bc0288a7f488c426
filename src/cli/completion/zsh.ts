import { type CommandWords, type FlagWords, quote } from './vocabulary.ts';

/** A zsh completion function, to be stored as `_isthmus` in a folder of `$fpath` or sourced after `compinit`. */
export function zshCompletion(commands: readonly CommandWords[]): string {
  const first = commands.filter(({ name }) => !name.includes(' '));
  return [
    '#compdef isthmus',
    '# zsh completion for isthmus; made by `isthmus completion zsh`',
    '_isthmus() {',
    '  local -a commands',
    '  commands=(',
    ...first.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`),
    '  )',
    '  if (( CURRENT == 2 )); then',
    "    _describe -t commands 'isthmus command' commands",
    '    return',
    '  fi',
    `  local command="\${words[2]}"`,
    ...seconds(commands).map(
      (name) => `  [[ "\${words[2]} \${words[3]}" == ${quote(name)} ]] && command=${quote(name)}`,
    ),
    '  shift words; (( CURRENT-- ))',
    '  case "$command" in',
    ...commands.flatMap((command) => [
      `    ${quote(command.name)})`,
      `      _arguments \\`,
      ...command.flags.map((flag) => `        ${quote(flagSpec(flag))} \\`),
      `        ${quote(argumentSpec(command))}`,
      '      ;;',
    ]),
    '  esac',
    '}',
    `if [ "\${funcstack[1]}" = "_isthmus" ]; then _isthmus "$@"; else compdef _isthmus isthmus; fi`,
  ].join('\n');
}

function seconds(commands: readonly CommandWords[]): readonly string[] {
  return commands.map(({ name }) => name).filter((name) => name.includes(' '));
}

/** `--format[Picture format]:value:(mermaid dot svg)` */
function flagSpec(flag: FlagWords): string {
  const head = `${flag.name}[${clean(flag.summary)}]`;
  if (!flag.takesValue) return head;
  if (flag.completes === 'file') return `${head}:file:_files`;
  if (flag.completes === 'directory') return `${head}:directory:_files -/`;
  return flag.choices.length > 0 ? `${head}:value:(${flag.choices.join(' ')})` : `${head}:value:`;
}

function argumentSpec(command: CommandWords): string {
  return command.choices.length > 0 ? `1:word:(${command.choices.join(' ').replaceAll(':', '\\:')})` : '*::';
}

/** Brackets and colons separate the parts of a spec. */
function clean(text: string): string {
  return text.replace(/[[\]:\\]/g, (sign) => `\\${sign}`);
}
