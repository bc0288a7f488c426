import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { LocalCloud } from '../../src/cloud/index.ts';
import { type ApiAnswer, alibabaTransport } from '../../src/provider/index.ts';

const temporary = (number: number) => ({ id: `STS.${number}`, secret: `s${number}`, securityToken: `token-${number}` });

/** A cloud whose first temporary key can expire, and a credentials URI that gives the key named last. */
async function start() {
  const [first, second] = [temporary(1), temporary(2)];
  const expiresAt = Date.now() + 60_000;
  const cloud = await LocalCloud.start({
    accounts: [{ id: '1234567890123456', accessKeys: [{ ...first, expiresAt }, second], resourceGroups: [] }],
  });
  onTestFinished(() => cloud.stop());
  let current = first;
  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    const Expiration = new Date(Date.now() + 3_600_000).toISOString();
    const { id: AccessKeyId, secret: AccessKeySecret, securityToken: SecurityToken } = current;
    response.end(JSON.stringify({ Code: 'Success', AccessKeyId, AccessKeySecret, SecurityToken, Expiration }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_URI', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const transport = alibabaTransport({ endpoint: cloud.endpoint, protocol: 'http' });
  const call = (): Promise<ApiAnswer> =>
    transport.call({
      product: 'Vpc',
      version: '2016-04-28',
      action: 'DescribeVpcs',
      region: 'cn-hangzhou',
      parameters: { RegionId: 'cn-hangzhou' },
    });
  return {
    call,
    expire: () => cloud.clock.advance(61_000),
    putNewKeys: () => {
      current = second;
    },
    asked: () => asked,
  };
}

describe('temporary keys that expire in mid-run', () => {
  const home = mkdtempSync(`${tmpdir()}/isthmus-home-`);
  beforeEach(() => {
    vi.stubEnv('HOME', home);
    for (const name of ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET']) vi.stubEnv(name, '');
    return () => rmSync(home, { recursive: true, force: true });
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('are replaced by those that the credential chain gives now, and the call goes on', async () => {
    const { call, expire, putNewKeys } = await start();
    expect(await call()).toMatchObject({ TotalCount: 0 });
    putNewKeys();
    expire();
    expect(await call()).toMatchObject({ TotalCount: 0 });
  });

  it('are replaced once for all calls that meet it at the same time', async () => {
    const { call, expire, putNewKeys, asked } = await start();
    await call();
    putNewKeys();
    expire();
    const answers = await Promise.all(Array.from({ length: 12 }, call));
    expect(answers.map(({ TotalCount }) => TotalCount)).toEqual(Array.from({ length: 12 }, () => 0));
    expect(asked()).toBe(2);
  });

  it('end the run with advice where the chain gives no newer ones, without asking it again and again', async () => {
    const { call, expire, asked } = await start();
    await call();
    expire();
    await expect(call()).rejects.toMatchObject({ code: 'InvalidSecurityToken.Expired' });
    expect(asked()).toBe(2);
  });
});

describe('a profile of ~/.aliyun/config.json', () => {
  it('signs the calls, whichever profile is the current one', async () => {
    const home = mkdtempSync(`${tmpdir()}/isthmus-home-`);
    const cloud = await LocalCloud.start({
      accounts: ['1000000000000001', '1000000000000002'].map((id) => ({
        id,
        accessKeys: [{ id: `key-${id}`, secret: 's' }],
        resourceGroups: [],
      })),
    });
    onTestFinished(async () => {
      vi.unstubAllEnvs();
      rmSync(home, { recursive: true, force: true });
      await cloud.stop();
    });
    vi.stubEnv('HOME', home);
    const profiles = ['1', '2'].map((last) => ({
      name: `account-${last}`,
      mode: 'AK',
      access_key_id: `key-100000000000000${last}`,
      access_key_secret: 's',
      region_id: 'cn-hangzhou',
    }));
    mkdirSync(`${home}/.aliyun`);
    writeFileSync(`${home}/.aliyun/config.json`, JSON.stringify({ current: 'account-1', profiles }));
    const account = async (profile: string): Promise<unknown> => {
      const transport = alibabaTransport({ endpoint: cloud.endpoint, protocol: 'http', profile });
      const answer = await transport.call({
        product: 'Sts',
        version: '2015-04-01',
        action: 'GetCallerIdentity',
        region: 'cn-hangzhou',
        parameters: {},
      });
      return answer.AccountId;
    };
    expect(await account('account-1')).toBe('1000000000000001');
    expect(await account('account-2')).toBe('1000000000000002');
  });
});
