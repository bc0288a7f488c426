import type { z } from 'zod';
import { DocumentError } from '../../document/problem.ts';
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

/** Thrown by `loadSpec`, with everything that is wrong, not the first thing alone. */
export class SpecError extends DocumentError {
  override readonly name = 'SpecError';
}
