import { CommandError } from '../command-error.ts';

/** The flag that lets a command replace its file. */
export const force = { kind: 'switch', summary: 'Replace the file if it exists' } as const;

/** A file is written only where none is. @throws CommandError that names the flags to get on */
export function refuseToReplace(path: string, forced: boolean, flag: '--file' | '--output'): void {
  if (forced || !process.getBuiltinModule('node:fs').existsSync(path)) return;
  throw new CommandError(`${path} exists and was left as it is.`, {
    code: 'FileExists',
    actions: ['Replace it: --force', `Write another: ${flag} FILE`],
  });
}
