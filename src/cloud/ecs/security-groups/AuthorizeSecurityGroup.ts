import { ecsAction } from '../../action.ts';
import { ownedOr } from '../../shared/owned.ts';
import { SecurityGroupNotFound } from '../shared/errors.ts';
import { checkRule } from './rule-checks.ts';
import { authorizeIngress, ingressRule, wantedRules } from './rule-parameters.ts';
import { addRules } from './rules.ts';

/**
 * Adds inbound rules to a group: all of them, or, when one is refused, none. A rule that is there already is no error.
 * Source: API page AuthorizeSecurityGroup.
 */
export const AuthorizeSecurityGroup = ecsAction({
  name: 'AuthorizeSecurityGroup',
  effect: 'write',
  parameters: authorizeIngress,
  run(call) {
    const { parameters, store } = call;
    const group = ownedOr(call, store.tables.securityGroups, parameters.SecurityGroupId, SecurityGroupNotFound);
    const wanted = wantedRules(ingressRule(parameters), parameters.Permissions.map(ingressRule));
    addRules(
      call,
      group,
      wanted.map((rule) => checkRule(call, group, 'ingress', rule)),
    );
    return {};
  },
});
