import { ecsAction } from '../../action.ts';
import { ownedOr } from '../../shared/owned.ts';
import { SecurityGroupNotFound } from '../shared/errors.ts';
import { checkRule } from './rule-checks.ts';
import { authorizeEgress, egressRule, wantedRules } from './rule-parameters.ts';
import { addRules } from './rules.ts';

/**
 * Adds outbound rules to a group: all of them, or, when one is refused, none. A rule that is there already is no error.
 * Source: API page AuthorizeSecurityGroupEgress.
 */
export const AuthorizeSecurityGroupEgress = ecsAction({
  name: 'AuthorizeSecurityGroupEgress',
  effect: 'write',
  parameters: authorizeEgress,
  run(call) {
    const { parameters, store } = call;
    const group = ownedOr(call, store.tables.securityGroups, parameters.SecurityGroupId, SecurityGroupNotFound);
    const wanted = wantedRules(egressRule(parameters), parameters.Permissions.map(egressRule));
    addRules(
      call,
      group,
      wanted.map((rule) => checkRule(call, group, 'egress', rule)),
    );
    return {};
  },
});
