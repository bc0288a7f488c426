import type { z } from 'zod';
import { problemsOf } from './issues.ts';
import { DocumentError, type Locate, placed, type RawProblem } from './problem.ts';
import { readDocument } from './read-document.ts';

/** A document that was read, valid by its schema, with the way back to the lines it was written in. */
export interface ParsedDocument<Value> {
  readonly value: Value;
  /** Where a value was written. */
  readonly locate: Locate;
  /** An error for problems that only show later, with their places. */
  problems(raw: readonly RawProblem[]): DocumentError;
}

/**
 * Reads YAML, or JSON, and validates it.
 * @param file the name to use in problems; `.json` means JSON @param check what the schema cannot say
 * @throws DocumentError with every problem found.
 */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  content: string,
  file: string,
  check: (value: z.output<Schema>) => readonly RawProblem[] = () => [],
): ParsedDocument<z.output<Schema>> {
  const { value, locate, problems } = readDocument(content, file);
  if (problems.length > 0) throw new DocumentError(problems);
  return validate(schema, value, file, locate, check);
}

/** Validates a value that was read already. @throws DocumentError with every problem found. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  file: string,
  locate: Locate = () => ({}),
  check: (value: z.output<Schema>) => readonly RawProblem[] = () => [],
): ParsedDocument<z.output<Schema>> {
  const problems = (raw: readonly RawProblem[]): DocumentError =>
    new DocumentError(raw.map((problem) => placed(problem, file, locate)));
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw problems(problemsOf(schema, parsed.error.issues, value));
  const raw = check(parsed.data);
  if (raw.length > 0) throw problems(raw);
  return { value: parsed.data, locate, problems };
}
