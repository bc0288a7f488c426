import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { attach, checkVpcQuota, settledVpc } from './attachment.ts';
import { findSet } from './rules.ts';

const AlreadyAttached = errorCase(
  400,
  'OperationFailed.AttachmentExist',
  'The current VPC is already attached to a DHCP options set.',
);

/** Gives a VPC its DHCP options set; it has one at most. Source: API page AttachDhcpOptionsSetToVpc. */
export const AttachDhcpOptionsSetToVpc = vpcAction({
  name: 'AttachDhcpOptionsSetToVpc',
  effect: 'write',
  parameters: {
    RegionId: text,
    DhcpOptionsSetId: required(text),
    VpcId: required(text),
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store } = call;
    const set = findSet(call, parameters.DhcpOptionsSetId);
    const vpc = settledVpc(call, parameters.VpcId);
    if (store.tables.dhcpAttachments.get(vpc.id)) throw AlreadyAttached();
    checkVpcQuota(call, set);
    if (parameters.DryRun) throw DryRunOperation();
    attach(call, vpc, set);
    return {};
  },
});
