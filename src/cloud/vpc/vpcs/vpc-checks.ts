import { type Cidr, cidrContains, cidrsOverlap, parseCidr } from '../../../network/cidr.ts';
import { ApiError, type ErrorCase, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { isUsable, parseBlock } from '../../shared/cidr-rules.ts';
import { isDescription, isName } from '../../shared/names.ts';
import { ownedBy } from '../../shared/owned.ts';
import type { VpcRow } from '../../store/rows.ts';

const InvalidName = errorCase(400, 'InvalidVpcName.Malformed', 'Specified VPC name is not valid.');
const InvalidDescription = errorCase(400, 'InvalidVpcDiscription.Malformed', 'Specified VPC description is not valid.');
const QuotaExceeded = errorCase(400, 'QuotaExceeded.Vpc', 'VPC quota exceeded.');

/** @throws ApiError for a name or description that no VPC may have. */
export function checkVpcNames(name: string | undefined, description: string | undefined): void {
  if (!isName(name)) throw InvalidName();
  if (!isDescription(description)) throw InvalidDescription();
}

/** @throws ApiError when the account has as many VPCs in the region as it may. */
export function checkVpcQuota(call: Call<unknown>): void {
  if (call.store.tables.vpcs.count(ownedBy(call)) >= call.quotas.vpcsPerRegion) throw QuotaExceeded();
}

/**
 * Reads a block for a VPC: canonical, outside the reserved ranges, mask 8 to 28 (API page CreateVpc).
 * @throws ApiError `malformed` for syntax and reserved ranges, `illegalMask` for the mask.
 */
export function vpcBlock(text: string, malformed: ErrorCase, illegalMask: (length: number) => ApiError): Cidr {
  const block = parseBlock(text);
  if (!block || !isUsable(block)) throw malformed();
  if (block.length < 8 || block.length > 28) throw illegalMask(block.length);
  return block;
}

/** Whether a block shares addresses with one of these. */
export const overlapsAny = (block: Cidr, others: readonly Cidr[]): boolean =>
  others.some((other) => cidrsOverlap(block, other));

/** The vSwitches of the VPC that lie in a block. */
export const hasVSwitchIn = (call: Call<unknown>, vpc: VpcRow, block: Cidr): boolean =>
  call.store.tables.vswitches.find({ vpc: vpc.id }).some((vswitch) => {
    const inner = parseCidr(vswitch.cidr);
    return inner !== undefined && cidrContains(block, inner);
  });

/** CreateVpc's words for a mask outside 8 to 28. */
export const illegalCidrMask = (length: number): ApiError =>
  new ApiError(400, 'IllegalParam.CidrBlockMask', `The param of CidrBlock Mask [${length}] is illegal.`);
