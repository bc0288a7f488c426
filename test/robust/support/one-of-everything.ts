import type { Product } from '../../../src/openapi/index.ts';
import type { Parameters } from '../../support/signed-request.ts';

/** A call that must succeed; returns its body. */
export type Call = (
  product: Product,
  action: string,
  parameters?: Parameters,
) => Readonly<Record<string, string | undefined>>;

/**
 * Builds at least one of each kind of resource that the local cloud keeps, related to each other as they can be. The
 * cloud must be one where everything is instant.
 */
export function oneOfEverything(call: Call): void {
  const vpc = call('Vpc', 'CreateVpc', { CidrBlock: '10.0.0.0/8', VpcName: 'hub', Tag: [{ Key: 'team', Value: 'a' }] });
  const other = call('Vpc', 'CreateVpc', { CidrBlock: '172.16.0.0/12', ClientToken: 'remembered' });
  const VpcId = vpc.VpcId;
  const vswitch = (CidrBlock: string): string | undefined =>
    call('Vpc', 'CreateVSwitch', { VpcId, ZoneId: 'cn-hangzhou-b', CidrBlock }).VSwitchId;
  const [VSwitchId, second] = [vswitch('10.0.0.0/24'), vswitch('10.0.1.0/24')];

  const table = call('Vpc', 'CreateRouteTable', { VpcId, RouteTableName: 'custom' }).RouteTableId;
  call('Vpc', 'AssociateRouteTable', { RouteTableId: table, VSwitchId: second });
  routerInterfaces(call, vpc, other);
  const peering = call('VpcPeer', 'CreateVpcPeerConnection', {
    RegionId: 'cn-hangzhou',
    VpcId: other.VpcId,
    AcceptingVpcId: call('Vpc', 'CreateVpc', { CidrBlock: '192.168.0.0/16' }).VpcId,
    AcceptingAliUid: call('Sts', 'GetCallerIdentity').AccountId,
    AcceptingRegionId: 'cn-hangzhou',
  });
  route(call, other.RouteTableId, '192.168.1.0/24', 'VpcPeer', peering.InstanceId);

  machines(call, VpcId, VSwitchId);
  const NetworkAclId = call('Vpc', 'CreateNetworkAcl', { VpcId }).NetworkAclId;
  call('Vpc', 'UpdateNetworkAclEntries', {
    NetworkAclId,
    UpdateIngressAclEntries: true,
    IngressAclEntries: [{ Policy: 'accept', Protocol: 'tcp', Port: '22/22', SourceCidrIp: '10.0.0.0/8' }],
  });
  call('Vpc', 'AssociateNetworkAcl', { NetworkAclId, Resource: [{ ResourceId: second, ResourceType: 'VSwitch' }] });
  const { PrefixListId } = call('Vpc', 'CreateVpcPrefixList', { PrefixListEntries: [{ Cidr: '11.0.0.0/8' }] });
  route(call, table, PrefixListId, 'VpnGateway', 'vpn-bp1x');
  call('Vpc', 'CreateNatGateway', { VpcId, VSwitchId, NatType: 'Enhanced', NetworkType: 'intranet' });
  const { HaVipId } = call('Vpc', 'CreateHaVip', { VSwitchId });
  route(call, vpc.RouteTableId, '12.0.0.0/8', 'HaVip', HaVipId);
  call('Vpc', 'CreateIpv4Gateway', { VpcId });
  const { DhcpOptionsSetId } = call('Vpc', 'CreateDhcpOptionsSet', { DomainName: 'example.com' });
  call('Vpc', 'AttachDhcpOptionsSetToVpc', { VpcId, DhcpOptionsSetId });
}

function route(
  call: Call,
  RouteTableId: string | undefined,
  to: string | undefined,
  type: string,
  id: string | undefined,
) {
  call('Vpc', 'CreateRouteEntry', { RouteTableId, DestinationCidrBlock: to, NextHopType: type, NextHopId: id });
}

type Vpc = ReturnType<Call>;

function routerInterfaces(call: Call, vpc: Vpc, other: Vpc): void {
  const create = (RouterId: string | undefined, Role: string, Spec: string): string | undefined =>
    call('Vpc', 'CreateRouterInterface', {
      RouterType: 'VRouter',
      OppositeRegionId: 'cn-hangzhou',
      RouterId,
      Role,
      Spec,
    }).RouterInterfaceId;
  const [from, to] = [
    create(vpc.VRouterId, 'InitiatingSide', 'Mini.2'),
    create(other.VRouterId, 'AcceptingSide', 'Negative'),
  ];
  const point = (RouterInterfaceId: unknown, OppositeInterfaceId: unknown, OppositeRouterId: unknown): void => {
    call('Vpc', 'ModifyRouterInterfaceAttribute', {
      RouterInterfaceId,
      OppositeInterfaceId,
      OppositeRouterId,
    } as Parameters);
  };
  point(from, to, other.VRouterId);
  point(to, from, vpc.VRouterId);
  call('Vpc', 'ConnectRouterInterface', { RouterInterfaceId: from });
  route(call, vpc.RouteTableId, '172.16.0.0/12', 'RouterInterface', from);
  create(vpc.VRouterId, 'InitiatingSide', 'Mini.2');
}

function machines(call: Call, VpcId: string | undefined, VSwitchId: string | undefined): void {
  const group = (): string | undefined => call('Ecs', 'CreateSecurityGroup', { VpcId }).SecurityGroupId;
  const [SecurityGroupId, SourceGroupId] = [group(), group()];
  const rule = { IpProtocol: 'TCP', PortRange: '22/22' };
  call('Ecs', 'AuthorizeSecurityGroup', { SecurityGroupId, Permissions: [{ ...rule, SourceGroupId }] });
  call('Ecs', 'AuthorizeSecurityGroup', { SecurityGroupId, Permissions: [{ ...rule, SourceCidrIp: '10.0.0.0/8' }] });
  const { NetworkInterfaceId } = call('Ecs', 'CreateNetworkInterface', { VSwitchId, SecurityGroupId });
  const wanted = { ImageId: 'ubuntu', InstanceType: 'ecs.g6.large', VSwitchId, SecurityGroupId };
  const { InstanceId } = call('Ecs', 'CreateInstance', wanted);
  call('Ecs', 'AttachNetworkInterface', { NetworkInterfaceId, InstanceId });
  call('Ecs', 'CreateNetworkInterface', { VSwitchId, SecurityGroupId });
  call('Ecs', 'RunInstances', { ...wanted, Amount: 1, Tag: [{ Key: 'team', Value: 'b' }] });
}
