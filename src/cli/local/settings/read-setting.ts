import type { z } from 'zod';
import type { RawProblem } from '../../../document/problem.ts';
import { CommandError } from '../../command-error.ts';

/** Reads a file that a flag names. @throws CommandError when it cannot be read. */
export function readText(directory: string, file: string, flag: string): string {
  const { resolve } = process.getBuiltinModule('node:path');
  try {
    return process.getBuiltinModule('node:fs').readFileSync(resolve(directory, file), 'utf8');
  } catch (error) {
    throw new CommandError(`${flag}: the file cannot be read: ${(error as Error).message}.`, {
      where: file,
      cause: error,
    });
  }
}

/** Reads and validates a file of settings, YAML or JSON. @throws DocumentError with every mistake in it. */
export async function readSetting<Schema extends z.ZodType>(
  where: { readonly directory: string; readonly file: string; readonly flag: string },
  schema: Schema,
  check?: (value: z.output<Schema>) => readonly RawProblem[],
): Promise<z.output<Schema>> {
  const text = readText(where.directory, where.file, where.flag);
  const { parse } = await import('../../../document/parse.ts');
  return parse(schema, text, where.file, check).value;
}
