import type { Context } from '../command.ts';
import type { ProjectInput } from './flags.ts';

/**
 * Another command about the same spec on the same cloud, as it can be pasted: `isthmus up --file a.yaml --local`. What a
 * variable of the environment says is left to it.
 *
 * @param more further flags: `--accept-risk`
 */
export function nextCommand(
  command: string,
  flags: ProjectInput,
  { environment }: Pick<Context, 'environment'>,
  ...more: readonly string[]
): string {
  const { file, local, target, profile, endpoint } = flags;
  const valued = [
    ['--file', file, environment.ISTHMUS_FILE],
    ['--target', target, environment.ISTHMUS_TARGET],
    ['--profile', profile, undefined],
    ['--endpoint', endpoint, environment.ALIBABA_CLOUD_ENDPOINT],
  ] as const;
  const words = valued.flatMap(([flag, value, variable]) =>
    value === undefined || value === variable ? [] : [flag, quoted(value)],
  );
  return ['isthmus', command, ...words, ...(local ? ['--local'] : []), ...more].join(' ');
}

/** As a shell takes it for one word. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
