import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeIf, isExecutable } from './requires.ts';

/** Unpacks the judges once for this user and prints where: kept beside the checkout, not in it. */
const UNPACK = resolve(import.meta.dirname, '../../../../shared/judges/unpack');

/** The folder of the built official programs (terraform, its provider, the CLI), where there is one. */
export const JUDGES: string | undefined = process.env.ISTHMUS_JUDGES || unpack();

function unpack(): string | undefined {
  if (!existsSync(UNPACK)) return undefined;
  return execFileSync(UNPACK, { encoding: 'utf8' }).trim();
}

/** A suite that needs judges; skipped with a word where they are absent, failed in CI. */
export function describeJudged(judges: readonly string[], title: string, body: (folder: string) => void): void {
  const folder = JUDGES ?? '';
  const absent = judges.filter((judge) => !isExecutable(join(folder, judge)));
  const lack = JUDGES ? `no ${absent.join(', no ')} in ${JUDGES}` : 'no judges here; ISTHMUS_JUDGES names their folder';
  describeIf(absent.length === 0, lack, title, () => body(folder));
}
