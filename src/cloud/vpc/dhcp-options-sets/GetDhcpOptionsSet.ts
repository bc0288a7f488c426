import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { owned } from '../../shared/owned.ts';
import { attachmentsOf, setView } from './set-view.ts';

/**
 * Shows one DHCP options set, with its VPCs. An unknown id answers no error and no field: the Terraform provider takes the
 * absence of `Status` for "gone", and an error for a failure. Source: API page GetDhcpOptionsSet.
 */
export const GetDhcpOptionsSet = vpcAction({
  name: 'GetDhcpOptionsSet',
  effect: 'read',
  parameters: { RegionId: text, DhcpOptionsSetId: required(text) },
  run(call) {
    const set = owned(call, call.store.tables.dhcpOptionsSets, call.parameters.DhcpOptionsSetId);
    if (!set) return {};
    const AssociateVpcs = attachmentsOf(call, set).map(({ id, status }) => ({ VpcId: id, AssociateStatus: status }));
    return { ...setView(call, set), AssociateVpcs };
  },
});
