import type { Context } from './command.ts';
import { CommandError } from './command-error.ts';

export interface Missing {
  /** A stable word for scripts. */
  readonly code?: string;
  /** What to do where there is no such file. */
  readonly actions?: readonly string[];
}

type Where = Pick<Context, 'directory'>;

/**
 * The text of a file that the user named; relative paths count from where the command was started.
 * @param flag the flag that named it, for messages
 * @throws CommandError when there is none, or it cannot be read
 */
export function readText({ directory }: Where, file: string, missing: Missing = {}, flag?: string): string {
  const { resolve } = process.getBuiltinModule('node:path');
  const { readFileSync } = process.getBuiltinModule('node:fs');
  const path = resolve(directory, file);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const cause = error as NodeJS.ErrnoException;
    const where = flag === undefined ? {} : { where: flag };
    if (cause.code === 'ENOENT') {
      throw new CommandError(`There is no file ${path}.`, { code: 'NoFile', ...where, ...missing, cause });
    }
    throw new CommandError(`${path} cannot be read: ${cause.message}.`, { code: 'FileUnreadable', ...where, cause });
  }
}

/**
 * Writes a text, with a line break at its end, into a file that the user named.
 * @returns the whole path
 * @throws CommandError when it cannot be written
 */
export function writeText({ directory }: Where, file: string, text: string): string {
  const { resolve } = process.getBuiltinModule('node:path');
  const { writeFileSync } = process.getBuiltinModule('node:fs');
  const path = resolve(directory, file);
  try {
    writeFileSync(path, `${text}\n`);
    return path;
  } catch (error) {
    const cause = error as NodeJS.ErrnoException;
    throw new CommandError(`${path} cannot be written: ${cause.message}.`, { code: 'FileUnwritable', cause });
  }
}
