import { describe, expect, it } from 'vitest';
import { startNetwork } from './vpc-support.ts';

/** Refusals of the pages that the tests of each action leave out: what is unknown, what is busy, what belongs elsewhere. */
const HOUR = 3_600_000;

function start() {
  const cloud = startNetwork({ timing: 'realistic' });
  const { call, createVpc, advance, vpc, createVSwitch } = cloud;
  const settle = () => advance(HOUR);
  settle();
  const elsewhere = createVpc({ CidrBlock: '192.168.0.0/16' });
  const vswitch = createVSwitch('10.0.0.0/24');
  settle();
  const make = (action: string, id: string, parameters: object): string =>
    call<Record<string, string>>(action, { ...parameters })[id] ?? '';
  return { ...cloud, settle, elsewhere, vswitch, make, VpcId: vpc.VpcId };
}

describe('network ACLs', () => {
  const at = (...ids: readonly string[]) => ids.map((ResourceId) => ({ ResourceType: 'VSwitch', ResourceId }));

  function startWithAcl() {
    const cloud = start();
    const NetworkAclId = cloud.make('CreateNetworkAcl', 'NetworkAclId', { VpcId: cloud.VpcId });
    cloud.settle();
    return { ...cloud, NetworkAclId };
  }

  it.each(['AssociateNetworkAcl', 'UnassociateNetworkAcl'])(
    '%s tells what is missing, unknown or elsewhere',
    (action) => {
      const { refusal, NetworkAclId, vswitch, elsewhere, call, settle } = startWithAcl();
      expect(refusal(action, { NetworkAclId: '', Resource: at(vswitch) })).toBe('400 ParameterEmpty.NetworkAclId');
      expect(refusal(action, { NetworkAclId })).toBe('400 ParameterMissing.Resources');
      expect(refusal(action, { NetworkAclId: 'nacl-x', Resource: at(vswitch) })).toBe('400 InvalidNetworkAcl.NotFound');
      expect(refusal(action, { NetworkAclId, Resource: at('vsw-x') })).toBe('400 InvalidResource.NotFound');
      const block = { VpcId: elsewhere.VpcId, ZoneId: 'cn-hangzhou-b', CidrBlock: '192.168.0.0/24' };
      const far = call<{ VSwitchId: string }>('CreateVSwitch', block).VSwitchId;
      settle();
      expect(refusal(action, { NetworkAclId, Resource: at(far) })).toBe('400 InvalidResource.VpcError');
    },
  );

  it('wait while the ACL is modified', () => {
    const { refusal, call, NetworkAclId, vswitch } = startWithAcl();
    call('UpdateNetworkAclEntries', { NetworkAclId, UpdateIngressAclEntries: true });
    for (const action of ['AssociateNetworkAcl', 'UnassociateNetworkAcl']) {
      expect(refusal(action, { NetworkAclId, Resource: at(vswitch) })).toBe('400 NetworkStatus.Modifying');
    }
  });

  it('are looked for before their entries are', () => {
    const { refusal } = startWithAcl();
    expect(refusal('UpdateNetworkAclEntries', { NetworkAclId: '' })).toBe('400 ParameterEmpty.NetworkAclId');
    expect(refusal('UpdateNetworkAclEntries', { NetworkAclId: 'nacl-x' })).toBe('400 InvalidNetworkAcl.NotFound');
  });
});

describe('IPv4 gateways', () => {
  function startWithGateway() {
    const cloud = start();
    const gateway = cloud.make('CreateIpv4Gateway', 'Ipv4GatewayId', { VpcId: cloud.VpcId });
    const table = cloud.make('CreateRouteTable', 'RouteTableId', { VpcId: cloud.VpcId, AssociateType: 'Gateway' });
    cloud.settle();
    return { ...cloud, gateway, table };
  }

  it('are activated only when they are settled', () => {
    const { call, refusal, gateway } = startWithGateway();
    call('EnableVpcIpv4Gateway', { Ipv4GatewayId: gateway });
    expect(refusal('EnableVpcIpv4Gateway', { Ipv4GatewayId: gateway })).toBe('400 IncorrectStatus.Ipv4Gateway');
  });

  it.each(['AssociateRouteTableWithGateway', 'DissociateRouteTableFromGateway'])(
    '%s tells what does not fit',
    (action) => {
      const { call, refusal, gateway, table, vpc, VpcId, settle, make, advance } = startWithGateway();
      const refused = (GatewayId: string, RouteTableId: string) =>
        refusal(action, { GatewayId, GatewayType: 'Ipv4Gateway', RouteTableId });
      call('EnableVpcIpv4Gateway', { Ipv4GatewayId: gateway });
      expect(refused(gateway, table)).toBe('400 IncorrectStatus.Ipv4Gateway');
      settle();
      expect(refused('ipv4gw-x', table)).toBe('400 ResourceNotFound.Ipv4Gateway');
      expect(refused(gateway, 'vtb-x')).toBe('400 ResourceNotFound.RouteTable');
      expect(refused(gateway, vpc.RouteTableId)).toBe('400 OperationDenied.RouteTableTypeIncorrect');
      call('DeleteRouteTable', { RouteTableId: table });
      advance(HOUR);
      const fresh = make('CreateRouteTable', 'RouteTableId', { VpcId, AssociateType: 'Gateway' });
      expect(refused(gateway, fresh)).toBe('400 IncorrectStatus.RouteTable');
    },
  );
});

describe('DHCP options sets', () => {
  it('and VPCs on their way are left alone', () => {
    const { call, refusal, make, settle, VpcId } = start();
    const DhcpOptionsSetId = make('CreateDhcpOptionsSet', 'DhcpOptionsSetId', {});
    settle();
    expect(refusal('UpdateDhcpOptionsSetAttribute', { DhcpOptionsSetId: 'dopt-x' })).toBe(
      '400 InvalidDhcpOptionsSetId.NotFound',
    );
    call('AttachDhcpOptionsSetToVpc', { DhcpOptionsSetId, VpcId });
    for (const action of ['AttachDhcpOptionsSetToVpc', 'DetachDhcpOptionsSetFromVpc']) {
      expect(refusal(action, { DhcpOptionsSetId, VpcId })).toBe('400 IncorrectStatus.VpcDhcpOptionsSet');
      expect(refusal(action, { DhcpOptionsSetId: 'dopt-x', VpcId })).toBe('400 InvalidDhcpOptionsSetId.NotFound');
      expect(refusal(action, { DhcpOptionsSetId, VpcId: 'vpc-x' })).toBe('400 InvalidVpcId.NotFound');
    }
  });
});

describe('prefix lists', () => {
  it('take no description of a block that cannot be', () => {
    const { refusal, make, settle } = start();
    const PrefixListId = make('CreateVpcPrefixList', 'PrefixListId', {});
    settle();
    const AddPrefixListEntry = [{ Cidr: '10.0.0.0/8', Description: 'http://x' }];
    expect(refusal('ModifyVpcPrefixList', { PrefixListId, AddPrefixListEntry })).toBe('400 IllegalParam.CidrName');
  });
});
