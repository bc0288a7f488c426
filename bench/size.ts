import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, ROOT, run } from './measure.ts';
import type { Result } from './result.ts';

const MEGABYTE = 2 ** 20;
const AIM = 30;

/** The installed package with all that it depends on, without Node, as it lies on the disk. */
export async function size(): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'isthmus-size-'));
  try {
    await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: ROOT });
    const [packed] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
    await writeFile(join(folder, 'package.json'), '{"private":true}');
    await run('npm', ['install', '--no-audit', '--no-fund', '--omit=dev', `./${packed}`], { cwd: folder });
    const entries = await readdir(join(folder, 'node_modules'), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const sizes = await Promise.all(files.map((entry) => stat(join(entry.parentPath, entry.name))));
    const taken = sizes.reduce((sum, { blocks }) => sum + blocks * 512, 0) / MEGABYTE;
    return [atMost(1, { bench: 'size', metric: 'the installed package', unit: 'MB', pairs: [[taken, AIM]] })];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
