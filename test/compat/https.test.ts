import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LocalCloud, type Notice } from '../../src/cloud/index.ts';
import { aliyunCli } from './support/aliyun-cli.ts';
import { clientEnvironment, mustRun, run } from './support/child.ts';
import * as clients from './support/clients.ts';
import { describeJudged } from './support/judges.ts';
import type { OfficialClient } from './support/official-client.ts';
import { describeWith } from './support/requires.ts';

let folder: string;
let cloud: LocalCloud;
let authority: string;
const notices: Notice[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'isthmus-https-'));
  cloud = await LocalCloud.start({ certificateDirectory: folder, notice: (notice) => notices.push(notice) });
  authority = await cloud.certificateAuthority();
});
afterAll(async () => {
  await cloud?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A truststore for Java, made as docs/local-cloud.md says. */
async function truststore(): Promise<NodeJS.ProcessEnv> {
  const store = join(folder, 'isthmus.p12');
  const into = ['-keystore', store, '-storetype', 'PKCS12', '-storepass', 'changeit'];
  await mustRun('keytool', ['-importcert', '-noprompt', '-alias', 'isthmus', '-file', authority, ...into]);
  return { JAVA_TOOL_OPTIONS: `-Djavax.net.ssl.trustStore=${store} -Djavax.net.ssl.trustStorePassword=changeit` };
}

/** Each client with the setting by which it learns of the authority. */
const TRUST: readonly (readonly [OfficialClient, () => NodeJS.ProcessEnv | Promise<NodeJS.ProcessEnv>])[] = [
  [clients.pythonClassic, () => ({ ALIBABA_CLOUD_CA_BUNDLE: authority })],
  [clients.pythonTea, () => ({ ISTHMUS_CA: authority })],
  [clients.nodeVpc, () => ({ NODE_EXTRA_CA_CERTS: authority })],
  [clients.popCorePost, () => ({ NODE_EXTRA_CA_CERTS: authority })],
  [clients.goClassic, () => ({ SSL_CERT_FILE: authority })],
  [clients.goV2, () => ({ SSL_CERT_FILE: authority })],
  [clients.javaClassic, truststore],
];

async function describeVpcs(client: OfficialClient, environment: NodeJS.ProcessEnv): Promise<unknown> {
  const { accessKeyId, accessKeySecret } = cloud.credentials;
  const aim = { endpoint: cloud.endpoint, region: cloud.region, accessKeyId, accessKeySecret };
  const running = await client.start({ ...aim, secure: true, environment });
  try {
    return await running.call({ action: 'DescribeVpcs', params: {}, region: cloud.region });
  } finally {
    running.close();
  }
}

for (const [client, trust] of TRUST) {
  describeWith(client.needs, `${client.name}, by HTTPS,`, () => {
    it('verifies the certificate and calls', { timeout: 600_000 }, async () => {
      expect(await describeVpcs(client, await trust())).toMatchObject({ ok: true, body: { TotalCount: 0 } });
    });

    it('does not call a cloud it does not trust, and the cloud says what to do', { timeout: 60_000 }, async () => {
      const told = notices.length;
      await expect(describeVpcs(client, {})).rejects.toThrow();
      // Said once a minute at most, so another client may have brought it up.
      expect(notices.slice(0, told + 1).map(({ action }) => action)).toContainEqual(expect.stringContaining(authority));
    });
  });
}

describeJudged(['aliyun'], 'the aliyun CLI, by HTTPS,', () => {
  it('verifies the certificate and calls', async () => {
    expect(await describeVpcs(aliyunCli, { SSL_CERT_FILE: authority })).toMatchObject({ ok: true });
    await expect(describeVpcs(aliyunCli, {})).rejects.toThrow();
  });
});

describeWith(['curl'], 'curl', () => {
  const curl = async (url: string, proxy = '') => {
    const args = ['-sS', '--max-time', '20', '--cacert', authority, '--proxy', proxy, '--noproxy', '', url];
    const { stdout, stderr } = await run('curl', args, { env: clientEnvironment() });
    return stdout + stderr;
  };

  it('verifies the certificate, by any of its names, and by way of the proxy that HTTPS_PROXY names', async () => {
    for (const name of ['localhost', '127.0.0.1']) {
      expect(await curl(`https://${name}:${cloud.port}/`)).toContain('MissingAction');
    }
    for (const host of ['vpc.aliyuncs.com', 'sts.cn-hangzhou.aliyuncs.com']) {
      expect(await curl(`https://${host}/`, cloud.url)).toContain(`"HostId":"${host}"`);
    }
    expect(await curl('https://example.com/', cloud.url)).toContain('403');
  });
});
