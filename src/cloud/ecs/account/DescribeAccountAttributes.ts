import { ecsAction } from '../../action.ts';
import { ignored, list, text } from '../../parameters.ts';

/** Tells the limits of the account that the local cloud keeps. Source: API page DescribeAccountAttributes. */
export const DescribeAccountAttributes = ecsAction({
  name: 'DescribeAccountAttributes',
  effect: 'read',
  parameters: { RegionId: text, AttributeName: list, ZoneId: ignored(text) },
  run({ parameters, quotas }) {
    const asked = parameters.AttributeName;
    const attributes = {
      'max-security-groups': String(quotas.securityGroupsPerRegion),
      'instance-network-type': 'vpc',
    };
    const AccountAttributeItem = Object.entries(attributes)
      .filter(([name]) => asked.length === 0 || asked.includes(name))
      .map(([name, value]) => ({ AttributeName: name, AttributeValues: { ValueItem: [{ Value: value }] } }));
    return { AccountAttributeItems: { AccountAttributeItem } };
  },
});
