import { parseCidr } from '../../../network/cidr.ts';
import { errorCase } from '../../../openapi/index.ts';
import { type Call, vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ipv6Contains, parseIpv6 } from '../../shared/ipv6.ts';
import type { VpcRow } from '../../store/rows.ts';
import { checkOneBlock, MissingBlock, MissingVpcId, vpcToAssociate } from './cidr-association.ts';
import { hasVSwitchIn } from './vpc-checks.ts';

// Both codes and texts are unconfirmed; the provider retries the first.
const CidrInUse = errorCase(400, 'OperationFailed.CidrInUse', 'The specified CIDR block is in use.');
const BlockNotFound = errorCase(
  404,
  'ResourceNotFound.SecondaryCidrBlock',
  'The specified SecondaryCidrBlock is not found.',
);

/**
 * Takes a secondary block from a VPC; the primary ones are not to be found here. Source: API page UnassociateVpcCidrBlock.
 */
export const UnassociateVpcCidrBlock = vpcAction({
  name: 'UnassociateVpcCidrBlock',
  effect: 'write',
  parameters: {
    RegionId: text,
    VpcId: required(text, MissingVpcId),
    SecondaryCidrBlock: text,
    IPv6CidrBlock: text,
  },
  run(call) {
    const { SecondaryCidrBlock: ipv4, IPv6CidrBlock: ipv6 } = call.parameters;
    const vpc = vpcToAssociate(call, call.parameters.VpcId);
    if (!ipv4 && !ipv6) throw MissingBlock();
    checkOneBlock(ipv4, ipv6);
    call.store.tables.vpcs.update(vpc.id, ipv4 ? withoutIpv4(call, vpc, ipv4) : withoutIpv6(call, vpc, ipv6 ?? ''));
    return {};
  },
});

function withoutIpv4(call: Call<unknown>, vpc: VpcRow, text: string): Partial<VpcRow> {
  const block = parseCidr(text);
  if (!block || !vpc.secondaryCidrs.includes(text)) throw BlockNotFound();
  if (hasVSwitchIn(call, vpc, block)) throw CidrInUse();
  return { secondaryCidrs: vpc.secondaryCidrs.filter((known) => known !== text) };
}

function withoutIpv6(call: Call<unknown>, vpc: VpcRow, text: string): Partial<VpcRow> {
  const block = parseIpv6(text);
  const [, ...secondaries] = vpc.ipv6Blocks;
  if (!block || !secondaries.some((known) => known.cidr === text)) throw BlockNotFound();
  const inUse = call.store.tables.vswitches.find({ vpc: vpc.id, ipv6: true }).some((vswitch) => {
    const inner = parseIpv6(vswitch.ipv6Cidr);
    return inner !== undefined && ipv6Contains(block, inner);
  });
  if (inUse) throw CidrInUse();
  return { ipv6Blocks: vpc.ipv6Blocks.filter((known) => known.cidr !== text) };
}
