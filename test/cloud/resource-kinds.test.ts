import { describe, expect, it } from 'vitest';
import { SECOND_GROUP, startNetwork } from './vpc-support.ts';

type Network = ReturnType<typeof startNetwork>;

interface Kind {
  /** As TagResources and MoveResourceGroup call it. */
  readonly type: string;
  create(cloud: Network): string;
  /** The resource as its describe action shows it. */
  show(cloud: Network, id: string): unknown;
}

/** A word for each kind of resource that can be tagged or moved: how to make one, and how to look at it. */
const KINDS: readonly Kind[] = [
  {
    type: 'VPC',
    create: (cloud) => cloud.vpc.VpcId,
    show: (cloud, id) => cloud.attribute(id),
  },
  {
    type: 'NATGATEWAY',
    create: (cloud) => {
      const VSwitchId = cloud.createVSwitch('10.0.0.0/24');
      return cloud.call('CreateNatGateway', { VpcId: cloud.vpc.VpcId, VSwitchId }).NatGatewayId ?? '';
    },
    show: (cloud, NatGatewayId) => cloud.call('DescribeNatGateways', { NatGatewayId }),
  },
  {
    type: 'HAVIP',
    create: (cloud) => cloud.call('CreateHaVip', { VSwitchId: cloud.createVSwitch('10.0.0.0/24') }).HaVipId ?? '',
    show: (cloud, id) => cloud.call('DescribeHaVips', { Filter: [{ Key: 'HaVipId', Value: [id] }] }),
  },
  {
    type: 'IPV4GATEWAY',
    create: (cloud) => cloud.call('CreateIpv4Gateway', { VpcId: cloud.vpc.VpcId }).Ipv4GatewayId ?? '',
    show: (cloud, Ipv4GatewayId) => cloud.call('GetIpv4GatewayAttribute', { Ipv4GatewayId }),
  },
  {
    type: 'PREFIXLIST',
    create: (cloud) => cloud.call('CreateVpcPrefixList').PrefixListId ?? '',
    show: (cloud, id) => cloud.call('ListPrefixLists', { PrefixListIds: [id] }),
  },
  {
    type: 'DHCPOPTIONSSET',
    create: (cloud) => cloud.call('CreateDhcpOptionsSet').DhcpOptionsSetId ?? '',
    show: (cloud, DhcpOptionsSetId) => cloud.call('GetDhcpOptionsSet', { DhcpOptionsSetId }),
  },
];

/** Those that can be tagged, and have no resource group of their own. */
const TAGGED_ONLY: readonly Kind[] = [
  {
    type: 'VSWITCH',
    create: (cloud) => cloud.createVSwitch('10.0.0.0/24'),
    show: (cloud, id) => cloud.vswitch(id),
  },
  {
    type: 'ROUTETABLE',
    create: (cloud) => cloud.createRouteTable(),
    show: (cloud, id) => cloud.routeTable(id),
  },
  {
    type: 'NETWORKACL',
    create: (cloud) => cloud.call('CreateNetworkAcl', { VpcId: cloud.vpc.VpcId }).NetworkAclId ?? '',
    show: (cloud, NetworkAclId) => cloud.call('DescribeNetworkAclAttributes', { NetworkAclId }),
  },
];

const shownAs = (kind: Kind, cloud: Network, id: string): string => JSON.stringify(kind.show(cloud, id));

describe.each([...KINDS, ...TAGGED_ONLY])('a resource of type $type', (kind) => {
  it('is tagged, shows its tags, and loses them', () => {
    const cloud = startNetwork();
    const id = kind.create(cloud);
    const of = { ResourceType: kind.type, ResourceId: [id] };
    cloud.call('TagResources', { ...of, Tag: [{ Key: 'colour', Value: 'red-7' }] });
    expect(shownAs(kind, cloud, id)).toContain('red-7');
    expect(cloud.call('ListTagResources', of)).toMatchObject({
      TagResources: { TagResource: [{ ResourceId: id, ResourceType: kind.type, TagKey: 'colour', TagValue: 'red-7' }] },
    });
    expect(cloud.call('DescribeTags', of)).toMatchObject({
      TagResources: { TagResource: [{ TagKey: 'colour', TagValue: 'red-7' }] },
    });
    cloud.call('UnTagResources', { ...of, TagKey: ['colour'] });
    expect(shownAs(kind, cloud, id)).not.toContain('red-7');
  });
});

describe.each(KINDS)('MoveResourceGroup of type $type', (kind) => {
  it('moves one that exists to a group that exists', () => {
    const cloud = startNetwork();
    const id = kind.create(cloud);
    const move = { ResourceType: kind.type.toLowerCase(), ResourceId: id, NewResourceGroupId: SECOND_GROUP };
    cloud.call('MoveResourceGroup', move);
    expect(shownAs(kind, cloud, id)).toContain(SECOND_GROUP);
    expect(cloud.refusal('MoveResourceGroup', { ...move, ResourceId: 'x' })).toBe('400 InvalidResourceId.NotFound');
    expect(cloud.refusal('MoveResourceGroup', { ...move, NewResourceGroupId: 'x' })).toBe('400 InvalidResourceGroupId');
  });
});
