import { type Call, list, text } from '../calls.ts';
import { demoVpcs, type LaidOut, layOut, readVpc } from '../local/lay-out.ts';

/** The two demo VPCs in a local cloud; those that are there by their names are taken as they are. */
export async function demoNetworks(call: Call, region: string): Promise<readonly LaidOut[]> {
  return Promise.all(
    demoVpcs.map(async (plan) => {
      const [existing] = list(await call('DescribeVpcs', { VpcName: plan.name }), 'Vpcs', 'Vpc');
      return existing === undefined ? layOut(call, plan, region) : readVpc(call, plan.name, text(existing, 'VpcId'));
    }),
  );
}
