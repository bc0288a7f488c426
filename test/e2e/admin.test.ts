import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { LocalCloud } from '../../src/cloud/index.ts';
import { formatFlat } from '../../src/openapi/index.ts';
import { call, send, signedParameters } from '../support/signed-request.ts';

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await LocalCloud.start({ timing: { createVpc: 60_000 } });
});
afterEach(() => cloud.reset());
afterAll(() => cloud.stop());

interface Said {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> & { readonly entries: readonly { readonly sequence: number }[] };
}

async function admin(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Said> {
  const response = await fetch(`${cloud.url}/_isthmus${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Said['body'] };
}

/** A request with any Host and headers, which fetch does not let through. */
function raw(
  path: string,
  headers: Record<string, string>,
  host = '127.0.0.1',
  method = 'GET',
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host, port: cloud.port, path, method, headers }, (response) => {
      response.resume();
      resolve(response);
    });
    request.on('error', reject).end();
  });
}

describe('the admin API', () => {
  it('tells what there is, and that it is alive and ready', async () => {
    const { body } = await admin('GET', '');
    expect(body.routes).toContain('GET /_isthmus/health: answers as long as the process does');
    expect(await admin('GET', '/health')).toEqual({ status: 200, body: { status: 'ok' } });
    expect(await admin('GET', '/ready')).toEqual({ status: 200, body: { status: 'ready' } });
  });

  it('is alive but not ready when the store takes no writes', async () => {
    const other = await LocalCloud.start();
    other.world.store.close();
    const status = async (path: string) => (await fetch(`${other.url}/_isthmus${path}`)).status;
    expect([await status('/health'), await status('/ready')]).toEqual([200, 503]);
    await expect(other.stop()).rejects.toThrow(/not open/);
  });

  it('puts faults in force, lists them and takes them away', async () => {
    const added = await admin('POST', '/faults', { action: 'CreateVpc', code: 'Throttling', count: 1 });
    expect(added).toMatchObject({ status: 200, body: { fault: { id: 'fault-1', code: 'Throttling' } } });
    expect((await admin('GET', '/faults')).body.faults).toHaveLength(1);
    expect((await send(cloud.url, 'CreateVpc')).body.Code).toBe('Throttling');
    await call(cloud.url, 'CreateVpc');
    await admin('POST', '/faults', { code: 'Throttling' });
    expect(await admin('DELETE', '/faults/fault-9')).toMatchObject({ status: 404 });
    expect(await admin('DELETE', '/faults')).toEqual({ status: 200, body: { cleared: 1 } });
    expect(await admin('POST', '/faults', { rate: 2 })).toMatchObject({
      status: 400,
      body: { error: { code: 'InvalidFault', message: '"rate" must be a number more than 0 and at most 1.' } },
    });
  });

  it('drops connections and holds answers back, on real sockets', async () => {
    await admin('POST', '/faults', { action: 'CreateVpc', drop: true, afterEffect: true, count: 1 });
    await expect(send(cloud.url, 'CreateVpc', { ClientToken: 'a' })).rejects.toThrow(/fetch failed/);
    expect(cloud.world.store.tables.vpcs.count({})).toBe(1);
    await admin('POST', '/faults', { action: 'DescribeVpcs', delay: 300 });
    const order: string[] = [];
    await Promise.all([
      call(cloud.url, 'DescribeVpcs').then(() => order.push('late')),
      call(cloud.url, 'DescribeVRouters').then(() => order.push('at once')),
    ]);
    expect(order).toEqual(['at once', 'late']);
  });

  it.each([
    [false, 0],
    [true, 1],
  ])('a delay holds the request back, or after its effect (%s) the answer', async (afterEffect, meanwhile) => {
    const total = () => cloud.world.store.tables.vpcs.count({});
    const before = total();
    await admin('POST', '/faults', { action: 'CreateVpc', delay: 400, afterEffect, count: 1 });
    const late = call(cloud.url, 'CreateVpc');
    await vi.waitUntil(() => cloud.faults.length === 0);
    expect(total()).toBe(before + meanwhile);
    await late;
    expect(total()).toBe(before + 1);
  });

  it('a held request takes effect also when its client is gone', async () => {
    const before = cloud.world.store.tables.vpcs.count({});
    await admin('POST', '/faults', { action: 'CreateVpc', delay: 300, count: 1 });
    const asked = `${cloud.url}/?${formatFlat(signedParameters('CreateVpc'))}`;
    await expect(fetch(asked, { method: 'POST', signal: AbortSignal.timeout(100) })).rejects.toThrow(/timeout/);
    expect(cloud.world.store.tables.vpcs.count({})).toBe(before);
    await vi.waitUntil(() => cloud.world.store.tables.vpcs.count({}) === before + 1);
  });

  it('turns the clock: what was to happen has happened', async () => {
    const { VpcId } = await call(cloud.url, 'CreateVpc');
    const status = async () => (await call(cloud.url, 'DescribeVpcAttribute', { VpcId })).Status;
    expect((await admin('POST', '/clock/freeze')).body).toMatchObject({ frozen: true });
    expect(await status()).toBe('Pending');
    expect((await admin('POST', '/clock/advance', { by: '2h' })).body.ahead).toBeGreaterThan(7_100_000);
    expect(await status()).toBe('Available');
    expect((await admin('POST', '/clock/resume')).body).toMatchObject({ frozen: false });
    expect(new Date(String((await admin('GET', '/clock')).body.now)).getTime()).toBeGreaterThan(Date.now() + 7_000_000);
    for (const by of ['yesterday', -1, null, 1e300, [1]]) {
      expect(await admin('POST', '/clock/advance', { by })).toMatchObject({ status: 400 });
    }
  });

  it('saves a snapshot, resets, and loads it again', async () => {
    const { VpcId } = await call(cloud.url, 'CreateVpc', { VpcName: 'kept' });
    const { body: kept } = await admin('GET', '/snapshot');
    expect((await admin('POST', '/reset')).body.milliseconds).toBeGreaterThanOrEqual(0);
    expect(await call(cloud.url, 'DescribeVpcs')).toMatchObject({ TotalCount: 0 });
    expect(await admin('PUT', '/snapshot', kept)).toEqual({ status: 200, body: { loaded: true } });
    expect(await call(cloud.url, 'DescribeVpcs', { VpcId })).toMatchObject({ TotalCount: 1 });
    expect(await admin('PUT', '/snapshot', { a: 1 })).toMatchObject({
      status: 400,
      body: { error: { code: 'InvalidSnapshot' } },
    });
    expect(await call(cloud.url, 'DescribeVpcs')).toMatchObject({ TotalCount: 1 });
  });

  it('refuses arrears of what is no router interface', async () => {
    expect(await admin('POST', '/arrears', { id: 'ri-none' })).toMatchObject({ status: 404 });
    expect(await admin('POST', '/arrears', { id: 'ri-none', status: 'Rich' })).toMatchObject({ status: 400 });
    expect(await admin('POST', '/arrears')).toMatchObject({ status: 404 });
  });

  it('shows the last requests, without secrets, and follows new ones', async () => {
    await call(cloud.url, 'DescribeVpcs', { Colour: 'red' });
    const { body } = await admin('GET', '/log?limit=1');
    expect(body.entries).toMatchObject([{ action: 'DescribeVpcs', status: 200, unknown: ['Colour'] }]);
    expect(JSON.stringify(body)).not.toMatch(/Signature|isthmus/);
    const sequence = body.entries[0]?.sequence ?? 0;
    await call(cloud.url, 'DescribeVRouters');
    expect((await admin('GET', `/log?after=${sequence}`)).body.entries).toMatchObject([{ action: 'DescribeVRouters' }]);
    expect(await admin('GET', '/log?limit=many')).toMatchObject({ status: 400 });

    const stream = await new Promise<IncomingMessage>((resolve) => {
      httpRequest(
        { port: cloud.port, host: '127.0.0.1', path: `/_isthmus/log?follow=true&after=${sequence}` },
        resolve,
      ).end();
    });
    const lines = createInterface({ input: stream })[Symbol.asyncIterator]();
    const next = async () => JSON.parse((await lines.next()).value ?? '').action;
    expect(await next()).toBe('DescribeVRouters');
    await call(cloud.url, 'DescribeVpcs');
    expect(await next()).toBe('DescribeVpcs');
    stream.destroy();
    await once(stream, 'close');
    await call(cloud.url, 'DescribeVpcs');
  });

  it('answers what it does not know in words', async () => {
    expect(await admin('GET', '/teapot')).toMatchObject({ status: 404, body: { error: { code: 'NotFound' } } });
    expect(await admin('GET', '/reset')).toMatchObject({
      status: 405,
      body: { error: { message: '/_isthmus/reset takes POST.' } },
    });
    expect(await admin('POST', '/faults', '{')).toMatchObject({
      status: 400,
      body: { error: { code: 'InvalidJson' } },
    });
    expect(await admin('POST', '/faults')).toMatchObject({ status: 400, body: { error: { code: 'InvalidFault' } } });
  });
});

describe('the admin API answers to nobody else', () => {
  it.each(['evil.example', 'vpc.aliyuncs.com', '10.0.0.1', 'localhost.evil.example', '127.0.0.1.evil.example'])(
    'not to the Host %j',
    async (host) => {
      expect((await raw('/_isthmus/log', { host })).statusCode).toBe(403);
    },
  );

  it.each(['http://evil.example', 'https://127.0.0.1.evil.example', 'null', 'http://127.0.0.1:1'])(
    'not to a page of the Origin %s, whatever the method',
    async (origin) => {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        const answer = await raw('/_isthmus/reset', { origin }, '127.0.0.1', method);
        expect(answer.statusCode).toBe(403);
        expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
      }
    },
  );

  it('not to what a browser marks as coming from elsewhere', async () => {
    expect((await raw('/_isthmus/health', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await raw('/_isthmus/health', { 'sec-fetch-site': 'none' })).statusCode).toBe(200);
  });

  it('but to its own origin', async () => {
    expect((await raw('/_isthmus/health', { origin: cloud.url, host: cloud.endpoint })).statusCode).toBe(200);
  });

  it('not to another machine, though it listens on all addresses', async () => {
    const { networkInterfaces } = await import('node:os');
    const own = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    // A machine without any network cannot be called from outside either.
    if (!own) return;
    const open = await LocalCloud.start({ host: '0.0.0.0' });
    const response = await fetch(`http://${own.address}:${open.port}/_isthmus/reset`, { method: 'POST' });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'Forbidden.Address' } });
    await open.stop();
  });
});
