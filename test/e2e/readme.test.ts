import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = join(ROOT, 'bin/isthmus.js');

const readme = await readFile(join(ROOT, 'README.md'), 'utf8');

interface Shown {
  readonly command: string;
  readonly output: readonly string[];
}

/** The commands of the tour, each with the output that README shows. */
const tour: readonly Shown[] = [...readme.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...output] = part.replace(/\n$/, '').split('\n');
      return { command, output };
    }),
);

/** What differs from run to run: the tails of ids, and times. */
const steady = (line: string): string =>
  line
    .replace(/\b(vpc|vsw|vrt|vtb|ri|rte|pcc)-[a-z0-9]{21}/g, '$1-…')
    .replace(/\b\d+(\.\d+)? m?s\b/g, '… s')
    .trimEnd();

/** Whether the lines are those shown, where a line `...` stands for any number of lines. */
function matches(lines: readonly string[], shown: readonly string[]): boolean {
  const [first, ...rest] = shown;
  if (first === undefined) return lines.length === 0;
  if (first !== '...') return lines[0] === first && matches(lines.slice(1), rest);
  return lines.some((_, start) => matches(lines.slice(start), rest)) || rest.length === 0;
}

describe('README', { timeout: 120_000 }, () => {
  let base: string;
  let folder: string;
  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'isthmus-readme-'));
    folder = join(base, 'tour');
    await mkdir(folder);
  });
  afterAll(() => rm(base, { recursive: true, force: true }));

  it('has a tour', () => {
    expect(tour.map(({ command }) => command)).toContain('isthmus up --yes');
  });

  // In order: each command finds what the ones before it left.
  it.each(tour)('shows what `$command` really prints', async ({ command, output }) => {
    const line = command.replace(/^isthmus /, `"${process.execPath}" "${BIN}" `);
    const env = { ...process.env, NO_COLOR: '1', LANG: 'C.UTF-8', XDG_RUNTIME_DIR: base, XDG_STATE_HOME: base };
    const { stdout } = await run('sh', ['-c', `${line} 2>&1`], { cwd: folder, env });
    const printed = stdout === '' ? [] : stdout.trimEnd().split('\n').map(steady);
    const shown = output.map(steady);
    if (!matches(printed, shown)) expect(printed).toEqual(shown);
  });

  it('names commands that npm knows', async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    for (const name of ['start', 'test']) expect(scripts).toHaveProperty(name);
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });

  it('is right that `npx isthmus` runs the command inside the checkout', async () => {
    const { stdout } = await run('npx', ['isthmus', 'version'], { cwd: ROOT });
    expect(stdout).toMatch(/\d+\.\d+\.\d+/);
  });

  it('links only to pages that are there', async () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(3);
    for (const path of links) await readFile(join(ROOT, path));
  });
});
