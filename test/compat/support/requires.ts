import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'vitest';

/** Whether the machine has a command. */
export function has(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, command)));
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether this run must not skip anything: CI has every toolchain and every judge. */
const inCi = (process.env.CI ?? '') !== '' && process.env.CI !== 'false';

/**
 * A suite that needs commands of the machine. Where one is absent, it is skipped under a title that says so; in CI it
 * fails instead, so that nothing goes untested unnoticed.
 */
export function describeWith(commands: readonly string[], title: string, body: () => void): void {
  const absent = commands.filter((command) => !has(command));
  describeIf(absent.length === 0, `no ${absent.join(', no ')} on this machine`, title, body);
}

/** The same for any other condition; `lack` says what is missing where it does not hold. */
export function describeIf(met: boolean, lack: string, title: string, body: () => void): void {
  if (met) describe(title, body);
  else if (!inCi) describe.skip(`${title} (skipped: ${lack})`, body);
  else {
    describe(title, () => {
      it('can run', () => {
        throw new Error(`This suite cannot run in CI: ${lack}.`);
      });
    });
  }
}
