import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { LocalCloud } from '../../src/cloud/index.ts';
import { run } from './harness.ts';

let cloud: LocalCloud;
let directory: string;

const SPEC = `
name: shop
region: cn-hangzhou
networks: { app: { name: app }, data: { name: data } }
connect: [[app, data]]
`;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'isthmus-refused-'));
  const vSwitches = (cidr: string) => [{ name: 'one', zone: 'h', cidr }];
  const networks = {
    app: { vpc: 'vpc-app', cidr: '10.0.0.0/16', vSwitches: vSwitches('10.0.1.0/24') },
    data: { vpc: 'vpc-data', cidr: '10.1.0.0/16', vSwitches: vSwitches('10.1.1.0/24') },
  };
  cloud = await LocalCloud.start({ timing: 'instant', init: { networks }, certificateDirectory: directory });
  writeFileSync(join(directory, 'my spec.yaml'), SPEC);
  writeFileSync(
    join(directory, 'wrong.yaml'),
    SPEC.replace('name: data }', 'name: dta }').replace('name: app }', 'name: ap }'),
  );
});
afterAll(async () => {
  await cloud.stop();
  rmSync(directory, { recursive: true });
});

/** Runs a command in a shell whose keys are these. */
const withKey = (key: string, ...words: readonly string[]) => {
  // The official credential chain reads the process's own environment.
  process.env.ALIBABA_CLOUD_ACCESS_KEY_ID = key;
  process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET = cloud.credentials.accessKeySecret;
  const environment = { ALIBABA_CLOUD_ENDPOINT: cloud.endpoint };
  return run(words, { directory, environment }).finally(() => {
    delete process.env.ALIBABA_CLOUD_ACCESS_KEY_ID;
    delete process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET;
  });
};
const go = (...words: readonly string[]) => withKey(cloud.credentials.accessKeyId, ...words);

describe('credentials that the cloud refuses', () => {
  test.each([
    ['plan'],
    ['up', '--yes'],
    ['down', '--yes'],
    ['status'],
    ['verify'],
    ['graph'],
    ['doctor'],
    ['import', 'app', 'data', '--output', 'found.yaml'],
  ])('end %s with 4', async (...words) => {
    const file = words[0] === 'import' ? [] : ['--file', 'my spec.yaml'];
    const { code, out, err } = await withKey('nobody', ...words, ...file);
    expect(code, err).toBe(4);
    expect(out + err).toContain('InvalidAccessKeyId.NotFound');
  });
});

describe('problems', () => {
  test('are told once, each with what to do, and not on the way of data', async () => {
    const { code, out, err } = await go('plan', '--file', 'wrong.yaml');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('error  2 things stand in the way; nothing was changed.');
    expect(err.match(/There is no VPC named "dta"/g)).toHaveLength(1);
    expect(err).toContain('→ Correct networks.data in the spec');
    const json = await go('plan', '--file', 'wrong.yaml', '--json');
    expect(JSON.parse(json.out).error.details).toHaveLength(2);
  });

  test('make a state blocked, and a status that knows no state is no success', async () => {
    const { code, out } = await go('status', '--file', 'wrong.yaml');
    expect([code, out.split('\n')[0]]).toEqual([1, 'shop on alibaba: blocked']);
    expect(out).not.toContain('NETWORK');
  });

  test('are found by doctor as well: a VPC that is not there', async () => {
    const { code, out } = await go('doctor', '--file', 'wrong.yaml');
    expect(code, out).toBe(1);
    expect(out).toMatch(/✗ {2}spec .*There is no VPC named "dta" in cn-hangzhou/);
    expect(out).toContain('2 things stand in the way.');
  });
});

describe('profiles of a spec', () => {
  test('are said not to count on the local cloud, which is called with its own keys', async () => {
    writeFileSync(join(directory, 'wide.yaml'), SPEC.replace('name: app }', 'name: app, profile: ops }'));
    const { err } = await go('plan', '--local', '--file', 'wide.yaml');
    expect(err).toContain('note  the profile ops of the spec is not used');
  });
});

describe('the command that is named next', () => {
  test('can be pasted: it means the same spec', async () => {
    const { err } = await go('plan', '--file', 'my spec.yaml');
    expect(err).toContain("Do it: isthmus up --file 'my spec.yaml'\n");
    expect((await go('status', '--file', 'my spec.yaml')).err).toContain("Make it: isthmus up --file 'my spec.yaml'\n");
  });
});

describe('import with a profile', () => {
  test('writes it into the spec, so that plan, which is called without, finds the same account', async () => {
    const { accessKeyId, accessKeySecret } = cloud.credentials;
    const profile = { name: 'lab', mode: 'AK', access_key_id: accessKeyId, access_key_secret: accessKeySecret };
    mkdirSync(join(directory, '.aliyun'));
    writeFileSync(join(directory, '.aliyun', 'config.json'), JSON.stringify({ current: 'lab', profiles: [profile] }));
    vi.stubEnv('HOME', directory);
    expect((await go('up', '--yes', '--file', 'my spec.yaml')).code).toBe(0);
    const imported = await go('import', 'app', 'data', '--profile', 'lab', '--output', 'lab.yaml');
    expect(imported.code, imported.err).toBe(0);
    expect(readFileSync(join(directory, 'lab.yaml'), 'utf8').match(/profile: lab/g)).toHaveLength(2);
    vi.unstubAllEnvs();
  });
});
