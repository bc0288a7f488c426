import { shown } from './shown.ts';

/** The way to a value inside a document: names of members, and positions in lists from 0. */
export type Path = readonly (string | number)[];

/** A problem before its place in the file is known. */
export interface RawProblem {
  readonly path: Path;
  readonly message: string;
  readonly expected?: string;
  readonly nearest?: string;
  /** The problem is the key at `path`, not its value. */
  readonly atKey?: true;
}

/** One thing that is wrong with a document that somebody wrote. */
export interface DocumentProblem {
  readonly file: string;
  /** From 1; absent where the file is a program. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
  /** Where in the document: `networks.app.vpc`; empty for the whole. */
  readonly path: string;
  /** What is wrong: `"Larg.2" is not a bandwidth class`. */
  readonly message: string;
  /** What was expected, in words. */
  readonly expected?: string;
  /** The valid word that was probably meant. */
  readonly nearest?: string;
}

/** Thrown with everything that is wrong with a document, not the first thing alone. */
export class DocumentError extends Error {
  override readonly name: string = 'DocumentError';
  readonly problems: readonly DocumentProblem[];

  constructor(problems: readonly DocumentProblem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

/** One line for people: `isthmus.yaml:4:9 networks.app.vpc: …; expected …; did you mean "…"?` */
export function formatProblem(problem: DocumentProblem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const expected = problem.expected === undefined ? '' : `; expected ${problem.expected}`;
  const nearest = problem.nearest === undefined ? '' : `; did you mean "${problem.nearest}"?`;
  return `${place} ${problem.path === '' ? '' : `${problem.path}: `}${problem.message}${expected}${nearest}`;
}

/** Line and column of what is at a path, or of the nearest thing around it that exists. */
export type Locate = (path: Path, atKey: boolean) => { readonly line?: number; readonly column?: number };

/** Gives a problem its place. */
export function placed(
  { path, message, expected, nearest, atKey }: RawProblem,
  file: string,
  locate: Locate,
): DocumentProblem {
  return {
    file,
    ...locate(path, atKey === true),
    path: path
      .map((part) => (typeof part === 'number' ? `[${part}]` : shown(part)))
      .join('.')
      .replaceAll('.[', '['),
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(nearest === undefined ? {} : { nearest }),
  };
}
