import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT, LocalCloud } from '../../src/cloud/index.ts';
import { READY, SLOW_CALL } from './acceptance/ready.ts';
import { clientEnvironment, run } from './support/child.ts';
import { describeJudged } from './support/judges.ts';

const HERE = join(import.meta.dirname, 'acceptance');

/** `ISTHMUS_ACCEPTANCE=all` also runs the tests that are not expected to pass yet; a regular expression picks some. */
const asked = process.env.ISTHMUS_ACCEPTANCE;

/** A test of peerings names the provider team's own account, whose id is in its text. */
const ACCOUNT = { ...DEFAULT_ACCOUNT, id: '1511928242963727' };

/** Tests that fit only where their authors run them: this one takes the region for that of its VPCs before it moves there. */
const REGION_OF: Readonly<Record<string, string>> = { TestAccAliCloudVpcPeerPeerConnection_basic7960: 'cn-beijing' };

/**
 * The acceptance tests with which the official Terraform provider is released against the real cloud, unmodified, each in
 * a process of its own, over the local cloud's own HTTPS. They wait five seconds and more after each change, whatever
 * answers: six at once mostly sleep.
 */
describeJudged(['alicloud-acc.test', 'run-acc.sh'], 'the official provider accepts', (judges) => {
  const all = readFileSync(join(judges, 'acceptance.txt'), 'utf8').trim().split('\n');
  const chosen = all.filter((test) => (asked ? asked === 'all' || new RegExp(asked).test(test) : READY.has(test)));
  /** What run-acc.sh says of each: `PASS`, or `FAIL` with the reason. */
  const verdicts = new Map<string, string>();
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-acceptance-'));
  let cloud: LocalCloud;

  beforeAll(async () => {
    // The tests run beside each other in one account: more VPCs than an account may have.
    cloud = await LocalCloud.start({
      quotas: { vpcsPerRegion: 1000 },
      accounts: [ACCOUNT],
      certificateDirectory: folder,
      init: readFileSync(join(HERE, 'beforehand.yaml'), 'utf8'),
    });
    cloud.fault(SLOW_CALL);
    // run-acc.sh takes what it needs from beside itself; in place of the judges' own front stands one that adds nothing.
    for (const name of ['run-acc.sh', 'alicloud-acc.test']) symlinkSync(join(judges, name), join(folder, name));
    symlinkSync(join(HERE, 'tlsfront'), join(folder, 'tlsfront'));
    const script = join(folder, 'run-acc.sh');
    const authority = await cloud.certificateAuthority();
    const groups = Map.groupBy(chosen, (test) => REGION_OF[test] ?? cloud.region);
    const runs = [...groups].map(async ([region, tests]) => {
      const env = clientEnvironment({
        ALICLOUD_ACCESS_KEY: cloud.credentials.accessKeyId,
        ALICLOUD_SECRET_KEY: cloud.credentials.accessKeySecret,
        ALICLOUD_ACCOUNT_ID: cloud.credentials.accountId,
        ALICLOUD_REGION: region,
        SSL_CERT_FILE: authority,
        ACC_PARALLEL: '6',
        ACC_TIMEOUT: '300',
      });
      return run(script, [cloud.url, `^(${tests.join('|')})$`], { env, timeout: 1_800_000 });
    });
    const finished = await Promise.all(runs);
    const told = finished.map((one) => one.stdout).join('\n');
    for (const [, verdict = '', test = '', why = ''] of told.matchAll(/^(PASS|FAIL|SKIP) (\S+) \S+ ?(.*)$/gm)) {
      verdicts.set(test, `${verdict} ${why}`.trim());
    }
    if (verdicts.size === 0) throw new Error(`run-acc.sh ran no test: ${finished.map((one) => one.stderr).join('\n')}`);
  }, 1_800_000);

  afterAll(async () => {
    await cloud?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(chosen)('%s', (test) => {
    expect(verdicts.get(test)).toBe('PASS');
  });

  it('knows every test of the list, and no other', () => {
    expect([...READY].sort()).toEqual(all.toSorted());
  });
});
