import { parseDuration } from '../../cloud/duration.ts';
import { usageError } from '../command-error.ts';

/** A length of time from the command line, in ms. @throws CommandError (exit code 2) that names where it was given. */
export function durationOf(where: string, text: string): number {
  // In files and requests a bare number counts milliseconds; whoever types one may mean seconds.
  if (/^\d+$/.test(text)) throw usageError(`${where}: ${text} of what? Write ${text}s, or ${text}ms.`);
  try {
    return parseDuration(text);
  } catch (error) {
    throw usageError(`${where}: ${(error as Error).message}`);
  }
}
