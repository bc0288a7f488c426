import { LocalCloud } from '/work/main/src/cloud/index.ts';
import { appendFileSync } from 'node:fs';
const { DEFAULT_ACCOUNT } = await import('/work/main/src/cloud/index.ts');
const cloud = await LocalCloud.start({ port: 18391, rateLimits: false, quotas: { vpcsPerRegion: 1000 }, strict: process.argv[2] === 'strict', accounts: [{ ...DEFAULT_ACCOUNT, accessKeys: [{ id: 'k', secret: 's' }] }], log: (e) => appendFileSync('/tmp/acc/log.jsonl', JSON.stringify(e) + '\n') });
console.log(cloud.url);
import Core from '@alicloud/pop-core';
const client = new Core({ accessKeyId: 'k', accessKeySecret: 's', endpoint: cloud.url, apiVersion: '2016-04-28' });
const call = (RegionId: string, action: string, p: object = {}) => client.request(action, { RegionId, ...p }, { method: 'POST' }) as Promise<any>;
for (const region of ['cn-hangzhou', 'cn-shanghai', 'eu-central-1']) {
  const { VpcId } = await call(region, 'CreateVpc', { VpcName: 'default-NODELETING' });
  await call(region, 'CreateDefaultVpc');
  await new Promise((r) => setTimeout(r, 700));
  await call(region, 'CreateVSwitch', { VpcId, VSwitchName: 'default-zone-i', CidrBlock: '172.16.0.0/24', ZoneId: region === 'eu-central-1' ? 'eu-central-1a' : `${region}-i` });
}
console.log('seeded');
