import type { Expectation } from '../../network/index.ts';
import type { Context } from '../command.ts';
import { readText } from '../files.ts';

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

const MISSING = {
  code: 'NoCheckFile',
  actions: ['Write one: docs/checks.md has examples', "The smallest: expect: ['no loops']"],
};

/** Reads and validates a check file. @throws CommandError, DocumentError with each mistake and its line. */
export async function readCheckFile(context: Context, file: string): Promise<CheckFile> {
  const [{ parse }, { checkSchema }, { parseExpectation }] = await Promise.all([
    import('../../document/parse.ts'),
    import('./schema.ts'),
    import('../../network/index.ts'),
  ]);
  const { value, locate } = parse(checkSchema, readText(context, file, MISSING), file);
  const expected = value.expect.flatMap((item, index): Expected[] => {
    const long = typeof item === 'string' ? { expect: item } : item;
    const { expect: sentence, id, because } = { id: undefined, because: undefined, ...long };
    const expectation = parseExpectation(sentence);
    const { line = 1, column = 1 } = locate(['expect', index], false);
    return expectation === undefined ? [] : [{ sentence, expectation, id, because, line, column }];
  });
  return { file, names: value.names, expected };
}
