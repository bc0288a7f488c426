import { formatTime } from '../../../openapi/index.ts';
import { type Call, DryRunOperation, ecsAction } from '../../action.ts';
import { boolean, ignored, text, type ValuesOf } from '../../parameters.ts';
import { given, narrowed } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { taggedWith, tagParameters } from '../../shared/tag-set.ts';
import type { SecurityGroupRow } from '../../store/rows.ts';
import type { Where } from '../../store/table.ts';
import { invalid } from '../shared/errors.ts';
import { inAll, jsonList, listPage, listParameters } from '../shared/lists.ts';
import { ecsTags } from '../tags/resource-types.ts';
import { instancesIn } from './members.ts';
import { rulesOf } from './rules.ts';

const declared = {
  RegionId: text,
  SecurityGroupId: text,
  SecurityGroupIds: text,
  SecurityGroupName: text,
  FuzzyQuery: boolean,
  VpcId: text,
  NetworkType: text,
  SecurityGroupType: text,
  ResourceGroupId: text,
  // No group is managed by another product.
  ServiceManaged: boolean,
  IsQueryEcsCount: ignored(boolean),
  Tag: tagParameters,
  DryRun: boolean,
  ...listParameters,
};

type DescribeCall = Call<ValuesOf<typeof declared>>;

/** Lists security groups; what does not exist does not match. Source: API page DescribeSecurityGroups. */
export const DescribeSecurityGroups = ecsAction({
  name: 'DescribeSecurityGroups',
  effect: 'read',
  parameters: declared,
  run(call) {
    const where = conditions(call);
    if (call.parameters.DryRun) throw DryRunOperation();
    const { rows, paging } = listPage(call.store.tables.securityGroups, where, call.parameters, 100);
    const tags = ecsTags(
      call,
      rows.map((group) => group.id),
    );
    const groups = rows.map((group) => ({ ...view(call, group), Tags: { Tag: tags.get(group.id) ?? [] } }));
    return { ...paging, RegionId: call.region.id, SecurityGroups: { SecurityGroup: groups } };
  },
});

function conditions(call: DescribeCall): Where<SecurityGroupRow> {
  const { parameters } = call;
  const { SecurityGroupId: id, SecurityGroupName: name, FuzzyQuery: fuzzy, NetworkType: network } = parameters;
  if (network && network !== 'vpc' && network !== 'classic') throw invalid('NetworkType');
  const isFuzzy = Boolean(fuzzy && name);
  return {
    ...ownedBy(call),
    ...narrowed(
      inAll([jsonList('SecurityGroupIds', parameters.SecurityGroupIds), id ? [id] : undefined]),
      inAll([taggedWith(call, 'SECURITYGROUP', parameters.Tag), searched(call, isFuzzy)]),
    ),
    ...given({
      name: isFuzzy ? undefined : name,
      vpc: parameters.VpcId,
      resourceGroup: parameters.ResourceGroupId,
    }),
    ...(parameters.SecurityGroupType ? { type: typeOf(parameters.SecurityGroupType) } : {}),
    ...(network === 'classic' ? { vpc: parameters.VpcId ? [] : '' } : {}),
    ...(parameters.ServiceManaged ? { id: [] } : {}),
  };
}

function typeOf(text: string): SecurityGroupRow['type'] {
  if (text !== 'normal' && text !== 'enterprise') throw invalid('SecurityGroupType');
  return text;
}

/** The groups whose name has the text in it, or that are in a VPC: no column to ask by, so all are looked at if need be. */
function searched(call: DescribeCall, isFuzzy: boolean): readonly string[] | undefined {
  const { SecurityGroupName: name = '', NetworkType: network } = call.parameters;
  if (!isFuzzy && network !== 'vpc') return undefined;
  return call.store.tables.securityGroups
    .select(['id', 'name', 'vpc'], ownedBy(call))
    .filter((group) => (!isFuzzy || group.name.includes(name)) && (network !== 'vpc' || group.vpc !== ''))
    .map((group) => group.id);
}

function view(call: Call<unknown>, group: SecurityGroupRow) {
  const rules = rulesOf(call, group.id);
  const instances = instancesIn(call, group.id);
  return {
    SecurityGroupId: group.id,
    SecurityGroupName: group.name,
    Description: group.description,
    SecurityGroupType: group.type,
    VpcId: group.vpc,
    ResourceGroupId: group.resourceGroup,
    CreationTime: formatTime(group.createdAt),
    EcsCount: instances,
    AvailableInstanceAmount: Math.max(0, call.quotas.interfacesPerSecurityGroup - instances),
    RuleCount: rules.length,
    GroupToGroupRuleCount: rules.filter((rule) => rule.peerGroup !== '').length,
    ServiceManaged: false,
  };
}
