import type { Terminal } from './terminal.ts';

/** Present or not: `--json`. */
export interface Switch {
  readonly kind: 'switch';
  readonly summary: string;
  readonly short?: string;
}

/** One word: `--region cn-hangzhou`. */
export interface Text {
  readonly kind: 'text';
  readonly summary: string;
  /** How the value is called in help: `REGION`. */
  readonly placeholder: string;
  readonly short?: string;
  readonly default?: string;
  readonly choices?: readonly string[];
  /** Variable that stands in when the flag is absent: flags > environment > project file. */
  readonly environment?: string;
  readonly completes?: 'file' | 'directory';
}

/** A number in a range: `--port 8080`. */
export interface Numeric {
  readonly kind: 'number';
  readonly summary: string;
  readonly placeholder: string;
  readonly short?: string;
  readonly default?: number;
  readonly environment?: string;
  readonly minimum: number;
  readonly maximum: number;
  /** Fractions are allowed (`--speed 0.5`); otherwise whole numbers only. */
  readonly fraction?: boolean;
}

/** May be given several times: `--vpc app=vpc-1 --vpc data=vpc-2`. */
export interface List {
  readonly kind: 'list';
  readonly summary: string;
  readonly placeholder: string;
  readonly short?: string;
}

export type Flag = Switch | Text | Numeric | List;
export type Flags = Readonly<Record<string, Flag>>;

/** A word without dashes: `isthmus completion SHELL`. */
export interface Argument {
  readonly name: string;
  readonly summary: string;
  readonly required: boolean;
  readonly choices?: readonly string[];
}

export interface Example {
  readonly command: string;
  readonly summary: string;
}

type Word<F> = F extends { readonly choices: readonly (infer C)[] } ? C : string;
type Value<F> = F extends Switch
  ? boolean
  : F extends List
    ? readonly string[]
    : F extends Numeric
      ? F extends { readonly default: number }
        ? number
        : number | undefined
      : F extends { readonly default: string }
        ? Word<F>
        : Word<F> | undefined;

/** What the user wrote, checked: a value for every flag, under the flag's own name. */
export interface Input<F extends Flags = Flags> {
  readonly flags: { readonly [Name in keyof F]: Value<F[Name]> };
  readonly arguments: readonly string[];
}

/** All that is known of a command but its name and summary, which `commands/index.ts` has. */
export interface Declaration<F extends Flags = Flags> {
  /** Paragraphs for `isthmus help NAME`, without line breaks inside. */
  readonly description: readonly string[];
  readonly arguments?: readonly Argument[];
  readonly flags: F;
  readonly examples: readonly Example[];
  /** Exit codes that differ from the common ones. */
  readonly exitCodes?: Readonly<Record<number, string>>;
  /** Does the work. Ends with an exit code; throws `CommandError` where a person has to act. */
  run(context: Context, input: Input<F>): Promise<number>;
}

/** Checks a declaration against the types and lets `run` see its own flags typed. */
export function defineCommand<const F extends Flags>(declaration: Declaration<F>): Declaration {
  // The table holds commands of every shape, so the flag types end here; `parseInput` builds the input from the very
  // declaration that `run` belongs to, which is what makes the widening safe.
  return declaration as unknown as Declaration;
}

/** A line of the command table: enough for `isthmus --help`; the rest is loaded when the command is used. */
export interface CommandEntry {
  /** The words that call it: `plan`, `local init`. */
  readonly name: string;
  readonly summary: string;
  readonly group: string;
  load(): Promise<{ readonly command: Declaration }>;
}

/** Everything a command gets from outside; a test makes its own. */
export interface Context {
  readonly terminal: Terminal;
  /** The command table, for the commands that tell about commands. */
  readonly commands: readonly CommandEntry[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the command was started; relative paths count from here. */
  readonly directory: string;
  /**
   * Takes over Ctrl-C and SIGTERM: the first one aborts the signal (finish what is in flight, say what is open), the
   * second ends the process at once. Until a command asks for it, Ctrl-C simply ends the process.
   */
  interruption(): AbortSignal;
}
