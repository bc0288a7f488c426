import type { z } from 'zod';
import { nearestWord } from './nearest.ts';
import type { Path, RawProblem } from './problem.ts';
import { shown } from './shown.ts';
import { validKeys } from './valid-keys.ts';

type Issue = z.core.$ZodIssue;

/** The findings of a schema in our own words. */
export function problemsOf(schema: z.core.$ZodType, issues: readonly Issue[], input: unknown): readonly RawProblem[] {
  return issues.flatMap((issue) => problemsOfIssue(schema, issue, [], input));
}

function problemsOfIssue(schema: z.core.$ZodType, issue: Issue, base: Path, input: unknown): readonly RawProblem[] {
  const path = [...base, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  const found = valueAt(input, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], key, validKeys(schema, path)));
    case 'invalid_union': {
      const branch = likeliestBranch(issue.errors);
      return branch.flatMap((inner) => problemsOfIssue(schema, inner, path, input));
    }
    case 'invalid_value': {
      const words = issue.values.map(String);
      const expected = words.length === 1 ? `"${words[0]}"` : `one of ${words.join(', ')}`;
      const nearest = typeof found === 'string' ? nearestWord(found, words) : undefined;
      return [{ path, message: wrong(found), expected, ...(nearest === undefined ? {} : { nearest }) }];
    }
    case 'invalid_key':
      return [
        {
          path,
          message: `"${shown(String(path.at(-1)))}" is not allowed here`,
          expected: issue.issues[0]?.message ?? 'another name',
          atKey: true,
        },
      ];
    case 'invalid_type':
      return [
        {
          path,
          message: wrong(found),
          expected: typeWords[issue.expected] ?? expectedOf(issue.message, issue.expected),
        },
      ];
    default:
      return [{ path, message: wrong(found), expected: issue.message }];
  }
}

/** A union's errors, branch by branch: the branch that got furthest is the one that was meant. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (branch: readonly Issue[]): number =>
    Math.max(
      ...branch.map((issue) => (issue.code === 'invalid_type' && issue.path.length === 0 ? -1 : issue.path.length)),
    );
  return branches.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best), branches[0] ?? []);
}

const typeWords: Readonly<Record<string, string>> = {
  object: 'a mapping of names to values',
  record: 'a mapping of names to values',
  array: 'a list',
};

/** Our own texts replace zod's; where one is left, it begins with "Invalid". */
const expectedOf = (message: string, expected: string): string =>
  message.startsWith('Invalid') ? `a ${expected}` : message;

function wrong(found: unknown): string {
  if (found === undefined) return 'missing';
  if (typeof found === 'string') return `"${shown(found)}" is not valid`;
  if (Array.isArray(found)) return 'a list is not valid here';
  if (found === null) return 'empty';
  return typeof found === 'object' ? 'a mapping is not valid here' : `${String(found)} is not valid`;
}

function unknownKey(path: Path, key: string, valid: readonly string[]): RawProblem {
  const nearest = nearestWord(key, valid);
  const expected = `one of ${valid.join(', ')}`;
  return {
    path,
    message: `there is no "${shown(key)}"`,
    expected,
    atKey: true,
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function valueAt(input: unknown, path: Path): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as { readonly [member: string]: unknown })[part];
  }
  return value;
}
