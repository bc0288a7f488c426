import { errorCase } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { SecurityGroupNotFound } from '../shared/errors.ts';

const IllegalPolicy = errorCase(
  400,
  'InvalidPolicy.Malformed',
  'The specified parameter InnerAccessPolicy is not valid.',
);
const EnterpriseGroup = errorCase(
  400,
  'InvalidGroupParameter.OperationDenied',
  'The attribute InnerAccessPolicy of enterprise level security groups is not allowed to be modified.',
);

/** Says whether the members of a group reach each other. Source: API page ModifySecurityGroupPolicy. */
export const ModifySecurityGroupPolicy = ecsAction({
  name: 'ModifySecurityGroupPolicy',
  effect: 'write',
  parameters: { RegionId: text, SecurityGroupId: required(text), InnerAccessPolicy: required(text), ClientToken: text },
  run(call) {
    const { parameters, store } = call;
    const { securityGroups } = store.tables;
    const group = ownedOr(call, securityGroups, parameters.SecurityGroupId, SecurityGroupNotFound);
    const policy = parameters.InnerAccessPolicy.toLowerCase();
    if (policy !== 'accept' && policy !== 'drop') throw IllegalPolicy();
    if (group.type === 'enterprise') throw EnterpriseGroup();
    securityGroups.update(group.id, { innerAccess: policy === 'accept' ? 'Accept' : 'Drop' });
    return {};
  },
});
