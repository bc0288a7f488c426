import { ecsAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { SecurityGroupNotFound } from '../shared/errors.ts';
import { checkGroupNames } from './group-names.ts';

/** Changes name or description of a security group. Source: API page ModifySecurityGroupAttribute. */
export const ModifySecurityGroupAttribute = ecsAction({
  name: 'ModifySecurityGroupAttribute',
  effect: 'write',
  parameters: { RegionId: text, SecurityGroupId: required(text), SecurityGroupName: text, Description: text },
  run(call) {
    const { parameters, store } = call;
    const { securityGroups } = store.tables;
    const group = ownedOr(call, securityGroups, parameters.SecurityGroupId, SecurityGroupNotFound);
    const { Description: description = group.description } = parameters;
    const name = parameters.SecurityGroupName || group.name;
    checkGroupNames(name, description);
    securityGroups.update(group.id, { name, description });
    return {};
  },
});
