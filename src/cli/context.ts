import type { CommandEntry } from './command.ts';
import type { Terminal } from './terminal.ts';

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
