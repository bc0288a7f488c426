import { nearestWord } from '../document/nearest.ts';
import type { Declaration, Flag, Flags, Input } from './command.ts';
import { usageError } from './command-error.ts';

/** Flags that every command takes; `main` acts on them. */
export const commonFlags = {
  help: { kind: 'switch', short: 'h', summary: 'Show help' },
  color: { kind: 'switch', summary: 'Colour even when the output is no terminal; --no-color for never' },
  debug: { kind: 'switch', summary: 'On an error, show the stack as well' },
} as const satisfies Flags;

type Scalar = string | number | boolean | readonly string[] | undefined;

/**
 * Turns the words after the command's name into values, by the command's own declaration.
 * @throws CommandError (exit code 2) naming the nearest word for a flag, choice or argument that does not exist.
 */
export function parseInput(
  name: string,
  command: Declaration,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Input {
  const { parseArgs } = process.getBuiltinModule('node:util');
  const flags: Flags = { ...commonFlags, ...command.flags };
  const { tokens } = parseArgs({ args: [...words], strict: false, tokens: true, options: parserOptions(flags) });
  const given = new Map<string, string[]>();
  const positional: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positional.push(token.value);
    if (token.kind !== 'option') continue;
    const key = flagName(name, flags, token.name, token.rawName);
    const flag = flags[key] as Flag;
    const values = given.get(key) ?? [];
    if (flag.kind === 'switch') {
      if (token.value !== undefined) throw usageError(`${token.rawName} takes no value.`, helpHint(name));
      // `--no-color` reads as the flag "color" with the value "no".
      values.push(token.name.startsWith('no-') && key !== token.name ? 'no' : 'yes');
    } else {
      const value = token.value;
      if (value === undefined || (!token.inlineValue && value.startsWith('-') && value.length > 1)) {
        throw usageError(`${token.rawName} needs a value: ${token.rawName} ${flag.placeholder}.`, helpHint(name));
      }
      if (values.length > 0 && flag.kind !== 'list') {
        throw usageError(`${token.rawName} is given twice.`, helpHint(name));
      }
      values.push(value);
    }
    given.set(key, values);
  }
  checkArguments(name, command, positional);
  const result: Record<string, Scalar> = {};
  for (const [key, flag] of Object.entries(command.flags)) {
    result[key] = flagValue(key, flag, given.get(key), environment);
  }
  return { flags: result as Input['flags'], arguments: positional };
}

function parserOptions(flags: Flags): Record<string, { type: 'string' | 'boolean'; short?: string; multiple: true }> {
  return Object.fromEntries(
    Object.entries(flags).map(([key, flag]) => [
      key,
      {
        type: flag.kind === 'switch' ? ('boolean' as const) : ('string' as const),
        multiple: true as const,
        ...(flag.short === undefined ? {} : { short: flag.short }),
      },
    ]),
  );
}

function flagName(name: string, flags: Flags, written: string, raw: string): string {
  if (Object.hasOwn(flags, written)) return written;
  if (written === 'no-color') return 'color';
  const known = Object.keys(flags);
  const guess = raw.startsWith('--') ? nearestWord(written, known) : undefined;
  const where = name === '' ? '' : ` of \`isthmus ${name}\``;
  throw usageError(
    `Unknown flag ${raw}${where}.`,
    ...(guess === undefined ? [] : [`Did you mean --${guess}?`]),
    helpHint(name),
  );
}

function checkArguments(name: string, command: Declaration, given: readonly string[]): void {
  const declared = command.arguments ?? [];
  const surplus = given[declared.length];
  if (surplus !== undefined) {
    throw usageError(`Unexpected argument "${surplus}" after \`isthmus ${name}\`.`, helpHint(name));
  }
  for (const [index, argument] of declared.entries()) {
    const value = given[index];
    if (value === undefined) {
      if (argument.required) {
        const choices = argument.choices === undefined ? '' : `: ${argument.choices.join(', ')}`;
        throw usageError(`\`isthmus ${name}\` needs ${argument.name}${choices}.`, helpHint(name));
      }
    } else if (argument.choices !== undefined && !argument.choices.includes(value)) {
      throw choiceError(argument.name, value, argument.choices);
    }
  }
}

function flagValue(
  key: string,
  flag: Flag,
  given: readonly string[] | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Scalar {
  switch (flag.kind) {
    case 'switch':
      return given !== undefined && given.at(-1) === 'yes';
    case 'list':
      return given ?? [];
    case 'text': {
      const { word, source } = firstWord(key, flag.environment, given, environment);
      if (word !== undefined && flag.choices !== undefined && !flag.choices.includes(word)) {
        throw choiceError(source, word, flag.choices);
      }
      return word ?? flag.default;
    }
    case 'number': {
      const { word, source } = firstWord(key, flag.environment, given, environment);
      if (word === undefined) return flag.default;
      const value = word.trim() === '' ? Number.NaN : Number(word);
      const fits =
        value >= flag.minimum && value <= flag.maximum && (flag.fraction === true || Number.isInteger(value));
      if (!fits) {
        const what = flag.fraction === true ? 'a number' : 'a whole number';
        throw usageError(`${source} is "${word}"; it must be ${what} from ${flag.minimum} to ${flag.maximum}.`);
      }
      return value;
    }
  }
}

function firstWord(
  key: string,
  variable: string | undefined,
  given: readonly string[] | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly word: string | undefined; readonly source: string } {
  if (given !== undefined) return { word: given.at(-1), source: `--${key}` };
  const value = variable === undefined ? undefined : environment[variable];
  // An empty variable means "not set", as everywhere in a shell.
  return { word: value === '' ? undefined : value, source: variable ?? `--${key}` };
}

function choiceError(source: string, word: string, choices: readonly string[]): Error {
  const guess = nearestWord(word, choices);
  return usageError(
    `${source} cannot be "${word}"; it is one of ${choices.join(', ')}.`,
    ...(guess === undefined ? [] : [`Did you mean ${guess}?`]),
  );
}

function helpHint(name: string): string {
  return `See \`isthmus ${name === '' ? '' : `${name} `}--help\`.`;
}
