import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { subnetBlock } from '../../shared/ipv6.ts';
import type { VpcRow } from '../../store/rows.ts';

// The rules are documented, the codes are not: unconfirmed, borrowed from the neighbouring actions.
const VpcWithoutIpv6 = errorCase(400, 'OperationDenied.VpcIpv6NotEnabled', 'IPv6 has not been enabled for the VPC.');
const IllegalSubnet = errorCase(400, 'InvalidIpv6CidrBlock.Malformed', 'Specified Ipv6CidrBlock is not valid.');
const IllegalMask = errorCase(400, 'IllegalParam.Ipv6CidrMask', 'The specified Ipv6CidrMask is illegal.');
const Taken = errorCase(
  400,
  'OperationFailed.Ipv6CidrBlockExisted',
  'The specified IPv6 CIDR block is already used by another vSwitch.',
);

export interface WantedSubnet {
  /** The subnet byte, 0 to 255. */
  readonly subnet: number;
  /** The VPC's block to take it from; its first where none is named. */
  readonly vpcBlock: string | undefined;
  /** Only 64 is possible. */
  readonly mask: number | undefined;
}

/** The /64 for a vSwitch of the VPC. @throws ApiError when the VPC has no IPv6, or the block is no such or taken. */
export function ipv6Subnet(call: Call<unknown>, vpc: VpcRow, { subnet, vpcBlock, mask }: WantedSubnet): string {
  if (!vpc.ipv6) throw VpcWithoutIpv6();
  if (mask !== undefined && mask !== 64) throw IllegalMask();
  const outer = vpcBlock ? vpc.ipv6Blocks.find((block) => block.cidr === vpcBlock) : vpc.ipv6Blocks[0];
  const block = outer && subnet >= 0 && subnet <= 255 ? subnetBlock(outer.cidr, subnet) : undefined;
  if (!block) throw IllegalSubnet();
  if (call.store.tables.vswitches.exists({ vpc: vpc.id, ipv6Cidr: block })) throw Taken();
  return block;
}
