import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The package as `npm pack` makes it, installed into an empty folder that knows nothing of this checkout. */
describe('the published package', { timeout: 180_000 }, () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'isthmus-package-'));
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: ROOT });
    const [packed] = Object.values(JSON.parse(stdout.slice(stdout.search(/^[[{]/m)))) as { filename: string }[];
    await writeFile(join(folder, 'package.json'), '{"name":"guest","private":true,"type":"module"}');
    const options = ['--no-audit', '--no-fund', '--prefer-offline', '--omit=dev'];
    await run('npm', ['install', ...options, `./${packed?.filename}`], { cwd: folder });
  }, 180_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const script = async (code: string): Promise<string> => {
    const file = join(folder, 'try.mjs');
    await writeFile(file, code);
    return (await run(process.execPath, [file], { cwd: folder })).stdout;
  };

  it('holds compiled code, no sources and no tests', async () => {
    const files = await readdir(join(folder, 'node_modules/isthmus'));
    expect(files.sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'bin', 'dist', 'package.json', 'schema'].sort(),
    );
  });

  it('takes less than 30 MB with all it depends on', async () => {
    const entries = await readdir(join(folder, 'node_modules'), { recursive: true, withFileTypes: true });
    const sizes = await Promise.all(
      entries.filter((entry) => entry.isFile()).map((entry) => stat(join(entry.parentPath, entry.name))),
    );
    // As a disk counts: whole blocks.
    expect(sizes.reduce((sum, { blocks }) => sum + blocks * 512, 0)).toBeLessThan(30 * 2 ** 20);
  });

  it('names the licence of every package whose code it contains', async () => {
    const licences = await readFile(join(folder, 'node_modules/isthmus/dist/LICENCES.txt'), 'utf8');
    expect(licences).toMatch(/^== @alicloud\/openapi-core \d/m);
    expect(licences).toMatch(/^== @alicloud\/credentials \d/m);
    expect(
      licences.match(/^== .*$/gm)?.filter((line) => !/\((MIT|ISC|Apache License 2\.0|BlueOak-1\.0\.0)\)$/.test(line)),
    ).toEqual([]);
  });

  it('brings the command', async () => {
    const bin = join(folder, 'node_modules/isthmus/bin/isthmus.js');
    const { stdout } = await run(process.execPath, [bin, '--help'], { cwd: folder });
    expect(stdout).toMatch(/^ {2}plan {2,}/m);
  });

  it('starts a local cloud that answers, from isthmus/cloud', async () => {
    const output = await script(`
      import { LocalCloud } from 'isthmus/cloud';
      const cloud = await LocalCloud.start();
      const answer = await fetch(cloud.url);
      console.log((await answer.json()).Code);
      await cloud.stop();`);
    expect(output.trim()).toBe('MissingAction');
  });

  it('brings the engine from isthmus, and the model from isthmus/network', async () => {
    const output = await script(`
      import { defineConfig } from 'isthmus';
      import { cidr, formatCidr } from 'isthmus/network';
      console.log(typeof defineConfig, formatCidr(cidr('10.0.0.0/8')));`);
    expect(output.trim()).toBe('function 10.0.0.0/8');
  });

  it('runs the whole tutorial where it is installed', async () => {
    const bin = join(folder, 'node_modules/isthmus/bin/isthmus.js');
    const { stdout } = await run(process.execPath, [bin, 'tutorial'], {
      cwd: folder,
      env: { ...process.env, CI: '1' },
    });
    expect(stdout).toMatch(/15/);
  });
});
