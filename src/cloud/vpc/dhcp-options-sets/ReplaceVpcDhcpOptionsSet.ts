import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { attach, checkVpcQuota, NotAttached, settledVpc } from './attachment.ts';
import { findSet } from './rules.ts';

/** Gives a VPC another DHCP options set in place of the one it has. Source: API page ReplaceVpcDhcpOptionsSet. */
export const ReplaceVpcDhcpOptionsSet = vpcAction({
  name: 'ReplaceVpcDhcpOptionsSet',
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
    const { dhcpAttachments } = store.tables;
    const set = findSet(call, parameters.DhcpOptionsSetId);
    const vpc = settledVpc(call, parameters.VpcId);
    const attachment = dhcpAttachments.get(vpc.id);
    if (!attachment) throw NotAttached();
    if (attachment.dhcpOptionsSet !== set.id) checkVpcQuota(call, set);
    if (parameters.DryRun) throw DryRunOperation();
    call.removeAfter(0, dhcpAttachments, vpc.id);
    attach(call, vpc, set);
    return {};
  },
});
