import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { announce, findRunning, type RunningCloud, registryDirectory } from '../../src/cli/local/running-cloud.ts';
import { run } from './harness.ts';
import { makeRoom } from './spawn.ts';

async function listen(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as { port: number }).port;
}

const note = (port: number, more: Partial<RunningCloud> = {}): RunningCloud => ({
  pid: process.pid,
  endpoint: `127.0.0.1:${port}`,
  url: `http://127.0.0.1:${port}`,
  certificateAuthority: '/none/ca.pem',
  region: 'cn-hangzhou',
  accountId: '1234567890123456',
  accessKeyId: 'key',
  accessKeySecret: "it's secret",
  dataDirectory: null,
  dataPlane: null,
  startedAt: '2026-01-01T00:00:00.000Z',
  ...more,
});

describe('running local clouds', () => {
  test('are found while they run, newest first, and not after', async () => {
    const { environment } = makeRoom();
    const [older, newer] = [note(await listen()), note(await listen(), { startedAt: '2026-02-01T00:00:00.000Z' })];
    const withdraw = announce(older, environment);
    announce(newer, environment);
    expect(await findRunning(environment)).toEqual([newer, older]);
    withdraw();
    expect(await findRunning(environment)).toEqual([newer]);
    const [file = ''] = readdirSync(registryDirectory(environment));
    expect(statSync(join(registryDirectory(environment), file)).mode & 0o077).toBe(0);
  });

  test('a note of a dead process, of a closed port, or broken is cleared away', async () => {
    const { environment } = makeRoom();
    announce(note(await listen(), { pid: 2 ** 22 + 1 }), environment);
    announce(note(1), environment);
    const broken = join(registryDirectory(environment), '7.json');
    writeFileSync(broken, '{');
    expect(await findRunning(environment)).toEqual([]);
    expect(existsSync(broken)).toBe(false);
    expect(readdirSync(registryDirectory(environment))).toEqual([]);
  });

  test('follow the XDG folders', () => {
    expect(registryDirectory({ XDG_RUNTIME_DIR: '/run/user/1' })).toBe('/run/user/1/isthmus/clouds');
    expect(registryDirectory({ XDG_STATE_HOME: '/state' })).toBe('/state/isthmus/clouds');
    expect(registryDirectory({ HOME: '/home/a' })).toBe('/home/a/.local/state/isthmus/clouds');
  });
});

describe('isthmus env', () => {
  test('says clearly that none runs', async () => {
    const { code, out, err } = await run(['env'], { environment: makeRoom().environment });
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('No local cloud is running.');
    expect(err).toContain('isthmus local');
  });

  test('prints lines for each shell, the remark last', async () => {
    const { environment } = makeRoom();
    const port = await listen();
    announce(note(port), environment);
    const sh = await run(['env'], { environment });
    expect(sh.err).toBe('');
    expect(sh.out).toContain(`export ALIBABA_CLOUD_ENDPOINT=127.0.0.1:${port}\n`);
    expect(sh.out).toContain(`export ALIBABA_CLOUD_ACCESS_KEY_SECRET='it'\\''s secret'\n`);
    expect(
      sh.out
        .trimEnd()
        .split('\n')
        .filter((line) => line.startsWith('#')),
    ).toHaveLength(1);
    expect(sh.out.trimEnd().split('\n').at(-1)).toMatch(/^#/);
    const fish = await run(['env', '--shell', 'fish'], { environment });
    expect(fish.out).toContain(`set -gx ALIBABA_CLOUD_ACCESS_KEY_SECRET 'it\\'s secret';\n`);
    const power = await run(['env', '--shell', 'powershell'], { environment });
    expect(power.out).toContain(`$Env:ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'it''s secret'\n`);
    const unset = await run(['env', '--unset'], { environment });
    expect(unset.out).toContain('unset ALIBABA_CLOUD_ENDPOINT\n');
  });

  test('prints a provider block and JSON', async () => {
    const { environment } = makeRoom();
    const port = await listen();
    announce(note(port), environment);
    const terraform = await run(['env', '--terraform'], { environment });
    expect(terraform.out).toMatch(/protocol += "HTTP"/);
    expect(terraform.out).toContain(`= "127.0.0.1:${port}"`);
    const { data } = JSON.parse((await run(['env', '--json'], { environment })).out);
    expect(data).toMatchObject({ endpoint: `127.0.0.1:${port}`, variables: { ALICLOUD_ACCESS_KEY: 'key' } });
  });

  test.each([
    [['--ca', '--terraform'], '--terraform and --ca exclude each other: each prints something else.'],
    [['--unset', '--clients'], '--unset and --clients exclude each other: each prints something else.'],
  ])('prints one thing at a time: %j', async (flags, message) => {
    const { environment } = makeRoom();
    announce(note(await listen()), environment);
    const { code, out, err } = await run(['env', ...flags], { environment });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  test('keeps loopback out of a proxy', async () => {
    const { environment } = makeRoom();
    announce(note(await listen()), environment);
    expect((await run(['env'], { environment })).out).not.toContain('NO_PROXY');
    const proxied = { ...environment, HTTP_PROXY: 'http://proxy:1', NO_PROXY: 'intranet' };
    expect((await run(['env'], { environment: proxied })).out).toContain(
      'export NO_PROXY=intranet,127.0.0.1,localhost\n',
    );
  });

  test('--port picks one of several', async () => {
    const { environment } = makeRoom();
    const [first, second] = [await listen(), await listen()];
    announce(note(first), environment);
    announce(note(second, { startedAt: '2027-01-01T00:00:00.000Z' }), environment);
    expect((await run(['env', '--port', String(first)], { environment })).out).toContain(`127.0.0.1:${first}`);
    const { code, err } = await run(['env', '--port', '2'], { environment });
    expect(code).toBe(1);
    expect(err).toContain(`127.0.0.1:${second}`);
  });
});
