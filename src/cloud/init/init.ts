import { type ParsedDocument, parse, validate } from '../../document/parse.ts';
import type { World } from '../world.ts';
import { applyInit } from './apply.ts';
import { InitProblem } from './caller.ts';
import { type InitDocument, type InitInput, initSchema } from './schema.ts';

/** A document that was read and found valid; it has not met the cloud's rules yet. */
export type Init = ParsedDocument<InitDocument>;

/**
 * Reads what a local cloud is to start with: YAML or JSON as text, or the same as an object.
 * @param file the name to use in problems
 * @throws DocumentError with every mistake in it, each with line and column where it was a text.
 */
export const readInit = (source: string | InitInput, file = 'init'): Init =>
  typeof source === 'string' ? parse(initSchema, source, file) : validate(initSchema, source, file);

/** Makes it so, all or nothing. @returns the number of networks @throws DocumentError naming what the cloud refuses. */
export function makeInit(world: World, init: Init): number {
  try {
    return applyInit(world, init.value);
  } catch (error) {
    if (error instanceof InitProblem) throw init.problems([{ path: error.path, message: error.message }]);
    throw error;
  }
}
