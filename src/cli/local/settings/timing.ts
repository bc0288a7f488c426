import { z } from 'zod';
import { parseDuration } from '../../../cloud/duration.ts';
import type { Timing } from '../../../cloud/index.ts';
import { timingOf } from '../../../cloud/timing.ts';
import { readSetting } from './read-setting.ts';

const FORM = 'a length of time such as 500ms, 2s or 1m30s, or a number of milliseconds';

/** What a word that names no file may have been meant for. */
const PROFILES = { actions: ['--timing takes realistic, instant, slow, or a file of times'] };

const time = z.union([z.int().min(0), z.string()], { error: FORM }).transform((value, context) => {
  if (typeof value === 'number') return value;
  try {
    return parseDuration(value);
  } catch {
    context.addIssue({ code: 'custom', message: FORM, input: value });
    return z.NEVER;
  }
});

/** Reads `--timing FILE`: how long each transition takes; those that are not named take what is realistic. */
export async function readTiming(directory: string, file: string): Promise<Partial<Timing>> {
  const names = Object.keys(timingOf('realistic'));
  const schema = z.strictObject(Object.fromEntries(names.map((name) => [name, time.optional()])));
  const given = await readSetting({ directory, file, flag: '--timing', missing: PROFILES }, schema);
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
