import { ExitCode } from './exit-code.ts';

interface Details {
  /** File, line, object or flag that it is about. */
  readonly where?: string;
  /** What to do about it: one line each, imperative. */
  readonly actions?: readonly string[];
  readonly exitCode?: number;
  /** A stable word for scripts that read `--json`. */
  readonly code?: string;
  /** Facts for scripts: goes into `error.details` of the `--json` answer. */
  readonly facts?: unknown;
  readonly cause?: unknown;
}

/** An error a person can act on: what is wrong (the message), where, what to do. Printed without a stack. */
export class CommandError extends Error {
  readonly where: string | undefined;
  readonly actions: readonly string[];
  readonly exitCode: number;
  readonly code: string;
  readonly facts: unknown;

  constructor(message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'CommandError';
    this.where = details.where;
    this.actions = details.actions ?? [];
    this.exitCode = details.exitCode ?? ExitCode.failed;
    this.code = details.code ?? 'Failed';
    this.facts = details.facts ?? null;
  }
}

/** The command line cannot be understood. */
export function usageError(message: string, ...actions: readonly string[]): CommandError {
  return new CommandError(message, { actions, exitCode: ExitCode.usage, code: 'Usage' });
}

/** Something needs a yes and nobody is there to give it. */
export function confirmationNeeded(message: string, ...actions: readonly string[]): CommandError {
  return new CommandError(message, { actions, exitCode: ExitCode.confirmation, code: 'ConfirmationNeeded' });
}
