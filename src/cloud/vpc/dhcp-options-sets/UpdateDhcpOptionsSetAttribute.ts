import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { findSet, IncorrectSetStatus, isPending, optionsAfter } from './rules.ts';

/** Changes a DHCP options set, for all VPCs that use it. Source: API page UpdateDhcpOptionsSetAttribute. */
export const UpdateDhcpOptionsSetAttribute = vpcAction({
  name: 'UpdateDhcpOptionsSetAttribute',
  effect: 'write',
  parameters: {
    RegionId: text,
    DhcpOptionsSetId: required(text),
    DhcpOptionsSetName: text,
    DhcpOptionsSetDescription: text,
    DomainName: text,
    DomainNameServers: text,
    LeaseTime: text,
    Ipv6LeaseTime: text,
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store } = call;
    const set = findSet(call, parameters.DhcpOptionsSetId);
    if (isPending(call, set)) throw IncorrectSetStatus();
    const options = optionsAfter(set, parameters);
    if (parameters.DryRun) throw DryRunOperation();
    store.tables.dhcpOptionsSets.update(set.id, options);
    return {};
  },
});
