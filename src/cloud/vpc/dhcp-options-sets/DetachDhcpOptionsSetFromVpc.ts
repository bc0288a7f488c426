import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { NotAttached, settledVpc } from './attachment.ts';
import { findSet } from './rules.ts';

const OtherSet = errorCase(400, 'AttrMismatching.VpcDhcpOptionsSetId', 'The dhcpOptionsSetId does not match the VPC.');

/** Takes its DHCP options set off a VPC. Source: API page DetachDhcpOptionsSetFromVpc. */
export const DetachDhcpOptionsSetFromVpc = vpcAction({
  name: 'DetachDhcpOptionsSetFromVpc',
  effect: 'write',
  parameters: {
    RegionId: text,
    DhcpOptionsSetId: required(text),
    VpcId: required(text),
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing } = call;
    const { dhcpAttachments } = store.tables;
    const set = findSet(call, parameters.DhcpOptionsSetId);
    const vpc = settledVpc(call, parameters.VpcId);
    const attachment = dhcpAttachments.get(vpc.id);
    if (!attachment) throw NotAttached();
    if (attachment.dhcpOptionsSet !== set.id) throw OtherSet();
    if (parameters.DryRun) throw DryRunOperation();
    dhcpAttachments.update(vpc.id, { status: 'Pending' });
    call.removeAfter(timing.attachDhcpOptionsSet, dhcpAttachments, vpc.id);
    return {};
  },
});
