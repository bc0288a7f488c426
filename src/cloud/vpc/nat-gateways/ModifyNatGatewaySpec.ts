import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { boolean, ignored, required, text } from '../../parameters.ts';
import { changeableNatGateway, checkSpec } from './rules.ts';

const SameSpec = errorCase(400, 'NATGW_MODIFY_SPEC_SAME', 'The specified Spec is same with now.');

/** Changes the size of a NAT gateway, Modifying for a while. Source: API page ModifyNatGatewaySpec. */
export const ModifyNatGatewaySpec = vpcAction({
  name: 'ModifyNatGatewaySpec',
  effect: 'write',
  parameters: {
    RegionId: text,
    NatGatewayId: required(text),
    Spec: required(text),
    ClientToken: text,
    // There is no billing.
    AutoPay: ignored(boolean),
  },
  run(call) {
    const { parameters, store, timing } = call;
    const { natGateways } = store.tables;
    checkSpec(parameters.Spec);
    const row = changeableNatGateway(call, parameters.NatGatewayId, 'IncorrectStatus.NatGateway');
    if (row.spec === parameters.Spec) throw SameSpec();
    natGateways.update(row.id, { spec: parameters.Spec, status: 'Modifying' });
    call.after(timing.modifyNatGateway, natGateways, row.id, { status: 'Available' });
    return {};
  },
});
