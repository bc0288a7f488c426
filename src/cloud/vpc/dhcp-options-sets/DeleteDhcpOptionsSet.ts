import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { removeNow } from '../../shared/removal.ts';
import { findSet, IncorrectSetStatus, isPending } from './rules.ts';
import { attachmentsOf } from './set-view.ts';

const IsAttached = errorCase(
  400,
  'DependencyViolation.VpcAttachment',
  'DhcpOptionsSet cannot be deleted when it is attached to VPC.',
);

/** Deletes a DHCP options set that no VPC uses; it is gone at once. Source: API page DeleteDhcpOptionsSet. */
export const DeleteDhcpOptionsSet = vpcAction({
  name: 'DeleteDhcpOptionsSet',
  effect: 'write',
  parameters: { RegionId: text, DhcpOptionsSetId: required(text), DryRun: boolean, ClientToken: text },
  run(call) {
    const { parameters, store } = call;
    const set = findSet(call, parameters.DhcpOptionsSetId);
    if (isPending(call, set)) throw IncorrectSetStatus();
    if (attachmentsOf(call, set).length > 0) throw IsAttached();
    if (parameters.DryRun) throw DryRunOperation();
    removeNow(call, store.tables.dhcpOptionsSets, set.id);
    return {};
  },
});
