import { type Answer, errorCase, formatTime } from '../../../openapi/index.ts';
import { type Call, ecsAction } from '../../action.ts';
import { ignored, integer, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { tokenPage, tokenPageOfList } from '../../shared/token-paging.ts';
import type { SecurityGroupRow, SecurityGroupRuleRow } from '../../store/rows.ts';
import { invalid, SecurityGroupNotFound } from '../shared/errors.ts';
import { rulesOf } from './rules.ts';

const UnknownNicType = errorCase(400, 'InvalidNicType.ValueNotSupported', 'The specified NicType does not exist.');

const DIRECTIONS: readonly string[] = ['ingress', 'egress', 'all'];
const SIZE = { byDefault: 500, most: 1000 } as const;

/** Shows a security group and its rules. Source: API page DescribeSecurityGroupAttribute. */
export const DescribeSecurityGroupAttribute = ecsAction({
  name: 'DescribeSecurityGroupAttribute',
  effect: 'read',
  parameters: {
    RegionId: text,
    SecurityGroupId: required(text),
    NicType: text,
    Direction: text,
    Attribute: ignored(text),
    MaxResults: integer,
    NextToken: text,
  },
  run(call) {
    const { parameters, store } = call;
    const direction = parameters.Direction || 'all';
    if (!DIRECTIONS.includes(direction)) throw invalid('Direction');
    const group = ownedOr(call, store.tables.securityGroups, parameters.SecurityGroupId, SecurityGroupNotFound);
    const nicType = nicTypeShown(group, parameters.NicType);
    const rules = rulesOf(call, group.id).filter(
      (rule) => (direction === 'all' || rule.direction === direction) && rule.nicType === nicType,
    );
    const page = tokenPage(parameters.NextToken, parameters.MaxResults, SIZE);
    const { page: shown, NextToken } = tokenPageOfList(rules, page);
    return {
      NextToken,
      RegionId: call.region.id,
      SecurityGroupId: group.id,
      SecurityGroupName: group.name,
      Description: group.description,
      VpcId: group.vpc,
      InnerAccessPolicy: group.innerAccess,
      Permissions: { Permission: shown.map((rule) => permission(call, rule)) },
    };
  },
});

/** A VPC's rules are all of the inner card, whatever is asked for: the Terraform provider asks for `<nil>`. */
function nicTypeShown(group: SecurityGroupRow, asked: string | undefined): SecurityGroupRuleRow['nicType'] {
  if (group.vpc !== '') return 'intranet';
  if (!asked) return 'internet';
  if (asked !== 'internet' && asked !== 'intranet') throw UnknownNicType();
  return asked;
}

function permission(call: Call<unknown>, rule: SecurityGroupRuleRow): Answer {
  const isIngress = rule.direction === 'ingress';
  const peerName = rule.peerGroup ? (call.store.tables.securityGroups.get(rule.peerGroup)?.name ?? '') : '';
  const far = { id: rule.peerGroup, owner: rule.peerOwner, name: peerName, list: rule.prefixList };
  const near = { id: '', owner: '', name: '', list: '' };
  const [source, destination] = isIngress ? [far, near] : [near, far];
  return {
    SecurityGroupRuleId: rule.id,
    Direction: rule.direction,
    IpProtocol: rule.protocol,
    PortRange: rule.portRange,
    SourcePortRange: rule.sourcePortRange,
    Policy: rule.policy,
    Priority: String(rule.priority),
    NicType: rule.nicType,
    Description: rule.description,
    CreateTime: formatTime(rule.createdAt),
    SourceCidrIp: rule.sourceCidr,
    Ipv6SourceCidrIp: rule.ipv6SourceCidr,
    SourceGroupId: source.id,
    SourceGroupName: source.name,
    SourceGroupOwnerAccount: source.owner,
    SourcePrefixListId: source.list,
    SourcePrefixListName: '',
    DestCidrIp: rule.destinationCidr,
    Ipv6DestCidrIp: rule.ipv6DestinationCidr,
    DestGroupId: destination.id,
    DestGroupName: destination.name,
    DestGroupOwnerAccount: destination.owner,
    DestPrefixListId: destination.list,
    DestPrefixListName: '',
    PortRangeListId: '',
    PortRangeListName: '',
  };
}
