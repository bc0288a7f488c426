import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Where clients are installed: private to the checkout unless ISTHMUS_CACHE names a folder to share. */
const CACHE = resolve(process.env.ISTHMUS_CACHE ?? '.cache', 'compat');

/** A folder of the cache that any number of installs may use at once (a module or artefact cache). */
export async function sharedFolder(name: string): Promise<string> {
  const folder = join(CACHE, name);
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * The folder that holds exactly these requirements. The first test to need it fills it; a half-finished install is never
 * found, since the folder gets its name only when the install has succeeded.
 */
export async function installed(
  name: string,
  requirements: readonly string[],
  install: (folder: string) => Promise<void>,
): Promise<string> {
  const key = createHash('sha256').update(requirements.join('\n')).digest('hex').slice(0, 12);
  const folder = join(CACHE, `${name}-${key}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    await install(unfinished);
    // Another worker may have been quicker: its folder is as good as ours.
    if (!existsSync(folder)) await rename(unfinished, folder).catch(() => {});
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}
