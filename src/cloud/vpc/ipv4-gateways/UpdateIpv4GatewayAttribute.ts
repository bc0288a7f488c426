import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { checkIpv4GatewayNames, settledIpv4Gateway } from './rules.ts';

/** Changes name or description of an IPv4 gateway. Source: API page UpdateIpv4GatewayAttribute. */
export const UpdateIpv4GatewayAttribute = vpcAction({
  name: 'UpdateIpv4GatewayAttribute',
  effect: 'write',
  parameters: {
    RegionId: text,
    Ipv4GatewayId: required(text),
    Ipv4GatewayName: text,
    Ipv4GatewayDescription: text,
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store } = call;
    checkIpv4GatewayNames(parameters.Ipv4GatewayName, parameters.Ipv4GatewayDescription);
    const row = settledIpv4Gateway(call, parameters.Ipv4GatewayId);
    if (parameters.DryRun) throw DryRunOperation();
    const { Ipv4GatewayName: name = row.name, Ipv4GatewayDescription: description = row.description } = parameters;
    store.tables.ipv4Gateways.update(row.id, { name, description });
    return {};
  },
});
