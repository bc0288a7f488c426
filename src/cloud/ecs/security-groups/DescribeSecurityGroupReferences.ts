import { ecsAction } from '../../action.ts';
import { list, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { invalid, SecurityGroupNotFound } from '../shared/errors.ts';

/** Groups asked for in one call, at most. */
const MOST = 10;

/** Tells which groups have rules that name a group. Source: API page DescribeSecurityGroupReferences. */
export const DescribeSecurityGroupReferences = ecsAction({
  name: 'DescribeSecurityGroupReferences',
  effect: 'read',
  parameters: { RegionId: text, SecurityGroupId: required(list) },
  run(call) {
    const { securityGroups, securityGroupRules } = call.store.tables;
    const ids = [...new Set(call.parameters.SecurityGroupId)];
    if (ids.length > MOST) throw invalid('SecurityGroupId');
    for (const id of ids) ownedOr(call, securityGroups, id, SecurityGroupNotFound);
    const references = ids.flatMap((id) => {
      const rules = securityGroupRules.find({ peerGroup: id });
      const owners = new Map(rules.map((rule) => [rule.group, rule.account]));
      const ReferencingSecurityGroup = [...owners].map(([SecurityGroupId, AliUid]) => ({ SecurityGroupId, AliUid }));
      return owners.size === 0
        ? []
        : [{ SecurityGroupId: id, ReferencingSecurityGroups: { ReferencingSecurityGroup } }];
    });
    return { SecurityGroupReferences: { SecurityGroupReference: references } };
  },
});
