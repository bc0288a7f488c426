import type { z } from 'zod';
import type { specSchema } from './schema.ts';

/** A spec as its author writes it: defaults may be left out. */
export type SpecInput = z.input<typeof specSchema>;

/** A spec after validation, defaults filled in. */
export type Spec = z.output<typeof specSchema>;

export type Target = Spec['target'];
/** One entry of `networks`. */
export type NetworkSpec = Spec['networks'][string];
/** One entry of `connect`, always in its long form. */
export type ConnectSpec = Spec['connect'][number];

/** A validated spec, and where it came from. */
export interface LoadedSpec {
  readonly spec: Spec;
  /** Absolute path. */
  readonly file: string;
}

/** One thing that is wrong with a spec. */
export interface SpecProblem {
  readonly file: string;
  /** From 1; absent where the file is a program (`isthmus.config.ts`). */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
  /** Where in the spec: `networks.app.vpc`; empty for the whole. */
  readonly path: string;
  /** What is wrong: `"Larg.2" is not a bandwidth class`. */
  readonly message: string;
  /** What was expected, in words. */
  readonly expected?: string;
  /** The valid word that was probably meant. */
  readonly nearest?: string;
}

/** Thrown by `loadSpec`, with everything that is wrong, not the first thing alone. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  readonly problems: readonly SpecProblem[];

  constructor(problems: readonly SpecProblem[]) {
    super(problems.map(formatSpecProblem).join('\n'));
    this.problems = problems;
  }
}

/** One line for people: `isthmus.yaml:4:9 networks.app.vpc: …; expected …; did you mean "…"?` */
export function formatSpecProblem(problem: SpecProblem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const expected = problem.expected === undefined ? '' : `; expected ${problem.expected}`;
  const nearest = problem.nearest === undefined ? '' : `; did you mean "${problem.nearest}"?`;
  return `${place} ${problem.path === '' ? '' : `${problem.path}: `}${problem.message}${expected}${nearest}`;
}
