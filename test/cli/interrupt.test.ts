import { createServer, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isthmus, makeRoom, Process } from './spawn.ts';

describe('Ctrl-C', () => {
  test('up: finishes what is in flight, tells done and open, and the next run goes on', async () => {
    const room = makeRoom();
    expect((await isthmus(['init', '--local', '--demo'], room)).code).toBe(0);
    const up = new Process(['up', '--yes'], room);
    await up.shows(/✓ /);
    up.child.kill('SIGINT');
    const { code, out, err } = await up.ended;
    expect(code, err).toBe(130);
    expect(err).toContain('Stopping');
    expect(out).toContain('Interrupted');
    expect(out).toContain('To go on: isthmus up');
    const again = await isthmus(['up', '--yes'], room);
    expect(again.code, again.err).toBe(0);
    expect((await isthmus(['plan', '--detailed-exitcode'], room)).code).toBe(0);
  }, 60_000);

  test('up: while looking, one stops in order and a second leaves at once', async () => {
    const room = makeRoom();
    // Takes every call and answers none.
    const silent = createServer().listen(0, '127.0.0.1');
    const sockets: Socket[] = [];
    const called = new Promise<void>((done) => {
      silent.on('connection', (socket) => {
        sockets.push(socket.resume().on('error', () => {}));
        done();
      });
    });
    await new Promise((done) => silent.once('listening', done));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    const { port } = silent.address() as { port: number };
    await isthmus(['init', '--network', 'app=vpc-1', '--network', 'data=vpc-2'], room);
    const environment = {
      ...room.environment,
      ALIBABA_CLOUD_ACCESS_KEY_ID: 'key',
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret',
      ALIBABA_CLOUD_ENDPOINT: `127.0.0.1:${port}`,
    };
    const up = new Process(['up', '--yes'], { ...room, environment });
    await called;
    up.child.kill('SIGINT');
    await up.shows('Stopping');
    up.child.kill('SIGINT');
    const { code, out, err } = await up.ended;
    expect(code).toBe(130);
    expect(out).toBe('');
    expect(err).not.toContain('    at ');
  });

  test('tutorial: says that nothing is left', async () => {
    const tutorial = new Process(['tutorial'], makeRoom());
    await tutorial.shows('Tell the initiator its peer');
    tutorial.child.kill('SIGINT');
    const { code, err } = await tutorial.ended;
    expect(code).toBe(130);
    expect(err).toContain('nothing is left');
  });

  test('tutorial on a cloud that stays: takes down what it made', async () => {
    const room = makeRoom();
    const server = new Process(['local', '--port', '0', '--speed', '4'], room);
    await server.shows('Ctrl-C stops it');
    await isthmus(['init', '--demo'], room);
    const vpcs = JSON.parse((await isthmus(['status', '--json'], room)).out).data.networks as { vpcId: string }[];
    const endpoint = /ready http:\/\/(\S+)/.exec(server.out)?.[1] ?? '';
    const environment = {
      ...room.environment,
      ALIBABA_CLOUD_ACCESS_KEY_ID: 'isthmus',
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'isthmus',
      ALIBABA_CLOUD_ENDPOINT: endpoint,
    };
    const words = ['tutorial', '--target', 'alibaba', '--vpc1', vpcs[0]?.vpcId ?? '', '--vpc2', vpcs[1]?.vpcId ?? ''];
    const unasked = await isthmus(words, { ...room, environment });
    expect(unasked.code).toBe(3);
    const tutorial = new Process([...words, '--yes'], { ...room, environment });
    await tutorial.shows(/ 8 +Route 192/);
    tutorial.child.kill('SIGTERM');
    const { code, err } = await tutorial.ended;
    expect(code, err).toBe(130);
    expect(err).toContain('aliyun vpc DeleteRouterInterface');
    expect(err).toContain('Nothing is left.');
    expect(JSON.parse((await isthmus(['status', '--json'], room)).out).status).toBe('absent');
  }, 90_000);
});
