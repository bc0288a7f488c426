import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { alibabaTransport, CloudError, CredentialsError, endpointOf, NoAnswerError } from '../../src/provider/index.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** The official client core against a server that answers so. */
async function against(listener: RequestListener) {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = { accessKeyId: 'id', accessKeySecret: 'secret' };
  const transport = alibabaTransport({ endpoint, protocol: 'http', keys, readTimeoutMs: 400 });
  const parameters = { RouterInterfaceId: 'ri-1', Filter: [{ Key: 'k', Value: ['a', 'b'] }], Left: undefined };
  return () =>
    transport.call({
      product: 'Vpc',
      version: '2016-04-28',
      action: 'DescribeVpcs',
      region: 'cn-hangzhou',
      parameters,
    });
}

const json =
  (status: number, body: object, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };

describe('the transport over the official client core', () => {
  it('sends nested parameters flat, signed, and gives the body', async () => {
    let url = '';
    let authorization = '';
    const call = await against((request, response) => {
      url = request.url ?? '';
      authorization = request.headers.authorization ?? '';
      json(200, { RequestId: 'R', TotalCount: 0 })(request, response);
    });
    expect(await call()).toEqual({ RequestId: 'R', TotalCount: 0 });
    expect(url).toBe('/?RouterInterfaceId=ri-1&Filter.1.Key=k&Filter.1.Value.1=a&Filter.1.Value.2=b');
    expect(authorization).toMatch(/^ACS3-HMAC-SHA256 Credential=id,/);
  });

  it('turns a refusal into a CloudError with the code, the ids and the time to stay away', async () => {
    const call = await against(
      json(400, { RequestId: 'R', Code: 'Throttling.User', Message: 'slow down' }, { 'x-acs-retry-after': '1500' }),
    );
    const error = await call().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(CloudError);
    expect(error).toMatchObject({
      code: 'Throttling.User',
      message: 'slow down',
      status: 400,
      requestId: 'R',
      retryAfterMs: 1_500,
      ids: ['ri-1'],
    });
  });

  it.each([
    ['a dropped connection', ((request) => request.socket.destroy()) satisfies RequestListener],
    ['a silent server', (() => undefined) satisfies RequestListener],
    [
      'a proxy page',
      ((_, response) =>
        response.writeHead(502, { 'content-type': 'text/html' }).end('<html>')) satisfies RequestListener,
    ],
  ])('says of %s that the outcome is unknown, without the URL', async (_, listener) => {
    const call = await against(listener);
    const error = await call().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error).toMatchObject({ unsent: false });
    expect(String(error)).not.toContain('ri-1');
  });

  it('knows a call that was never sent', async () => {
    const keys = { accessKeyId: 'id', accessKeySecret: 'secret' };
    const transport = alibabaTransport({ endpoint: '127.0.0.1:1', protocol: 'http', keys });
    const call = transport.call({
      product: 'Vpc',
      version: '2016-04-28',
      action: 'DescribeVpcs',
      region: 'x',
      parameters: {},
    });
    await expect(call).rejects.toMatchObject({ name: 'NoAnswerError', unsent: true });
  });

  it('says which profile gives no credentials', async () => {
    const transport = alibabaTransport({ endpoint: '127.0.0.1:1', protocol: 'http', profile: 'no-such-profile' });
    const call = transport.call({
      product: 'Vpc',
      version: '2016-04-28',
      action: 'DescribeVpcs',
      region: 'x',
      parameters: {},
    });
    await expect(call).rejects.toThrow(CredentialsError);
    await expect(call).rejects.toThrow('no-such-profile');
  });

  it('knows the regional endpoints', () => {
    expect(endpointOf('Vpc', 'cn-hangzhou')).toBe('vpc.aliyuncs.com');
    expect(endpointOf('Vpc', 'eu-central-1')).toBe('vpc.eu-central-1.aliyuncs.com');
    expect(endpointOf('Sts', 'eu-central-1')).toBe('sts.eu-central-1.aliyuncs.com');
  });
});
