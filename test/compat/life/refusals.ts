import type { Call } from '../support/client.ts';
import type { Site } from './site.ts';

/** A call that the cloud refuses: when, and with which status and code. Codes as the API pages give them. */
export interface Provoked {
  readonly because: string;
  readonly action: string;
  readonly params: (site: Site) => Call['params'];
  readonly status: number;
  readonly code: string;
}

const refused = (
  status: number,
  code: string,
  because: string,
  action: string,
  params: Provoked['params'],
): Provoked => ({ because, action, params, status, code });

const bad = refused.bind(undefined, 400);
const gone = refused.bind(undefined, 404);

export const beforeInterfaces: readonly Provoked[] = [
  gone('InvalidRegionId.NotFound', 'an unknown region', 'CreateVpc', () => ({ RegionId: 'cn-nowhere' })),
  bad('InvalidParameter', 'a VPC block that is none', 'CreateVpc', () => ({ CidrBlock: '10.0.0.0/33' })),
  bad('InvalidParameter', 'a VPC in a reserved range', 'CreateVpc', () => ({ CidrBlock: '127.0.0.0/16' })),
  bad('IllegalParam.CidrBlockMask', 'a VPC block that is too small', 'CreateVpc', () => ({ CidrBlock: '10.0.0.0/29' })),
  bad('InvalidVpcName.Malformed', 'a VPC name like an address', 'CreateVpc', () => ({ VpcName: 'http://a' })),
  bad('InvalidResourceGroupId', 'an unknown resource group', 'CreateVpc', () => ({ ResourceGroupId: 'rg-none' })),
  bad('DryRunOperation', 'a dry run, which is its success', 'CreateVpc', () => ({ DryRun: true })),
  bad('InvalidTagKey', 'a reserved tag key', 'CreateVpc', () => ({ Tag: [{ Key: 'acs:a', Value: 'b' }] })),
  gone('InvalidVpcId.NotFound', 'to describe an unknown VPC', 'DescribeVpcAttribute', () => ({ VpcId: 'vpc-none' })),
  gone('InvalidVpcId.NotFound', 'to change an unknown VPC', 'ModifyVpcAttribute', () => ({
    VpcId: 'vpc-none',
    VpcName: 'lab',
  })),
  gone('InvalidVpcId.NotFound', 'to delete an unknown VPC', 'DeleteVpc', () => ({ VpcId: 'vpc-none' })),
  bad('DependencyViolation.VSwitch', 'to delete a VPC that has a vSwitch', 'DeleteVpc', ({ left }) => ({
    VpcId: left.vpc,
  })),
  gone('InvalidVpcId.NotFound', 'a vSwitch in an unknown VPC', 'CreateVSwitch', ({ zone }) => ({
    ...{ VpcId: 'vpc-none', ZoneId: zone, CidrBlock: '10.1.9.0/24' },
  })),
  gone('InvalidZoneId.NotFound', 'a vSwitch in an unknown zone', 'CreateVSwitch', ({ left }) => ({
    ...{ VpcId: left.vpc, ZoneId: 'cn-hangzhou-zz', CidrBlock: '10.1.9.0/24' },
  })),
  ...(
    [
      ['InvalidCidrBlock.Malformed', 'a vSwitch block that is none', '10.1.9.0/24/24'],
      ['InvalidCirdrBlock.MaskLength', 'a vSwitch block that is too small', '10.1.9.0/30'],
      ['InvalidParameter', 'a vSwitch outside its VPC', '10.7.0.0/24'],
      ['InvalidCidrBlock.Overlapped', 'a vSwitch upon another', '10.1.1.128/25'],
    ] as const
  ).map(([code, because, CidrBlock]) =>
    bad(code, because, 'CreateVSwitch', ({ left, zone }) => ({ VpcId: left.vpc, ZoneId: zone, CidrBlock })),
  ),
  gone('InvalidVSwitchId.NotFound', 'to delete an unknown vSwitch', 'DeleteVSwitch', () => ({ VSwitchId: 'vsw-none' })),
  gone('InvalidVSwitchId.NotFound', 'to change an unknown vSwitch', 'ModifyVSwitchAttribute', () => ({
    ...{ VSwitchId: 'vsw-none', VSwitchName: 'lab' },
  })),
  gone('InvalidVRouterId.NotFound', 'to change an unknown VRouter', 'ModifyVRouterAttribute', () => ({
    ...{ VRouterId: 'vrt-none', VRouterName: 'lab' },
  })),
  bad('InvalidVRouterId.NotFound', 'the tables of an unknown VRouter', 'DescribeRouteTables', () => ({
    VRouterId: 'vrt-none',
  })),
  bad('InvalidRouteTable.NotFound', 'the entries of an unknown table', 'DescribeRouteEntryList', () => ({
    RouteTableId: 'vtb-none',
  })),
  gone('InvalidFilterKey.ValueNotSupported', 'a filter that there is not', 'DescribeRouterInterfaces', () => ({
    Filter: [{ Key: 'Colour', Value: ['red'] }],
  })),
  gone('InvalidRegionId.NotFound', 'a page of more than 50 interfaces', 'DescribeRouterInterfaces', () => ({
    PageSize: 51,
  })),
  gone('InvalidRouterInterfaceId.NotFound', 'to connect an unknown interface', 'ConnectRouterInterface', () => ({
    RouterInterfaceId: 'ri-none',
  })),
  gone('InvalidInstanceId.NotFound', 'to delete an unknown interface', 'DeleteRouterInterface', () => ({
    RouterInterfaceId: 'ri-none',
  })),
  ...(
    [
      ['InvalidRole.ValueNotSupported', 'an interface in an unknown role', { Role: 'Bystander' }],
      ['InvalidSpec.ValudNotSupported', 'an interface of an unknown spec', { Spec: 'Huge.9' }],
      ['InvalidSpec.ValudNotSupported', 'an initiator that is Negative', { Spec: 'Negative' }],
      ['InvalidOppositeRegionId.NotFound', 'a peer in an unknown region', { OppositeRegionId: 'cn-nowhere' }],
    ] as const
  ).map(([code, because, wrong]) =>
    bad(code, because, 'CreateRouterInterface', (site) => ({ ...anInterface(site.left.router), ...wrong })),
  ),
  gone('InvalidRouterId.NotFound', 'an interface on an unknown VRouter', 'CreateRouterInterface', () =>
    anInterface('vrt-none'),
  ),
];

/** Parameters of a good initiator. */
const anInterface = (router: string): Record<string, string> => ({
  ...{ RouterId: router, RouterType: 'VRouter', Role: 'InitiatingSide', Spec: 'Mini.2' },
  OppositeRegionId: 'cn-hangzhou',
});

export const withTable: readonly Provoked[] = [
  bad('InvalidRouteTableId.NotFound', 'to associate an unknown table', 'AssociateRouteTable', (site) => ({
    ...bound(site),
    RouteTableId: 'vtb-none',
  })),
  gone('InvalidVSwitchId.NotFound', 'to associate an unknown vSwitch', 'AssociateRouteTable', (site) => ({
    ...bound(site),
    VSwitchId: 'vsw-none',
  })),
  bad('OperationDenied.SwitchToSystemRouteTable', 'to associate the system table', 'AssociateRouteTable', (site) => ({
    ...bound(site),
    RouteTableId: site.right.table,
  })),
  bad('ResourceAlreadyAssociated.RouteTable', 'to associate the same table again', 'AssociateRouteTable', bound),
  gone('Forbidden.NotInSameVpc', "a table for another VPC's vSwitch", 'AssociateRouteTable', (site) => ({
    ...bound(site),
    VSwitchId: site.leftVSwitch,
  })),
  gone('OperationUnsupported.SystemRouteTable', 'to take the system table back', 'UnassociateRouteTable', (site) => ({
    ...bound(site),
    RouteTableId: site.right.table,
  })),
  gone('InvalidBindingStatus.RouteTable', 'to take back a table not given', 'UnassociateRouteTable', (site) => ({
    ...bound(site),
    VSwitchId: site.leftVSwitch,
  })),
  gone('IncorrectRouteTableStatus', 'to delete a table in use', 'DeleteRouteTable', ({ custom }) => ({
    RouteTableId: custom,
  })),
  bad('DependencyViolation.RouteTable', 'to delete a vSwitch with a custom table', 'DeleteVSwitch', (site) => ({
    VSwitchId: site.rightVSwitch,
  })),
  bad('Abs.InvalidRouteTableId.NotExist', 'to rename an unknown table', 'ModifyRouteTableAttributes', () => ({
    ...{ RouteTableId: 'vtb-none', RouteTableName: 'lab' },
  })),
  gone('InvalidVpcId.NotFound', 'a table in an unknown VPC', 'CreateRouteTable', () => ({ VpcId: 'vpc-none' })),
  bad('InvalidVpc.NotFound', 'a second block for an unknown VPC', 'AssociateVpcCidrBlock', () => ({
    ...{ VpcId: 'vpc-none', SecondaryCidrBlock: '172.20.0.0/16' },
  })),
  bad('InvalidCidrBlock', "a second block upon the VPC's own", 'AssociateVpcCidrBlock', ({ spare }) => ({
    ...{ VpcId: spare.vpc, SecondaryCidrBlock: '10.3.4.0/24' },
  })),
  bad('MissingParam.SecondaryCidrBlockOrIpv6CidrBlock', 'a second block unsaid', 'AssociateVpcCidrBlock', (site) => ({
    VpcId: site.spare.vpc,
  })),
  bad('InvalidInstanceType.NotFound', 'tags for an unknown kind of resource', 'TagResources', ({ left }) => ({
    ...{ ResourceType: 'PLANET', ResourceId: [left.vpc], Tag: [{ Key: 'a', Value: 'b' }] },
  })),
  bad('InvalidInstanceIds.NotFound', 'tags for an unknown VPC', 'TagResources', () => ({
    ...{ ResourceType: 'VPC', ResourceId: ['vpc-none'], Tag: [{ Key: 'a', Value: 'b' }] },
  })),
];

function bound(site: Site): Record<string, string> {
  return { RouteTableId: site.custom, VSwitchId: site.rightVSwitch };
}

export const whileIdle: readonly Provoked[] = [
  bad('IncorrectOppositeInterfaceInfo.NotSet', 'to connect without a peer', 'ConnectRouterInterface', initiator),
  bad('IncorrectRole.NotInitiatingSide', 'to connect from the acceptor', 'ConnectRouterInterface', acceptor),
  bad('IncorrectRIStatus', 'to activate', 'ActivateRouterInterface', initiator),
  bad('IncorrectRIStatus', 'to deactivate', 'DeactivateRouterInterface', initiator),
  bad('InvalidSpec.ValudNotSupported', 'a spec for the acceptor', 'ModifyRouterInterfaceSpec', (site) => ({
    ...acceptor(site),
    Spec: 'Mini.2',
  })),
  bad('DependencyViolation.RouterInterface', 'to delete the VPC of an interface', 'DeleteVpc', ({ spare }) => ({
    VpcId: spare.vpc,
  })),
];

export const whileActive: readonly Provoked[] = [
  bad('IncorrectRIStatus', 'to connect again', 'ConnectRouterInterface', initiator),
  bad('IncorrectRIStatus', 'to activate', 'ActivateRouterInterface', initiator),
  bad('IncorrectStatus', 'to delete an interface', 'DeleteRouterInterface', initiator),
  bad('IncorrectStatus', 'another peer', 'ModifyRouterInterfaceAttribute', (site) => ({
    ...initiator(site),
    OppositeInterfaceId: 'ri-other',
  })),
  bad('Forbidden.OnlyOneConnection', 'a second connection between the two', 'ConnectRouterInterface', (site) => ({
    RouterInterfaceId: site.secondInitiator,
  })),
  bad('QuotaExceeded', 'a sixth interface on a VRouter', 'CreateRouterInterface', ({ left }) =>
    anInterface(left.router),
  ),
  gone('InvalidRouteTableId.NotFound', 'a route in an unknown table', 'CreateRouteEntry', (site) => ({
    ...aRoute(site),
    RouteTableId: 'vtb-none',
  })),
  ...(
    [
      ['InvalidCidrBlock.Malformed', 'a destination that is none', { DestinationCidrBlock: '10.9.0.0/40' }],
      ['InvalidCidrBlock', 'a destination that is a vSwitch', { DestinationCidrBlock: '10.1.1.0/24' }],
      ['InvalidCIDRBlock.Duplicate', 'a destination twice', { DestinationCidrBlock: '10.2.0.0/16' }],
      ['InvalidNextHopType', 'an unknown kind of next hop', { NextHopType: 'Carrier' }],
      ['InvalidRouterInterface', 'an unknown interface as next hop', { NextHopId: 'ri-none' }],
    ] as const
  ).map(([code, because, wrong]) => bad(code, because, 'CreateRouteEntry', (site) => ({ ...aRoute(site), ...wrong }))),
  bad('InvalidNexthopTypeAndList.BothNull', 'a route without a next hop', 'CreateRouteEntry', ({ left }) => ({
    ...{ RouteTableId: left.table, DestinationCidrBlock: '10.9.0.0/16' },
  })),
  bad('IncorrectStatus.RouterInterface', 'a route through an idle interface', 'CreateRouteEntry', (site) => ({
    ...aRoute(site),
    NextHopId: site.secondInitiator,
  })),
  bad('InvalidRouteEntry.NotFound', 'to delete a route that there is not', 'DeleteRouteEntry', (site) => ({
    ...{ RouteTableId: site.left.table, DestinationCidrBlock: '10.99.0.0/16', NextHopId: site.initiator },
  })),
  bad('InvalidCidrBlock.Overlapped', 'a vSwitch upon a route', 'CreateVSwitch', ({ left, zone }) => ({
    ...{ VpcId: left.vpc, ZoneId: zone, CidrBlock: '10.1.64.0/18' },
  })),
  bad('IncorrectRouteTableType', 'to delete the system table', 'DeleteRouteTable', ({ left }) => ({
    RouteTableId: left.table,
  })),
];

export const whileInactive: readonly Provoked[] = [
  bad('IncorrectRIStatus', 'to deactivate again', 'DeactivateRouterInterface', initiator),
  bad(
    'DependencyViolation.RouterInterfaceReferedByRouteEntry',
    'to delete an interface that a route points at',
    'DeleteRouterInterface',
    initiator,
  ),
  bad('IncorrectStatus', 'another peer', 'ModifyRouterInterfaceAttribute', (site) => ({
    ...acceptor(site),
    OppositeRouterId: 'vrt-other',
  })),
];

function initiator(site: Site): Record<string, string> {
  return { RouterInterfaceId: site.initiator };
}

function acceptor(site: Site): Record<string, string> {
  return { RouterInterfaceId: site.acceptor };
}

/** Parameters of a good route from left to right. */
const aRoute = (site: Site): Record<string, string> => ({
  ...{ RouteTableId: site.left.table, DestinationCidrBlock: '10.9.0.0/16' },
  ...{ NextHopType: 'RouterInterface', NextHopId: site.initiator },
});
