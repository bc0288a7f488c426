import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const CLOUD = fileURLToPath(new URL('../support/cloud-process.ts', import.meta.url));

/** More than the process may open. */
const CONNECTIONS = 300;

/** A connection that asks and is answered, time and again. */
async function talk(port: number) {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  await once(socket, 'connect');
  return {
    socket,
    async ask(path: string): Promise<string> {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      const [answer] = await once(socket, 'data');
      return String(answer).slice(9, 12);
    },
  };
}

it('without a file handle left, the cloud refuses what it must, and goes on when there are some again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-handles-'));
  const command = `ulimit -n 100 && exec "$0" "$1" "$2"`;
  const child = spawn('sh', ['-c', command, process.execPath, CLOUD, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const idle: Socket[] = [];
  try {
    const [line] = await once(child.stdout, 'data');
    const port = Number(new URL(String(line).trim()).port);
    const { ask, socket } = await talk(port);
    expect(await ask('/?Action=DescribeVpcs')).toBe('400');
    for (let count = 0; count < CONNECTIONS; count++) idle.push(connect(port, '127.0.0.1').on('error', () => {}));
    // Those that find no handle are closed at once; when one is, there is none.
    await Promise.race(idle.map((one) => once(one, 'close')));
    // The admin API is not loaded yet, and cannot be now.
    expect(await ask('/_isthmus/ready')).toBe('503');
    for (const one of [...idle, socket]) one.destroy();
    await expect.poll(async () => (await talk(port)).ask('/_isthmus/ready').catch(() => '')).toBe('200');
    expect(child.exitCode).toBe(null);
  } finally {
    for (const one of idle) one.destroy();
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});
