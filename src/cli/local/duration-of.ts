import { parseDuration } from '../../cloud/duration.ts';
import { usageError } from '../command-error.ts';

/** A length of time from the command line, in ms. @throws CommandError (exit code 2) that names where it was given. */
export function durationOf(where: string, text: string): number {
  try {
    return parseDuration(text);
  } catch (error) {
    throw usageError(`${where}: ${(error as Error).message}`);
  }
}
