import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { vpcCallsTo } from './signed-calls.ts';
import { isthmus, makeRoom, Process } from './spawn.ts';

const endpointOf = (out: string) => /ready http:\/\/(\S+)/.exec(out)?.[1] ?? '';

const credentials = { accountId: '', accessKeyId: 'isthmus', accessKeySecret: 'isthmus' };
const callVpc = (endpoint: string, action: string, parameters = {}) =>
  vpcCallsTo({ endpoint, credentials, region: 'cn-hangzhou' })(action, parameters);

describe('isthmus local', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'is ready, answers signed calls, is found, and ends cleanly on %s',
    async (signal) => {
      const room = makeRoom();
      const server = new Process(['local', '--port', '0', '--instant'], room);
      await server.shows('Ctrl-C stops it');
      expect(server.out).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\n$/);
      const endpoint = endpointOf(server.out);
      expect(server.err).toContain(`client.add_endpoint('cn-hangzhou', 'Vpc', '${endpoint}')`);
      expect(await callVpc(endpoint, 'DescribeVpcs')).toMatchObject({ TotalCount: 0 });
      const env = await isthmus(['env'], room);
      expect(env).toMatchObject({ code: 0, err: '' });
      expect(env.out).toContain(`export ALIBABA_CLOUD_ENDPOINT=${endpoint}\n`);
      server.child.kill(signal);
      expect((await server.ended).code).toBe(0);
      expect(readdirSync(join(room.directory, 'run/isthmus/clouds'))).toEqual([]);
      expect((await isthmus(['env'], room)).code).toBe(1);
    },
  );

  test('--json prints the ready line as an envelope, and --quiet says nothing else', async () => {
    const server = new Process(['local', '--port', '0', '--json', '--quiet'], makeRoom());
    await server.shows('"startedAt"');
    server.child.kill('SIGINT');
    const { out, err } = await server.ended;
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      command: 'local',
      status: 'ready',
      data: { region: 'cn-hangzhou' },
    });
    expect(err).toBe('');
  });

  test('--data keeps the state from one run to the next', async () => {
    const room = makeRoom();
    const first = new Process(['local', '--port', '0', '--data', 'kept', '--instant'], room);
    await first.shows('Ctrl-C stops it');
    await callVpc(endpointOf(first.out), 'CreateVpc', { VpcName: 'mine' });
    first.child.kill('SIGINT');
    await first.ended;
    const second = new Process(['local', '--port', '0', '--data', 'kept'], room);
    await second.shows('Ctrl-C stops it');
    expect(await callVpc(endpointOf(second.out), 'DescribeVpcs')).toMatchObject({ TotalCount: 1 });
  });

  test('--log tells each request, and parameters without effect', async () => {
    const server = new Process(['local', '--port', '0', '--log'], makeRoom());
    await server.shows('Ctrl-C stops it');
    await callVpc(endpointOf(server.out), 'DescribeVpcs', { Nonsense: '1' });
    await server.shows(/DescribeVpcs +200 .*ignored: Nonsense/);
  });

  test('a port in use is an error with a way out', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => blocker.once('listening', done));
    onTestFinished(() => {
      blocker.close();
    });
    const { port } = blocker.address() as { port: number };
    const { code, err } = await isthmus(['local', '--port', String(port)], makeRoom());
    expect(code).toBe(1);
    expect(err).toContain(`Port ${port} on 127.0.0.1 is in use.`);
    expect(err).toContain('--port 0');
    expect(err).not.toContain('    at ');
  });

  test('a home that cannot be written to leaves HTTP as it is, and says what is the matter with HTTPS', async () => {
    const room = makeRoom();
    const environment = { ...room.environment, HOME: '/dev/null' };
    const server = new Process(['local', '--port', '0', '--quiet'], { ...room, environment });
    await server.shows(/ready http/);
    expect(server.err).toContain('HTTPS does not work: ');
    expect(server.err).toContain('--data');
    expect(await callVpc(endpointOf(server.out), 'DescribeVpcs')).toMatchObject({ TotalCount: 0 });
  });

  test('an open address is warned of', async () => {
    const server = new Process(['local', '--port', '0', '--host', '0.0.0.0'], makeRoom());
    await server.shows('warning');
    expect(server.err).toContain('Its keys are public');
  });

  test('contradictions are refused', async () => {
    expect((await isthmus(['local', '--instant', '--speed', '2'], makeRoom())).code).toBe(2);
  });
});
