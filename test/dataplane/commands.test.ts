import { expect, test } from 'vitest';
import { isthmus, makeRoom, Process } from '../cli/spawn.ts';
import { describeWithPackets } from './support.ts';

describeWithPackets('real packets on the command line', () => {
  test('verify sends packets for every declared pair, beside what the routes say', async () => {
    const room = makeRoom();
    const server = new Process(['local', '--port', '0', '--instant', '--dataplane'], room);
    await server.shows('Ctrl-C stops it');
    expect((await isthmus(['init', '--local', '--demo'], room)).code).toBe(0);
    const before = await isthmus(['verify', '--json'], room);
    const { packets, state } = JSON.parse(before.out).data;
    expect(before.code, before.err).toBe(1);
    expect(state).toBe('broken');
    expect(packets.map(({ result }: { result: string }) => result)).toEqual(['lost', 'lost', 'lost', 'lost']);
    expect(packets[0].words).toMatch(/^no route, says 10\.0\./);

    expect((await isthmus(['up', '--yes'], room)).code).toBe(0);
    const after = await isthmus(['verify'], room);
    expect(after.code, after.out).toBe(0);
    expect(after.out).toMatch(/packet: answered, [\d.]+ ms/);
    expect(after.out).toContain('4 of 4 packets answered.');
  });

  test('the tutorial sends them too: through the connection, into the loop, and when all is gone', async () => {
    const { code, out, err } = await isthmus(['tutorial', '--default-route', '--instant', '--dataplane'], makeRoom());
    expect(code, err).toBe(0);
    expect(out).toMatch(/there: reaches, ping: [\d.]+ ms +back: reaches, ping: [\d.]+ ms/);
    expect(out).toMatch(/loops: \w+ → \w+ → \w+\n +ping: time to live exceeded at 192\.168\.1\.253/);
    expect(out).toContain('0 of 4 real packets got an answer');
  });

  test('where they do not belong, --dataplane is refused', async () => {
    expect((await isthmus(['tutorial', '--transcript', '--dataplane'], makeRoom())).code).toBe(2);
  });
});
