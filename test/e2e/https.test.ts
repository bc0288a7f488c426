import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { type AddressInfo, connect, createServer, isIP, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as tlsConnect } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalCloud, type Notice } from '../../src/cloud/index.ts';
import { formatFlat } from '../../src/openapi/index.ts';
import { call, signedParameters } from '../support/signed-request.ts';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-tls-'));
let cloud: LocalCloud;
let ca: string;
let notices: Notice[] = [];
beforeAll(async () => {
  cloud = await LocalCloud.start({ certificateDirectory: folder, allowedHosts: ['cloud.example'] });
  ca = readFileSync(await cloud.certificateAuthority(), 'utf8');
});
afterAll(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
});

const path = (): string => `/?${formatFlat(signedParameters('GetCallerIdentity', {}, { product: 'Sts' }))}`;

/**
 * One request by HTTPS, verified against the cloud's own authority; over a connection that is there already, or a new one.
 */
async function secure(name: string, connection: Socket = connect(cloud.port, '127.0.0.1')): Promise<string> {
  const socket = tlsConnect({ socket: connection, ca, host: name, ...(isIP(name) === 0 ? { servername: name } : {}) });
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.write(`POST ${path()} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  await once(socket, 'close');
  return `${answer.slice(9, 12)} ${/"AccountId":"(\d+)"/.exec(answer)?.[1]}`;
}

/** Asks for a way to a host, as clients with HTTPS_PROXY do. */
function tunnelTo(target: string): Promise<{ readonly status: number; readonly socket: Socket }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: cloud.port, method: 'CONNECT', path: target, agent: false });
    request.on('connect', (response, socket) =>
      resolve({ status: response.statusCode ?? 0, socket: socket as Socket }),
    );
    request.on('error', reject).end();
  });
}

/** A way to the cloud on which what a client sends arrives byte by byte. */
async function slowWay(): Promise<{ readonly port: number; readonly close: () => void }> {
  const server = createServer((client) => {
    const onward = connect(cloud.port, '127.0.0.1').setNoDelay();
    for (const socket of [client, onward]) socket.on('error', () => {});
    onward.pipe(client);
    let sent = Promise.resolve();
    client.on('data', (chunk: Buffer) => {
      sent = sent.then(async () => {
        for (const byte of chunk) {
          onward.write(Buffer.of(byte));
          await new Promise((resolve) => setImmediate(resolve));
        }
      });
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

const OK = '200 1234567890123456';

describe('one port', () => {
  it('speaks HTTP and HTTPS', async () => {
    expect(await secure('127.0.0.1')).toBe(OK);
    expect(await secure('localhost')).toBe(OK);
    await call(cloud.url, 'DescribeVpcs');
    expect(cloud.secureUrl).toBe(`https://${cloud.endpoint}`);
  });

  it.each(['vpc.aliyuncs.com', 'vpc.cn-hangzhou.aliyuncs.com', 'a.b.c.d.aliyuncs.com', 'cloud.example'])(
    'has a certificate for %s',
    async (servername) => {
      expect(await secure(servername)).toBe(OK);
    },
  );

  it.each(['example.com', 'aliyuncs.com.example.com', 'aliyuncs.com', 'x'.repeat(60)])(
    'has none for %s',
    async (servername) => {
      await expect(secure(servername)).rejects.toThrow(/does not match certificate/);
    },
  );

  it('takes a hello that comes byte by byte, and a request that does', async () => {
    const { port, close } = await slowWay();
    const request = httpRequest({ host: '127.0.0.1', port, path: path(), method: 'POST', agent: false }).end();
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(200);
    response.resume();
    expect(await secure('localhost', connect(port, '127.0.0.1'))).toBe(OK);
    close();
  });

  it('survives what only begins like TLS, and clients that leave in the middle of a handshake', async () => {
    for (const bytes of ['\u0016', '\u0016\u0003\u0001\u0002\u0000\u0001garbage', '\u0016\u0003\u0001']) {
      const socket = connect(cloud.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(Buffer.from(bytes, 'latin1'));
      await new Promise((resolve) => setTimeout(resolve, 20));
      socket.destroy();
    }
    expect(await secure('localhost')).toBe(OK);
  });

  it('holds no more than a thousand hellos that never end: the oldest gives way, and none whose handshake is over', async () => {
    const settled = tlsConnect({ host: '127.0.0.1', port: cloud.port, ca, servername: 'localhost' });
    await once(settled, 'secureConnect');
    const HELLOS = 1010;
    let gone: number[] = [];
    const sockets: Socket[] = [];
    for (let index = 0; index < HELLOS; index++) {
      const socket = connect(cloud.port, '127.0.0.1');
      socket.on('error', () => {}).on('close', () => gone.push(index));
      sockets.push(socket);
      await once(socket, 'connect');
      socket.write(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00]));
    }
    await vi.waitFor(() => expect(gone).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
    expect(await secure('localhost')).toBe(OK);
    settled.write(`POST ${path()} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    const [answer] = await once(settled, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 OK/);
    gone = [];
    for (const socket of sockets) socket.destroy();
    await vi.waitFor(() => expect(gone).toHaveLength(HELLOS - 11));
  });

  it('answers many requests on one secure connection', async () => {
    const socket = tlsConnect({ host: '127.0.0.1', port: cloud.port, ca, servername: 'localhost' });
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.write(
      [1, 2, 3].map(() => `POST ${path()} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`).join(''),
    );
    await vi.waitFor(() => expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3));
    socket.destroy();
  });
});

describe('CONNECT', () => {
  it('to a host of the provider ends here, secured by a certificate of its name', async () => {
    const { status, socket } = await tunnelTo('sts.cn-hangzhou.aliyuncs.com:443');
    expect(status).toBe(200);
    expect(await secure('sts.cn-hangzhou.aliyuncs.com', socket)).toBe(OK);
  });

  it('to this very server ends here too, and may carry plain HTTP', async () => {
    const { status, socket } = await tunnelTo(cloud.endpoint);
    expect(status).toBe(200);
    socket.write(`GET / HTTP/1.1\r\nHost: ${cloud.endpoint}\r\nConnection: close\r\n\r\n`);
    const [chunk] = await once(socket, 'data');
    expect(String(chunk)).toContain('MissingAction');
    socket.destroy();
  });

  it.each([
    'example.com:443',
    '127.0.0.1:22',
    '127.0.0.1',
    'aliyuncs.com.example.com:443',
    'vpc.aliyuncs.com:22',
    '169.254.169.254:80',
    '',
  ])('to %j is refused', async (target) => {
    const { status, socket } = await tunnelTo(target);
    expect(status).toBe(403);
    socket.destroy();
  });

  it('opens no way to the admin API for other hosts', async () => {
    const { socket } = await tunnelTo('vpc.aliyuncs.com:80');
    socket.write(
      'POST /_isthmus/reset HTTP/1.1\r\nHost: vpc.aliyuncs.com\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    );
    const [chunk] = await once(socket, 'data');
    expect(String(chunk)).toMatch(/^HTTP\/1\.1 403 /);
    socket.destroy();
  });
});

describe('what a client gets wrong', () => {
  let other: LocalCloud;
  beforeEach(async () => {
    notices = [];
    other = await LocalCloud.start({ certificateDirectory: folder, notice: (notice) => notices.push(notice) });
    return () => other.stop();
  });
  const told = (kind: Notice['kind']) => vi.waitFor(() => expect(notices.map((notice) => notice.kind)).toContain(kind));

  it('about trust is told with the file to trust, once', async () => {
    for (const _ of [1, 2, 3]) {
      const socket = tlsConnect({ host: '127.0.0.1', port: other.port, ca: [] });
      await once(socket, 'error');
    }
    await told('unheard');
    expect(notices).toHaveLength(1);
    expect(notices[0]?.action).toContain(other.certificateAuthorityFile);
  });

  it('is not told of a connection to spare, while others by TLS are well', async () => {
    expect(await secure('localhost', connect(other.port, '127.0.0.1'))).toBe(OK);
    const spare = tlsConnect({ host: '127.0.0.1', port: other.port, ca, servername: 'localhost' });
    await once(spare, 'secureConnect');
    spare.destroy();
    await once(spare, 'close');
    expect(await secure('localhost', connect(other.port, '127.0.0.1'))).toBe(OK);
    expect(notices).toEqual([]);
  });

  it('about hosts, proxies and protocols is told with the setting that mends it', async () => {
    const foreign = httpRequest({ port: other.port, host: '127.0.0.1', headers: { host: 'evil.example' } });
    foreign.on('response', (response) => response.resume()).end();
    await told('foreign-host');
    const connectElsewhere = httpRequest({
      port: other.port,
      host: '127.0.0.1',
      method: 'CONNECT',
      path: 'example.com:443',
    });
    connectElsewhere.on('connect', (_response, socket) => socket.destroy()).end();
    await told('proxy');
    const binary = connect(other.port, '127.0.0.1');
    binary.on('error', () => {});
    binary.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
    await told('no-http');
    binary.destroy();
  });

  it('is not told of clients that did all right', async () => {
    await call(other.url, 'DescribeVpcs');
    const socket = tlsConnect({ host: '127.0.0.1', port: other.port, ca, servername: 'localhost' });
    socket.write(`GET ${path()} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    await once(socket.resume(), 'close');
    expect(notices).toEqual([]);
  });
});

it('an authority that cannot be read breaks HTTPS, not HTTP, and says so', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'isthmus-tls-'));
  const said: Notice[] = [];
  const other = await LocalCloud.start({ certificateDirectory: broken, notice: (notice) => said.push(notice) });
  writeFileSync(await other.certificateAuthority(), 'nonsense');
  const socket = tlsConnect({ host: '127.0.0.1', port: other.port, ca });
  await once(socket, 'error');
  await vi.waitFor(() => expect(said).toMatchObject([{ kind: 'certificates' }]));
  await call(other.url, 'DescribeVpcs');
  await other.stop();
  rmSync(broken, { recursive: true });
});

it('stopping does not wait for connections that have not spoken yet', async () => {
  const other = await LocalCloud.start({ certificateDirectory: folder });
  const silent = connect(other.port, '127.0.0.1');
  await once(silent, 'connect');
  const handshaking = connect(other.port, '127.0.0.1');
  handshaking.write(Buffer.from([0x16, 3, 1]));
  for (const socket of [silent, handshaking]) socket.on('error', () => {});
  await new Promise((resolve) => setTimeout(resolve, 50));
  await other.stop();
  for (const socket of [silent, handshaking]) socket.destroy();
});
