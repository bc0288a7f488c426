import { type Answer, type Call, list, text } from '../calls.ts';

/** A VPC to be laid out, as a customer would have it. */
export interface VpcPlan {
  readonly name: string;
  readonly cidrBlock: string;
  readonly vSwitches: readonly string[];
}

/** A VPC as it is, with the ids that the original tutorial keeps in its consts. */
export interface LaidOut {
  readonly name: string;
  readonly vpcId: string;
  readonly cidrBlock: string;
  readonly routerId: string;
  readonly routeTableId: string;
  readonly vSwitches: readonly { readonly id: string; readonly cidrBlock: string }[];
}

/** The two VPCs that the tutorial and `init --demo` play with: no overlap, two vSwitches on one side. */
export const demoVpcs: readonly [VpcPlan, VpcPlan] = [
  { name: 'app', cidrBlock: '10.0.0.0/16', vSwitches: ['10.0.1.0/24', '10.0.2.0/24'] },
  { name: 'data', cidrBlock: '192.168.0.0/16', vSwitches: ['192.168.1.0/24'] },
];

/** Makes a VPC and its vSwitches and waits until all are Available. */
export async function layOut(call: Call, plan: VpcPlan, region: string): Promise<LaidOut> {
  const created = await call('CreateVpc', { CidrBlock: plan.cidrBlock, VpcName: plan.name });
  const vpcId = text(created, 'VpcId');
  await until(async () => text(await vpcById(call, vpcId), 'Status') === 'Available');
  for (const [index, cidrBlock] of plan.vSwitches.entries()) {
    // One after another: the service refuses a second vSwitch while the first is being made.
    const answer = await call('CreateVSwitch', {
      VpcId: vpcId,
      CidrBlock: cidrBlock,
      ZoneId: await zone(call, region),
      VSwitchName: `${plan.name}-${index + 1}`,
    });
    const id = text(answer, 'VSwitchId');
    await until(async () => {
      const vSwitch = list(await call('DescribeVSwitches', { VSwitchId: id }), 'VSwitches', 'VSwitch')[0];
      return text(vSwitch, 'Status') === 'Available';
    });
  }
  return readVpc(call, plan.name, vpcId);
}

/** Reads what the tutorial needs to know of a VPC that exists. @throws Error when there is none of that id */
export async function readVpc(call: Call, name: string, vpcId: string): Promise<LaidOut> {
  const vpc = await vpcById(call, vpcId);
  if (vpc === undefined) throw new Error(`There is no VPC ${vpcId}.`);
  const tables = list(await call('DescribeRouteTableList', { VpcId: vpcId }), 'RouterTableList', 'RouterTableListType');
  const system = tables.find((table) => text(table, 'RouteTableType') === 'System') ?? tables[0];
  const vSwitches = list(await call('DescribeVSwitches', { VpcId: vpcId, PageSize: 50 }), 'VSwitches', 'VSwitch');
  return {
    name: text(vpc, 'VpcName') || name,
    vpcId,
    cidrBlock: text(vpc, 'CidrBlock'),
    routerId: text(vpc, 'VRouterId'),
    routeTableId: text(system, 'RouteTableId'),
    vSwitches: vSwitches
      .map((vSwitch) => ({ id: text(vSwitch, 'VSwitchId'), cidrBlock: text(vSwitch, 'CidrBlock') }))
      .sort((a, b) => (a.cidrBlock < b.cidrBlock ? -1 : 1)),
  };
}

async function vpcById(call: Call, vpcId: string): Promise<Answer | undefined> {
  return list(await call('DescribeVpcs', { VpcId: vpcId }), 'Vpcs', 'Vpc')[0];
}

async function zone(call: Call, region: string): Promise<string> {
  const zones = list(await call('DescribeZones', {}), 'Zones', 'Zone');
  return text(zones[0], 'ZoneId') || `${region}-a`;
}

/** Only ever used on a local cloud, where looking is cheap and transitions end. */
async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 30));
}
