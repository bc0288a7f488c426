import type { SpecInput } from './types.ts';

/** For `isthmus.config.ts`: gives the spec back as it is; editors know its type. */
export function defineConfig(spec: SpecInput): SpecInput {
  return spec;
}
