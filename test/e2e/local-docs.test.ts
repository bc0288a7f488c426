import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { readAccounts } from '../../src/cli/local/settings/accounts.ts';
import { readQuotas } from '../../src/cli/local/settings/quotas.ts';
import { readRegions } from '../../src/cli/local/settings/regions.ts';
import { readTiming } from '../../src/cli/local/settings/timing.ts';
import { renderReference } from '../../src/cli/reference.ts';
import { LocalCloud } from '../../src/cloud/index.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(ROOT, 'docs/local-cloud.md'), 'utf8');
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, block = '']) => block);

describe('docs/local-cloud.md', { timeout: 60_000 }, () => {
  let folder: string;
  beforeAll(() => {
    // Inside the checkout, where the packages of the examples are found.
    mkdirSync(join(ROOT, '.cache'), { recursive: true });
    folder = mkdtempSync(join(ROOT, '.cache', 'docs-'));
    // An empty one, so that the checkout's own is not found.
    writeFileSync(join(folder, 'vitest.config.mjs'), 'export default {};\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** An example as a file of its own, with the package under its name in the checkout. */
  const example = (from: string): string => {
    const block = blocks('ts').find((text) => text.includes(`from '${from}'`)) ?? '';
    const file = join(folder, `${from.replace(':', '-')}.test.ts`);
    writeFileSync(file, block.replace("'isthmus/cloud'", JSON.stringify(join(ROOT, 'src/cloud/index.ts'))));
    return file;
  };
  const node = (...args: readonly string[]) =>
    run(process.execPath, args, { cwd: folder, env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '', VITEST: '' } });

  it('has an example in Vitest that runs', async () => {
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const { stdout } = await node(vitest, 'run', '--root', folder, example('vitest'));
    expect(stdout).toMatch(/Tests +2 passed/);
  });

  it('has an example in node:test that runs', async () => {
    const { stdout } = await node('--test', '--test-reporter', 'spec', example('node:test'));
    expect(stdout).toMatch(/pass 2/);
  });

  it('shows files that are read as they stand', async () => {
    const [init = '', ...settings] = blocks('yaml');
    const cloud = await LocalCloud.start({ init });
    expect(cloud.world.store.tables.vpcs.get('vpc-bp1app')).toMatchObject({ name: 'app', status: 'Available' });
    expect(cloud.world.store.tables.vswitches.count({})).toBe(2);
    await cloud.stop();
    settings.forEach((text, index) => {
      writeFileSync(join(folder, `${index}.yaml`), text);
    });
    expect(await readAccounts(folder, '0.yaml')).toMatchObject([
      { accessKeys: [{}, { expiresAt: Date.UTC(2030, 0) }] },
    ]);
    expect(await readRegions(folder, '1.yaml')).toMatchObject([{ code: 'bp1' }, { code: 'lab', zones: ['xx-lab-1a'] }]);
    expect(await readQuotas(folder, ['2.yaml'])).toEqual({ vpcsPerRegion: 100 });
    expect(await readTiming(folder, '3.yaml')).toEqual({ createVpc: 2000, createRouteEntry: 500 });
  });

  it('names commands, flags and members that there are', async () => {
    const reference = await renderReference(commands);
    const named = [...page.matchAll(/`(isthmus [^`]+)`/g)].map(([, command = '']) => command);
    expect(named.length).toBeGreaterThan(10);
    for (const command of named) {
      const words = command.split(/ (?=[-A-Z[0-9])/)[0] ?? '';
      const name = commands.map((entry) => `isthmus ${entry.name}`).filter((known) => words.startsWith(known));
      expect(name, command).not.toEqual([]);
      for (const [flag] of command.matchAll(/--[a-z-]+/g)) expect(reference).toContain(`${flag}`);
    }
    const rows = page.slice(page.indexOf('| member |')).split('\n').slice(2);
    const cloud = await LocalCloud.start();
    for (const row of rows) {
      const [, cell = ''] = row.split('|');
      for (const [, member = ''] of cell.matchAll(/`(?!LocalCloud)(\w+)/g)) expect(member in cloud, member).toBe(true);
    }
    await cloud.stop();
  });
});

describe("README's commands around a running local cloud", { timeout: 60_000 }, () => {
  it('are run as they stand', async () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const block = /^```sh\n(isthmus local [\s\S]*?)^```$/m.exec(readme)?.[1] ?? '';
    const [start = '', ...commands] = block
      .trim()
      .split('\n')
      .map((line) => line.replace(/ +#.*$/, ''));
    expect(commands.length).toBeGreaterThan(3);
    const folder = mkdtempSync(join(tmpdir(), 'isthmus-readme-'));
    writeFileSync(join(folder, 'networks.yaml'), 'networks: { app: { cidr: 10.0.0.0/16 } }\n');
    const env = {
      ...process.env,
      HOME: folder,
      XDG_RUNTIME_DIR: folder,
      XDG_STATE_HOME: folder,
      ISTHMUS_LOCAL_PORT: '0',
    };
    const isthmus = (line: string) =>
      spawn(process.execPath, [join(ROOT, 'bin/isthmus.js'), ...line.replace(/ &$/, '').split(' ').slice(1)], {
        cwd: folder,
        env,
      });
    const cloud = isthmus(start);
    try {
      const [ready] = await once(cloud.stdout, 'data');
      expect(String(ready)).toMatch(/^ready http/);
      for (const command of commands) {
        const child = isthmus(command);
        // Following goes on until somebody ends it.
        if (command.includes('--follow')) setTimeout(() => child.kill('SIGINT'), 1000);
        expect([command, (await once(child, 'exit'))[0]]).toEqual([command, 0]);
      }
      expect(JSON.parse(readFileSync(join(folder, 'before.json'), 'utf8'))).toMatchObject({
        tables: { vpc: [{ name: 'app' }] },
      });
    } finally {
      cloud.kill('SIGINT');
      await once(cloud, 'exit');
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
