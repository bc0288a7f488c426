import { type Cidr, cidrContains, cidrEquals, parseCidr } from '../../../network/cidr.ts';
import { errorCase } from '../../../openapi/index.ts';
import { type Call, vpcAction } from '../../action.ts';
import { ignored, integer, required, text } from '../../parameters.ts';
import { isUsable, parseBlock } from '../../shared/cidr-rules.ts';
import { parseIpv6 } from '../../shared/ipv6.ts';
import type { VpcRow } from '../../store/rows.ts';
import { MalformedCidrBlock, UnsupportedIpam } from '../shared/errors.ts';
import { customDestinations } from '../shared/prefix-lists.ts';
import { blocksOf } from '../shared/vpc-blocks.ts';
import { checkOneBlock, MissingBlock, MissingVpcId, vpcToAssociate } from './cidr-association.ts';
import { checkIsp, newIpv6Block } from './ipv6-blocks.ts';
import { overlapsAny } from './vpc-checks.ts';

// Texts that the page gives as `%s` are our own.
const IllegalBlock = errorCase(400, 'IllegalParam.SecondaryCidrBlock', 'The specified SecondaryCidrBlock is illegal.');
const Duplicated = errorCase(
  400,
  'Duplicated.SecondaryCidrBlock',
  'The specified SecondaryCidrBlock is already associated.',
);
const Taken = errorCase(400, 'InvalidCidrBlock', 'Specified CIDR block is already exists.');
const ConflictWithEntry = errorCase(
  400,
  'OperationFailed.ConflictWithEntry',
  'The specified CIDR block conflicts with a route entry of the VPC.',
);
const Ipv4Quota = errorCase(400, 'QuotaExceeded.VpcMultiCidr', 'The quota of secondary CIDR blocks is exceeded.');
const IllegalIpVersion = errorCase(400, 'IllegalParam.IpVersion', 'The specified IpVersion is illegal.');
const MalformedIpv6 = errorCase(400, 'InvalidIpv6CidrBlock.Malformed', 'Param Ipv6CidrBlock is malformed.');
const NotReserved = errorCase(
  400,
  'OperationFailed.IPv6CidrNotReserved',
  'The specified IPv6 CIDR block has not been reserved.',
);
const Ipv6Quota = errorCase(400, 'QuotaExceeded.IPv6CidrBlock', 'The quota of IPv6 CIDR blocks is exceeded.');

/** Adds a secondary IPv4 or IPv6 block to a VPC. Source: API page AssociateVpcCidrBlock. */
export const AssociateVpcCidrBlock = vpcAction({
  name: 'AssociateVpcCidrBlock',
  effect: 'write',
  parameters: {
    RegionId: text,
    VpcId: required(text, MissingVpcId),
    SecondaryCidrBlock: text,
    IPv6CidrBlock: text,
    IpVersion: text,
    Ipv6Isp: text,
    IpamPoolId: text,
    SecondaryCidrMask: ignored(integer),
    Ipv6CidrMask: ignored(integer),
  },
  run(call) {
    const { parameters, store } = call;
    const { SecondaryCidrBlock: ipv4, IPv6CidrBlock: ipv6, Ipv6Isp: isp } = parameters;
    const version = parameters.IpVersion?.toUpperCase() || (ipv6 ? 'IPV6' : 'IPV4');
    const vpc = vpcToAssociate(call, parameters.VpcId);
    if (parameters.IpamPoolId) throw UnsupportedIpam();
    if (!ipv4 && !ipv6 && version !== 'IPV6') throw MissingBlock();
    checkOneBlock(ipv4, ipv6);
    if (version !== (ipv4 ? 'IPV4' : 'IPV6')) throw IllegalIpVersion();
    if (ipv4) {
      checkSecondary(call, vpc, ipv4);
      store.tables.vpcs.update(vpc.id, { secondaryCidrs: [...vpc.secondaryCidrs, ipv4] });
      return { CidrBlock: ipv4, IpVersion: 'IPV4' };
    }
    checkIsp(isp);
    // A block of the caller's choice must have been reserved by AllocateVpcIpv6Cidr, which is not emulated.
    if (ipv6) throw (parseIpv6(ipv6)?.length === 56 ? NotReserved : MalformedIpv6)();
    if (vpc.ipv6Blocks.length > call.quotas.secondaryIpv6CidrsPerVpc) throw Ipv6Quota();
    const added = newIpv6Block(call, isp);
    store.tables.vpcs.update(vpc.id, { ipv6: true, ipv6Blocks: [...vpc.ipv6Blocks, added] });
    return { CidrBlock: added.cidr, IpVersion: 'IPV6' };
  },
});

function checkSecondary(call: Call<unknown>, vpc: VpcRow, text: string): void {
  const block = parseBlock(text);
  if (!block) throw MalformedCidrBlock();
  if (!isUsable(block) || block.length < 8 || block.length > 28) throw IllegalBlock();
  const [primary, ...secondaries] = blocksOf(vpc);
  if (secondaries.some((known) => cidrEquals(known, block))) throw Duplicated();
  if (overlapsAny(block, primary ? [primary, ...secondaries] : secondaries)) throw Taken();
  if (hasEntryIn(call, vpc, block)) throw ConflictWithEntry();
  if (secondaries.length >= call.quotas.secondaryCidrsPerVpc) throw Ipv4Quota();
}

/** What conflicts is unconfirmed: taken to be a custom entry for the block or a part of it, which would go astray. */
const hasEntryIn = (call: Call<unknown>, vpc: VpcRow, block: Cidr): boolean =>
  customDestinations(call, vpc).some((text) => {
    const destination = parseCidr(text);
    return destination !== undefined && cidrContains(block, destination);
  });
