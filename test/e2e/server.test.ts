import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalCloud, type LogEntry } from '../../src/cloud/index.ts';
import { formatFlat } from '../../src/openapi/index.ts';
import { call, send, signedParameters } from '../support/signed-request.ts';

interface Plain {
  readonly status: number;
  readonly body: string;
}

describe('the local cloud on a socket', () => {
  let cloud: LocalCloud;
  const log: LogEntry[] = [];
  beforeAll(async () => {
    cloud = await LocalCloud.start({ log: (entry) => log.push(entry) });
  });
  afterAll(() => cloud.stop());

  const plain = (path: string, headers: Record<string, string> = {}, method = 'POST', body?: string | Buffer) =>
    new Promise<Plain>((resolve, reject) => {
      const outgoing = httpRequest({ host: '127.0.0.1', port: cloud.port, path, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });

  const identity = (more: Record<string, string> = {}, method: 'GET' | 'POST' = 'POST'): string =>
    `/?${formatFlat(signedParameters('GetCallerIdentity', more, { product: 'Sts', method }))}`;

  /** What comes back for raw bytes, until the server ends the connection or a second has passed. */
  const raw = async (bytes: string | Buffer): Promise<string> => {
    const socket = connect(cloud.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', () => {});
    socket.write(bytes);
    setTimeout(() => socket.destroy(), 1000).unref();
    await once(socket, 'close');
    return answer;
  };

  it('answers signed requests by GET and by POST, with parameters in the query or in a chunked form', async () => {
    expect((await send(cloud.url, 'DescribeVpcs', {}, { method: 'GET' })).status).toBe(200);
    expect((await send(cloud.url, 'DescribeVpcs')).status).toBe(200);
    const type = { 'content-type': 'application/x-www-form-urlencoded', 'transfer-encoding': 'chunked' };
    const form = formatFlat(signedParameters('DescribeVpcs'));
    expect((await plain('/', type, 'POST', form)).status).toBe(200);
  });

  it('answers XML where that is asked for', async () => {
    const { body } = await plain(identity({ Format: 'XML' }));
    expect(body).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?><GetCallerIdentityResponse><RequestId>/);
  });

  it.each(['evil.example', 'evil.example:80', '10.0.0.1', '127.0.0.1.evil.example'])(
    'does not answer to the foreign Host %s',
    async (host) => {
      const { status, body } = await plain(identity(), { host });
      expect([status, JSON.parse(body).Code]).toEqual([403, 'Forbidden.Host']);
    },
  );

  it.each(['localhost:1', '[::1]:1', 'vpc.aliyuncs.com', 'http://127.0.0.1:1', '127.0.0.1:1/'])(
    'answers to the Host %s, as real clients spell it',
    async (host) => {
      expect((await plain(identity(), { host })).status).toBe(200);
    },
  );

  it('refuses a body that is too large, and lives on', async () => {
    const { status, body } = await plain('/', {}, 'POST', Buffer.alloc(2 * 1024 * 1024, 'a'));
    expect([status, JSON.parse(body).Code]).toEqual([413, 'RequestTooLarge']);
    await call(cloud.url, 'DescribeVpcs');
  });

  it('refuses headers that are too large', async () => {
    const answer = await raw(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it.each(['\u0016\u0003\u0001garbage', 'GET\r\n\r\n', '\r\n\r\n\u0000\u0000', 'FROBNICATE / HTTP/1.1\r\n\r\n'])(
    'ends a connection that speaks no HTTP: %j',
    async (bytes) => {
      expect(await raw(bytes)).not.toMatch(/^HTTP\/1\.1 [25]/);
      await call(cloud.url, 'DescribeVpcs');
    },
  );

  it('survives clients that vanish in the middle of a body', async () => {
    const socket = connect(cloud.port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf');
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
    await call(cloud.url, 'DescribeVpcs');
  });

  it('answers pipelined requests in order', async () => {
    const requests = [1, 2, 3].map(() => `GET ${identity({}, 'GET')} HTTP/1.1\r\nHost: localhost\r\n\r\n`).join('');
    const answer = await raw(requests);
    expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
  });

  it('writes each request to the log, with unknown parameters named and no secret in it', async () => {
    log.length = 0;
    await send(cloud.url, 'DescribeVpcs', { Colour: 'red', RegionId: 'cn-hangzhou', OwnerId: 1 });
    await send(cloud.url, 'DescribeVpcs', {}, { key: { id: 'isthmus', secret: 'wrong' } });
    expect(log[0]).toMatchObject({
      action: 'DescribeVpcs',
      status: 200,
      unknown: ['Colour'],
      account: '1234567890123456',
    });
    expect(log[1]).toMatchObject({ status: 400, code: 'SignatureDoesNotMatch' });
    expect(JSON.stringify(log)).not.toMatch(/Signature":|isthmus|Nonce/);
  });

  it('says that its port is taken instead of crashing', async () => {
    await expect(LocalCloud.start({ port: cloud.port })).rejects.toThrow(/EADDRINUSE/);
  });
});
