import type { Talk } from './said.ts';

/** A VPC with what comes with it, as a customer has it. */
export interface Network {
  readonly vpc: string;
  readonly router: string;
  /** Its system route table. */
  readonly table: string;
  readonly cidr: string;
}

/** Creates a VPC and waits until it is there to use. */
export async function layOut(talk: Talk, cidr: string, more: Record<string, string> = {}): Promise<Network> {
  const made = await talk.call<{ VpcId: string; VRouterId: string; RouteTableId: string }>('CreateVpc', {
    CidrBlock: cidr,
    ...more,
  });
  const network = { vpc: made.VpcId, router: made.VRouterId, table: made.RouteTableId, cidr };
  await talk.wait(() => vpcStatus(talk, network.vpc), 'Available');
  return network;
}

async function vpcStatus(talk: Talk, vpc: string): Promise<string> {
  const { Status } = await talk.call<{ Status: string }>('DescribeVpcAttribute', { VpcId: vpc });
  return Status;
}
