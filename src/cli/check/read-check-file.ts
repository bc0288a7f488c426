import type { Expectation } from '../../network/index.ts';
import type { Context } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { count } from '../layout.ts';

/** One expectation of a check file, with its place there. */
export interface Expected {
  readonly sentence: string;
  readonly expectation: Expectation;
  readonly id: string | undefined;
  readonly because: string | undefined;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export interface CheckFile {
  /** As the user named it. */
  readonly file: string;
  readonly names: Readonly<Record<string, string>>;
  readonly expected: readonly Expected[];
}

/** Reads and validates a check file. @throws CommandError with everything that is wrong with it, each with its line. */
export async function readCheckFile(context: Context, file: string): Promise<CheckFile> {
  const [{ readDocument }, { checkSchema }, { parseExpectation }] = await Promise.all([
    import('../../document/read-document.ts'),
    import('./schema.ts'),
    import('../../network/index.ts'),
  ]);
  const { value, locate, problems } = readDocument(read(context, file), file);
  if (problems.length > 0)
    throw mistakes(
      problems.map(({ line, column, message }) => ({ line, column, message })),
      file,
    );
  const parsed = checkSchema.safeParse(value);
  if (!parsed.success) {
    const found = parsed.error.issues.map((issue) => {
      const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
      return { ...locate(path, false), message: `${path.join('.')}: ${words(issue)}` };
    });
    throw mistakes(found, file);
  }
  const expected = parsed.data.expect.flatMap((item, index): Expected[] => {
    const {
      expect: sentence,
      id,
      because,
    } = typeof item === 'string' ? { expect: item } : { id: undefined, because: undefined, ...item };
    const expectation = parseExpectation(sentence);
    const { line = 1, column = 1 } = locate(['expect', index], false);
    return expectation === undefined ? [] : [{ sentence, expectation, id, because, line, column }];
  });
  return { file, names: parsed.data.names, expected };
}

function read({ directory }: Context, file: string): string {
  const { resolve } = process.getBuiltinModule('node:path');
  const fs = process.getBuiltinModule('node:fs');
  const path = resolve(directory, file);
  if (!fs.existsSync(path)) {
    throw new CommandError(`There is no file ${path}.`, {
      code: 'NoCheckFile',
      actions: ['Write one: docs/checks.md has examples', "The smallest: expect: ['no loops']"],
    });
  }
  return fs.readFileSync(path, 'utf8');
}

interface Mistake {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly message: string;
}

function mistakes(found: readonly Mistake[], file: string): CommandError {
  const lines = found.map(({ line = 1, column = 1, message }) => `${file}:${line}:${column}  ${message}`);
  return new CommandError([`${count(found.length, 'mistake')} in the expectations.`, ...lines].join('\n'), {
    code: 'CheckFile',
    facts: found,
  });
}

interface Issue {
  readonly code?: string;
  readonly message: string;
  readonly errors?: readonly (readonly Issue[])[];
  readonly keys?: readonly string[];
}

/** An issue of the schema in words; of a union the branch that came nearest. */
function words({ code, message, errors, keys }: Issue): string {
  if (code === 'unrecognized_keys') return `there is no ${keys?.join(', ')} here; there are expect, id, because, names`;
  const branch = (errors ?? []).flat().find((issue) => issue.code === 'custom') ?? errors?.flat()[0];
  return branch === undefined ? `expected ${message}` : words(branch);
}
