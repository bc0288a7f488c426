import type { z } from 'zod';
import type { RawProblem } from '../../../document/problem.ts';
import { type Missing, readText } from '../../files.ts';

/** Reads and validates a file of settings, YAML or JSON. @throws DocumentError with every mistake in it. */
export async function readSetting<Schema extends z.ZodType>(
  where: { readonly directory: string; readonly file: string; readonly flag: string; readonly missing?: Missing },
  schema: Schema,
  check?: (value: z.output<Schema>) => readonly RawProblem[],
): Promise<z.output<Schema>> {
  const text = readText(where, where.file, where.missing, where.flag);
  const { parse } = await import('../../../document/parse.ts');
  return parse(schema, text, where.file, check).value;
}
