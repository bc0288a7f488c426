import type { CommandError } from './command-error.ts';
import type { Terminal } from './terminal.ts';

/** The one shape of every `--json` answer. The number goes up when a reader of the old shape would break. */
export const ENVELOPE_VERSION = 1;

export interface Envelope {
  readonly schemaVersion: typeof ENVELOPE_VERSION;
  readonly command: string;
  readonly status: string;
  readonly data: unknown;
  readonly warnings: readonly string[];
  readonly error: null | {
    readonly code: string;
    readonly message: string;
    readonly where: string | null;
    /** Facts behind the message, by kind of error: the problems of a plan, the mistakes of a spec, the failed call. */
    readonly details: unknown;
    readonly actions: readonly string[];
  };
}

/** Prints the answer of a command that ended well; `status` is its one-word outcome. */
export function printJson(
  terminal: Terminal,
  command: string,
  status: string,
  data: unknown,
  warnings: readonly string[] = [],
): void {
  terminal.print(jsonText(command, status, data, warnings));
}

/** The same as a text, for a file. */
export function jsonText(command: string, status: string, data: unknown, warnings: readonly string[] = []): string {
  const envelope: Envelope = { schemaVersion: ENVELOPE_VERSION, command, status, data, warnings, error: null };
  return JSON.stringify(envelope, null, 2);
}

/** Prints what went wrong in the same envelope: no data, and the error with its actions. */
export function printJsonError(terminal: Terminal, command: string, error: CommandError): void {
  const envelope: Envelope = {
    schemaVersion: ENVELOPE_VERSION,
    command,
    status: 'error',
    data: null,
    warnings: [],
    error: {
      code: error.code,
      message: error.message,
      where: error.where ?? null,
      details: error.facts,
      actions: error.actions,
    },
  };
  terminal.print(JSON.stringify(envelope, null, 2));
}
