import { vpcAction } from '../../action.ts';
import { boolean, ignored, required, text } from '../../parameters.ts';
import { InvalidParameter } from '../shared/errors.ts';
import { changeableNatGateway, checkNatNames, EIP_BIND_MODES } from './rules.ts';

/** Changes what may be changed of a NAT gateway. Source: API page ModifyNatGatewayAttribute. */
export const ModifyNatGatewayAttribute = vpcAction({
  name: 'ModifyNatGatewayAttribute',
  effect: 'write',
  parameters: {
    RegionId: text,
    NatGatewayId: required(text),
    Name: text,
    Description: text,
    EipBindMode: text,
    IcmpReplyEnabled: boolean,
    EnableSessionLog: boolean,
    // No log is delivered anywhere.
    LogDelivery: ignored(text),
  },
  run(call) {
    const { parameters, store } = call;
    checkNatNames(parameters.Name, parameters.Description);
    if (parameters.EipBindMode && !EIP_BIND_MODES.includes(parameters.EipBindMode)) throw InvalidParameter();
    const row = changeableNatGateway(call, parameters.NatGatewayId, 'IncorrectStatus.NATGW');
    store.tables.natGateways.update(row.id, {
      name: parameters.Name ?? row.name,
      description: parameters.Description ?? row.description,
      eipBindMode: parameters.EipBindMode || row.eipBindMode,
      icmpReply: parameters.IcmpReplyEnabled ?? row.icmpReply,
      sessionLog: parameters.EnableSessionLog ?? row.sessionLog,
    });
    return {};
  },
});
