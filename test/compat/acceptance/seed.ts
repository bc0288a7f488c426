import type { LocalCloud } from '../../../src/cloud/index.ts';
import { popCorePost } from '../support/clients.ts';
import { layOut } from '../support/network.ts';
import { said } from '../support/said.ts';

/** Where the tests look for the provider team's own standing VPC. */
const REGIONS = ['cn-hangzhou', 'cn-shanghai', 'eu-central-1'];

/**
 * What the tests expect to find in the account, as the judges' README lists it: a VPC `default-NODELETING` with a vSwitch.
 * One of them also asks for a default vSwitch, which takes a default VPC.
 */
export async function seed(cloud: LocalCloud): Promise<void> {
  const client = await popCorePost.start({ endpoint: cloud.endpoint, region: cloud.region, ...cloud.credentials });
  for (const region of REGIONS) {
    const talk = said(client, region);
    const { vpc } = await layOut(talk, '172.16.0.0/12', { VpcName: 'default-NODELETING' });
    const vSwitch = { VpcId: vpc, ZoneId: `${region}${/\d$/.test(region) ? '' : '-'}i`, CidrBlock: '172.16.0.0/24' };
    await talk.call('CreateVSwitch', { ...vSwitch, VSwitchName: 'default-zone-i' });
  }
  await said(client, cloud.region).call('CreateDefaultVpc', {});
  client.close();
}
