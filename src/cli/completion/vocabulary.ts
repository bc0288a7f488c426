import type { CommandEntry, Flags } from '../command.ts';
import { commonFlags } from '../parse-input.ts';

/** What a shell has to know of one flag. */
export interface FlagWords {
  /** With its dashes: `--format`. */
  readonly name: string;
  readonly short: string | undefined;
  readonly summary: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  readonly completes: 'file' | 'directory' | undefined;
}

/** What a shell has to know of one command. */
export interface CommandWords {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly FlagWords[];
  /** Words the first argument may be. */
  readonly choices: readonly string[];
}

/** Loads every command's declaration and keeps what completion needs. */
export async function describeCommands(entries: readonly CommandEntry[]): Promise<readonly CommandWords[]> {
  return Promise.all(
    entries.map(async (entry) => {
      const { command } = await entry.load();
      const commandNames = entry.name === 'help' ? entries.map(({ name }) => name) : undefined;
      return {
        name: entry.name,
        summary: entry.summary,
        flags: flagWords({ ...command.flags, ...commonFlags }),
        choices: commandNames ?? command.arguments?.[0]?.choices ?? [],
      };
    }),
  );
}

function flagWords(flags: Flags): readonly FlagWords[] {
  return Object.entries(flags).map(([name, flag]) => ({
    name: `--${name}`,
    short: flag.short === undefined ? undefined : `-${flag.short}`,
    summary: flag.summary,
    takesValue: flag.kind !== 'switch',
    choices: flag.kind === 'text' ? (flag.choices ?? []) : [],
    completes: flag.kind === 'text' ? flag.completes : undefined,
  }));
}

/** A text inside single quotes of a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
