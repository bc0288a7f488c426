import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { Parameters } from './support.ts';
import { BAD_DESCRIPTIONS, BAD_NAMES, connectInterface, STRANGER, startNetwork } from './vpc-support.ts';

const VPN = { NextHopType: 'VpnGateway', NextHopId: 'vpn-1' } as const;
const DESTINATION = { DestinationCidrBlock: '1.0.0.0/8' } as const;

/** A cloud in which `refused` sends a route that is right but for what the test makes wrong. */
function start(options = {}) {
  const cloud = startNetwork(options);
  const refused = (more: Parameters = {}) =>
    cloud.refusal('CreateRouteEntry', { RouteTableId: cloud.vpc.RouteTableId, ...DESTINATION, ...VPN, ...more });
  return { ...cloud, refused };
}

describe('CreateRouteEntry', () => {
  it('is Pending before it is Available, and to be seen at once, before the system entries', () => {
    const { createEntry, entries, advance } = start({ timing: {} });
    const id = createEntry('1.0.0.0/8', { RouteEntryName: 'a', Description: 'b' });
    expect(id).toMatch(/^rte-bp1[a-z0-9]{18}$/);
    expect(entries()[0]).toMatchObject({ RouteEntryId: id, Status: 'Pending', RouteEntryName: 'a', Description: 'b' });
    advance(500);
    expect(entries()[0]?.Status).toBe('Available');
  });

  it('takes a bare address for a /32, and any destination that holds a vSwitch', () => {
    const { createEntry, createVSwitch, destinations } = start();
    createVSwitch('10.0.1.0/24');
    for (const destination of ['1.2.3.4', '0.0.0.0/0', '10.0.0.0/16', '10.0.0.0/8', '100.64.0.0/16']) {
      createEntry(destination);
    }
    expect(destinations({ RouteEntryType: 'Custom' })).toEqual([
      '1.2.3.4/32',
      '0.0.0.0/0',
      '10.0.0.0/16',
      '10.0.0.0/8',
      '100.64.0.0/16',
    ]);
  });

  it('takes IPv6 destinations in a VPC that has IPv6', () => {
    const { createVpc, createVSwitch, vswitch, refused, call, destinations } = start();
    const vpc = createVpc({ EnableIpv6: true });
    const block = vswitch(createVSwitch('172.16.0.0/24', { VpcId: vpc.VpcId, Ipv6CidrBlock: 1 })).Ipv6CidrBlock;
    const { RouteTableId } = vpc;
    const hop = { NextHopType: 'IPv6Gateway', NextHopId: 'ipv6gw-1' };
    call('CreateRouteEntry', { RouteTableId, DestinationCidrBlock: '2001:DB8:0::/32', ...hop });
    call('CreateRouteEntry', { RouteTableId, DestinationCidrBlock: '::/0', ...hop });
    const custom = { RouteTableId, RouteEntryType: 'Custom', IpVersion: 'ipv6' };
    expect(destinations(custom)).toEqual(['2001:db8::/32', '::/0']);
    expect(refused({ RouteTableId, DestinationCidrBlock: '2001:db8::/32' })).toBe('400 InvalidCIDRBlock.Duplicate');
    expect(refused({ RouteTableId, DestinationCidrBlock: String(block) })).toBe('400 InvalidCidrBlock');
    expect(refused({ DestinationCidrBlock: '::/0' })).toBe('400 OperationDenied.VpcIpv6NotEnabled');
  });

  it.each<[Parameters, string]>([
    [{ RouteTableId: '' }, '400 MissingRouteTableId'],
    [{ DestinationCidrBlock: '' }, '400 MissingDestinationCidrBlock'],
    [{ RouteTableId: 'vtb-unknown' }, '404 InvalidRouteTableId.NotFound'],
    ...BAD_NAMES.map((RouteEntryName): [Parameters, string] => [
      { RouteEntryName },
      '400 InvalidRouteEntryName.Malformed',
    ]),
    ...BAD_DESCRIPTIONS.map((Description): [Parameters, string] => [
      { Description },
      '400 InvalidDescription.Malformed',
    ]),
    ...['x', '1.0.0.1/8', '1.0.0.0/33', '01.0.0.0/8', '::1/64', '::/129', 'fe80::1%eth0'].map(
      (DestinationCidrBlock): [Parameters, string] => [{ DestinationCidrBlock }, '400 InvalidCidrBlock.Malformed'],
    ),
    ...['100.64.0.0/10', '10.0.9.0/24', '10.0.9.128/25', '10.0.9.1'].map(
      (DestinationCidrBlock): [Parameters, string] => [{ DestinationCidrBlock }, '400 InvalidCidrBlock'],
    ),
    [{ DestinationCidrBlock: 'pl-1' }, '400 ResourceNotFound.PrefixList'],
    [{ DestinationCidrBlock: '9.0.0.0/8' }, '400 InvalidCIDRBlock.Duplicate'],
    [{ NextHopType: undefined, NextHopId: undefined }, '400 InvalidNexthopTypeAndList.BothNull'],
    [{ NextHopList: [{ NextHopId: 'ri-1' }] }, '400 InvalidNexthopTypeAndList.BothNotNull'],
    [{ NextHopType: 'natgateway' }, '400 InvalidNextHopType'],
    [{ NextHopType: 'toString' }, '400 InvalidNextHopType'],
    [{ NextHopId: '' }, '400 InvalidNextHop.NotFound'],
    [{ NextHopType: undefined, NextHopId: 'x' }, '404 InvalidParameter'],
    [{ DryRun: true }, '400 DryRunOperation'],
  ])('refuses %j and adds nothing', (parameters, expected) => {
    const { refused, createVSwitch, createEntry, entryList } = start();
    createVSwitch('10.0.9.0/24');
    createEntry('9.0.0.0/8');
    expect(refused(parameters)).toBe(expected);
    expect(entryList().TotalCount).toBe(3);
  });

  it.each([
    ['VpnGateway', 'vpn-1', '400 InvalidVpnInstanceId.NotFound'],
    ['IPv6Gateway', 'ipv6gw-1', '404 InvalidIpv6Gateway.NotFound'],
    ['Attachment', 'tr-attach-1', '400 InvalidAttachment.NotFound'],
    ['GatewayEndpoint', 'vpce-1', '404 InvalidNextHopId.NotFound'],
    ['Ecr', 'ecr-assoc-1', '404 InvalidNextHopId.NotFound'],
    ['GatewayLoadBalancerEndpoint', 'ep-1', '404 InvalidNextHopId.NotFound'],
  ])('takes any %s that looks like one, and no other', (NextHopType, NextHopId, expected) => {
    const { refused, createEntry, entries } = start();
    expect(refused({ NextHopType, NextHopId: 'x-1' })).toBe(expected);
    createEntry('1.0.0.0/8', { NextHopType, NextHopId });
    expect(entries()[0]?.NextHops.NextHop).toEqual([{ NextHopType, NextHopId, NextHopRelatedInfo: {} }]);
  });

  it("takes a router interface that is Active on the VPC's VRouter, and shows the far end", () => {
    const cloud = start();
    const { refused, createEntry, entries, call } = cloud;
    const { initiator, acceptor, other, connect } = connectInterface(cloud);
    const hop = (NextHopId: string) => ({ NextHopType: 'RouterInterface', NextHopId });
    expect(refused(hop('ri-unknown'))).toBe('400 InvalidRouterInterface');
    expect(refused(hop(acceptor))).toBe('400 InvalidRouterInterface');
    expect(refused(hop(initiator))).toBe('400 IncorrectStatus.RouterInterface');
    connect();
    createEntry('192.168.0.0/16', hop(initiator));
    expect(entries()[0]?.NextHops.NextHop).toEqual([
      {
        NextHopType: 'RouterInterface',
        NextHopId: initiator,
        NextHopRegionId: 'cn-hangzhou',
        Weight: 0,
        Enabled: 1,
        NextHopRelatedInfo: { InstanceId: other.VpcId, InstanceType: 'VPC', RegionId: 'cn-hangzhou' },
      },
    ]);
    call('DeactivateRouterInterface', { RouterInterfaceId: initiator });
    expect(refused(hop(initiator))).toBe('400 IncorrectStatus.RouterInterface');
  });

  it('refuses an Idle router interface that faces a VBR in words of its own', () => {
    const { refused, call, vpc } = start();
    const { RouterInterfaceId: NextHopId } = call('CreateRouterInterface', {
      RouterType: 'VRouter',
      RouterId: vpc.VRouterId,
      Role: 'AcceptingSide',
      Spec: 'Negative',
      OppositeRegionId: 'cn-hangzhou',
      OppositeRouterType: 'VBR',
      OppositeAccessPointId: 'ap-1',
    });
    expect(refused({ NextHopType: 'RouterInterface', NextHopId })).toBe('400 OperationDenied.VbrIdle');
  });

  it('refuses a table that is not Available, and one more than the quota', () => {
    const { refused, createRouteTable, createEntry, call } = start({
      timing: {},
      quotas: { customEntriesPerRouteTable: 1 },
    });
    const RouteTableId = createRouteTable();
    expect(refused({ RouteTableId })).toBe('400 IncorrectStatus.RouteTableStatus');
    createEntry('2.0.0.0/8');
    expect(refused()).toBe('400 QuotaExceeded');
    call('DescribeRouteEntryList', { RouteTableId });
  });

  it('replays the first answer to a repeated ClientToken', () => {
    const { createEntry } = start();
    const token = { ClientToken: 't' };
    expect(createEntry('1.0.0.0/8', token)).toBe(createEntry('1.0.0.0/8', token));
  });

  it('answers that the table of another account does not exist', () => {
    const { asStranger, vpc } = start({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
    const { RouteTableId } = vpc;
    expect(asStranger('CreateRouteEntry', { RouteTableId, ...DESTINATION, ...VPN })).toBe(
      '404 InvalidRouteTableId.NotFound',
    );
    expect(asStranger('DescribeRouteEntryList', { RouteTableId })).toBe('400 InvalidRouteTable.NotFound');
  });
});
