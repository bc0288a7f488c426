import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startEcs } from './support.ts';

/** Few values each, so that steps meet the same rules again and again. */
const rule = fc.record({
  isEgress: fc.boolean(),
  IpProtocol: fc.constantFrom('tcp', 'UDP'),
  PortRange: fc.constantFrom('1/1', '1/65535'),
  block: fc.constantFrom('10.0.0.0/8', '10.0.0.1', '10.0.0.1/32', '0.0.0.0/0'),
  Policy: fc.constantFrom('accept', 'Drop'),
  Priority: fc.constantFrom('1', '2'),
  Description: fc.constantFrom('', 'a', 'b'),
});
type Rule = (typeof rule extends fc.Arbitrary<infer Value> ? Value : never) & object;
const step = fc.record({ kind: fc.constantFrom('add', 'add', 'take', 'describe', 'take by id'), rule });

/** What makes a rule itself, written independently of the code under test. */
const identity = ({ isEgress, IpProtocol, PortRange, block, Policy, Priority }: Rule): string =>
  [isEgress, IpProtocol.toLowerCase(), PortRange, block.replace('/32', ''), Policy.toLowerCase(), Priority].join('|');

it('a group holds each rule once, whatever is added, changed and taken out', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const { ecs, ecsRefusal, rules, groupId } = startEcs();
      const model = new Map<string, string>();
      for (const { kind, rule: wanted } of steps) {
        const { isEgress, block, ...rest } = wanted;
        const parameters = { ...rest, SecurityGroupId: groupId, [isEgress ? 'DestCidrIp' : 'SourceCidrIp']: block };
        const suffix = isEgress ? 'Egress' : '';
        const key = identity(wanted);
        if (kind === 'add') {
          ecs(`AuthorizeSecurityGroup${suffix}`, parameters);
          if (!model.has(key)) model.set(key, rest.Description);
        } else if (kind === 'take') {
          ecs(`RevokeSecurityGroup${suffix}`, parameters);
          model.delete(key);
        } else if (kind === 'describe') {
          const action = `ModifySecurityGroup${suffix}Rule`;
          if (model.has(key)) {
            ecs(action, parameters);
            model.set(key, rest.Description);
          } else expect(ecsRefusal(action, parameters)).toBe('404 SecurityGroupRule.NotFound');
        } else {
          const [known] = rules(groupId, { Direction: isEgress ? 'egress' : 'ingress' });
          if (!known) continue;
          ecs(`RevokeSecurityGroup${suffix}`, {
            SecurityGroupId: groupId,
            SecurityGroupRuleId: [known.SecurityGroupRuleId],
          });
          model.delete(identityOf(known));
        }
        const shown = rules().map((known) => [identityOf(known), known.Description]);
        expect(new Map(shown as [string, string][])).toEqual(model);
        expect(shown).toHaveLength(model.size);
      }
    }),
    { numRuns: 60 },
  );
});

function identityOf(shown: Readonly<Record<string, unknown>>): string {
  const isEgress = shown.Direction === 'egress';
  return identity({
    isEgress,
    IpProtocol: String(shown.IpProtocol) as Rule['IpProtocol'],
    PortRange: String(shown.PortRange) as Rule['PortRange'],
    block: String(isEgress ? shown.DestCidrIp : shown.SourceCidrIp) as Rule['block'],
    Policy: String(shown.Policy) as Rule['Policy'],
    Priority: String(shown.Priority) as Rule['Priority'],
    Description: '',
  });
}
