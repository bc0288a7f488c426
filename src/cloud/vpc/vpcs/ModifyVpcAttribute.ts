import { cidrContains, parseCidr } from '../../../network/cidr.ts';
import { errorCase } from '../../../openapi/index.ts';
import { type Call, vpcAction } from '../../action.ts';
import { boolean, required, text, type ValuesOf } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { Ipv6Block, VpcRow } from '../../store/rows.ts';
import { IncorrectVpcStatus, MalformedCidrBlock, VpcNotFound } from '../shared/errors.ts';
import { blocksOf } from '../shared/vpc-blocks.ts';
import { ipv6BlocksFor } from './ipv6-blocks.ts';
import { checkVpcNames, overlapsAny, vpcBlock } from './vpc-checks.ts';

const CidrTaken = errorCase(400, 'InvalidCidrBlock', 'Specified CIDR block is already exists.');
/** Code and text are unconfirmed: no page lists what a block that no longer holds its vSwitches answers. */
const CidrInUse = errorCase(400, 'OperationFailed.CidrInUse', 'The specified CIDR block is in use.');
/** That these cannot be changed is documented; the codes for it are unconfirmed. */
const Ipv6Fixed = errorCase(400, 'IllegalParam.Ipv6CidrBlock', 'The IPv6 CIDR block of the VPC cannot be changed.');
const IspFixed = errorCase(400, 'IllegalParam.Ipv6Isp', 'The specified Ipv6Isp is illegal.');

const declared = {
  RegionId: text,
  VpcId: required(text),
  VpcName: text,
  Description: text,
  CidrBlock: text,
  EnableIPv6: boolean,
  Ipv6CidrBlock: text,
  Ipv6Isp: text,
  EnableDnsHostname: boolean,
};

type ModifyCall = Call<ValuesOf<typeof declared>>;

/** Changes name, description, primary block, IPv6 or DNS of a VPC. Source: API page ModifyVpcAttribute. */
export const ModifyVpcAttribute = vpcAction({
  name: 'ModifyVpcAttribute',
  effect: 'write',
  parameters: declared,
  run(call) {
    const { parameters, store, timing } = call;
    const { vpcs } = store.tables;
    const vpc = ownedOr(call, vpcs, parameters.VpcId, VpcNotFound);
    const { VpcName: name = vpc.name, Description: description = vpc.description } = parameters;
    const { EnableDnsHostname: dnsHostname = vpc.dnsHostname } = parameters;
    checkVpcNames(name, description);
    const cidr = parameters.CidrBlock || vpc.cidr;
    if (cidr !== vpc.cidr) checkNewPrimary(call, vpc, cidr);
    if (vpc.status !== 'Available') throw IncorrectVpcStatus();
    const ipv6Blocks = newIpv6Blocks(call, vpc);
    vpcs.update(vpc.id, { name, description, cidr, dnsHostname, ipv6Blocks, ipv6: ipv6Blocks.length > 0 });
    if (timing.modifyVpc > 0) vpcs.update(vpc.id, { status: 'Pending' });
    call.after(timing.modifyVpc, vpcs, vpc.id, { status: 'Available' });
    return {};
  },
});

/** The primary block may grow or shrink as long as every vSwitch of it still fits. */
function checkNewPrimary(call: Call<unknown>, vpc: VpcRow, cidr: string): void {
  const block = vpcBlock(cidr, MalformedCidrBlock, MalformedCidrBlock);
  const [primary, ...secondaries] = blocksOf(vpc);
  if (overlapsAny(block, secondaries)) throw CidrTaken();
  for (const vswitch of call.store.tables.vswitches.find({ vpc: vpc.id })) {
    const inner = parseCidr(vswitch.cidr);
    const wasInPrimary = primary && inner && cidrContains(primary, inner);
    if (wasInPrimary && !cidrContains(block, inner)) throw CidrInUse();
  }
}

function newIpv6Blocks(call: ModifyCall, vpc: VpcRow): readonly Ipv6Block[] {
  const { EnableIPv6: enable, Ipv6CidrBlock: cidr, Ipv6Isp: isp } = call.parameters;
  const [current] = vpc.ipv6Blocks;
  if (current && enable !== false) {
    if (cidr && cidr !== current.cidr) throw Ipv6Fixed();
    if (isp && isp !== current.isp) throw IspFixed();
    return vpc.ipv6Blocks;
  }
  if (!current) return ipv6BlocksFor(call, { enable, cidr, isp: enable ? isp : undefined });
  // That the vSwitches must be free of IPv6 first is unconfirmed.
  if (call.store.tables.vswitches.exists({ vpc: vpc.id, ipv6: true })) throw CidrInUse();
  return [];
}
