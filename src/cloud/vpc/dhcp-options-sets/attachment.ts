import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { DhcpOptionsSetRow, VpcRow } from '../../store/rows.ts';

/** What the calls that attach and detach VPCs share. */

const VpcNotFound = errorCase(400, 'InvalidVpcId.NotFound', 'Specified value of VpcId is not found in our record.');
const VpcIsBusy = errorCase(
  400,
  'IncorrectStatus.VpcDhcpOptionsSet',
  'The dhcpOptionsSet status of VPC does not support this operation.',
);
const TooManyVpcs = errorCase(
  400,
  'QuotaExceeded.AttachVpcNumber',
  'The maximum number of VPCs that can be attached to a DHCP options set is exceeded.',
);

export const NotAttached = errorCase(
  400,
  'OperationFailed.AttachmentNotExist',
  'The current VPC is not attahced to a DHCP options set.',
);

/** The VPC, if what it has of DHCP is settled. @throws ApiError when it does not exist, or is on its way */
export function settledVpc(call: Call<unknown>, id: string): VpcRow {
  const vpc = ownedOr(call, call.store.tables.vpcs, id, VpcNotFound);
  if (call.store.tables.dhcpAttachments.get(id)?.status === 'Pending') throw VpcIsBusy();
  return vpc;
}

/** @throws ApiError when the set has as many VPCs as it may */
export function checkVpcQuota({ store, quotas }: Call<unknown>, set: DhcpOptionsSetRow): void {
  if (store.tables.dhcpAttachments.count({ dhcpOptionsSet: set.id }) >= quotas.vpcsPerDhcpOptionsSet) {
    throw TooManyVpcs();
  }
}

/** Attaches the VPC to the set: Pending, then InUse. */
export function attach(call: Call<unknown>, vpc: VpcRow, set: DhcpOptionsSetRow): void {
  const { dhcpAttachments } = call.store.tables;
  dhcpAttachments.insert({ id: vpc.id, dhcpOptionsSet: set.id, status: 'Pending' });
  call.after(call.timing.attachDhcpOptionsSet, dhcpAttachments, vpc.id, { status: 'InUse' });
}
