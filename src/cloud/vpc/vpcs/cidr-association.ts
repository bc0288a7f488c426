import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { VpcRow } from '../../store/rows.ts';

/** What AssociateVpcCidrBlock and UnassociateVpcCidrBlock share. Texts that the pages give as `%s` are our own. */

export const MissingVpcId = errorCase(400, 'MissingParam.VpcId', 'You must specify VpcId.');
export const MissingBlock = errorCase(
  400,
  'MissingParam.SecondaryCidrBlockOrIpv6CidrBlock',
  'Either SecondaryCidrBlock or Ipv6CidrBlock must be specified.',
);
const VpcNotFound = errorCase(400, 'InvalidVpc.NotFound', 'Specified VPC does not exist.');
const IncorrectStatus = errorCase(400, 'IncorrectStatus.Vpc', 'The status of the specified VPC is incorrect.');
const BothBlocks = errorCase(
  400,
  'ParamExclusive.SecondaryCidrAndIpv6Cidr',
  'SecondaryCidrBlock and Ipv6CidrBlock cannot both be specified.',
);

/** The VPC whose blocks the call is about. @throws ApiError when it is unknown or not Available: 400 here, not 404. */
export function vpcToAssociate(call: Call<unknown>, id: string): VpcRow {
  const vpc = ownedOr(call, call.store.tables.vpcs, id, VpcNotFound);
  if (vpc.status !== 'Available') throw IncorrectStatus();
  return vpc;
}

/** @throws ApiError when both kinds of block are given. */
export function checkOneBlock(ipv4: string | undefined, ipv6: string | undefined): void {
  if (ipv4 && ipv6) throw BothBlocks();
}
