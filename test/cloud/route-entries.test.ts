import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { Parameters } from './support.ts';
import { BAD_DESCRIPTIONS, BAD_NAMES, connectInterface, type Entry, STRANGER, startNetwork } from './vpc-support.ts';

const NAT = { NextHopType: 'NatGateway', NextHopId: 'ngw-1' } as const;
const DESTINATION = { DestinationCidrBlock: '1.0.0.0/8' } as const;

/** A cloud in which `refused` sends a route that is right but for what the test makes wrong. */
function start(options = {}) {
  const cloud = startNetwork(options);
  const refused = (more: Parameters = {}) =>
    cloud.refusal('CreateRouteEntry', { RouteTableId: cloud.vpc.RouteTableId, ...DESTINATION, ...NAT, ...more });
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
    ['Instance', 'i-1', '404 InvalidParameter'],
    ['HaVip', 'havip-1', '404 InvalidHaVipId.NotFound'],
    ['NetworkInterface', 'eni-1', '404 InvalidNetworkInterface.NotFound'],
    ['VpnGateway', 'vpn-1', '400 InvalidVpnInstanceId.NotFound'],
    ['IPv6Gateway', 'ipv6gw-1', '404 InvalidIpv6Gateway.NotFound'],
    ['NatGateway', 'ngw-1', '404 InvalidNatGatewayId.NotFound'],
    ['Attachment', 'tr-attach-1', '400 InvalidAttachment.NotFound'],
    ['VpcPeer', 'pcc-1', '400 ResourceNotFound.VpcPeer'],
    ['Ipv4Gateway', 'ipv4gw-1', '400 ResourceNotFound.Ipv4Gateway'],
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
    expect(asStranger('CreateRouteEntry', { RouteTableId, ...DESTINATION, ...NAT })).toBe(
      '404 InvalidRouteTableId.NotFound',
    );
    expect(asStranger('DescribeRouteEntryList', { RouteTableId })).toBe('400 InvalidRouteTable.NotFound');
  });
});

describe('several next hops (ECMP)', () => {
  /** Two router interfaces made to face a VBR, which no call of the local cloud can connect. */
  function facingVbr() {
    const cloud = start();
    const make = () =>
      cloud.call('CreateRouterInterface', {
        RouterType: 'VRouter',
        RouterId: cloud.vpc.VRouterId,
        Role: 'AcceptingSide',
        Spec: 'Negative',
        OppositeRegionId: 'cn-hangzhou',
        OppositeRouterType: 'VBR',
        OppositeAccessPointId: 'ap-1',
      }).RouterInterfaceId ?? '';
    const ids = [make(), make()];
    const { routerInterfaces } = cloud.world.store.tables;
    for (const id of ids) routerInterfaces.update(id, { status: 'Active', oppositeRouter: 'vbr-1' });
    const hops = ids.map((NextHopId, index) => ({ NextHopType: 'RouterInterface', NextHopId, Weight: 10 + index }));
    const single = { NextHopType: undefined, NextHopId: undefined };
    const refusedList = (NextHopList: Parameters[], more: Parameters = {}) =>
      cloud.refused({ ...single, NextHopList, ...more });
    return { ...cloud, ids, hops, single, refusedList };
  }

  it('are kept, shown and found by any of them, and deleted together', () => {
    const { createEntry, entries, refusal, call, ids, hops, single, vpc } = facingVbr();
    const id = createEntry('1.0.0.0/8', { ...single, NextHopList: hops });
    expect(entries({ NextHopId: ids[1] })).toMatchObject([{ RouteEntryId: id }]);
    expect(entries({ NextHopId: 'ri-unknown' })).toEqual([]);
    expect(entries({ RouteEntryType: 'Custom' })[0]?.NextHops.NextHop).toMatchObject([
      { NextHopId: ids[0], Weight: 10, NextHopRelatedInfo: { InstanceId: 'vbr-1', InstanceType: 'VBR' } },
      { NextHopId: ids[1], Weight: 11, Enabled: 1 },
    ]);
    const at = { RouteTableId: vpc.RouteTableId, ...DESTINATION };
    expect(refusal('DeleteRouteEntry', { ...at, NextHopId: ids[0] })).toBe('400 InvalidNextHopList.Size');
    expect(refusal('DeleteRouteEntry', { ...at, NextHopList: [{ NextHopId: ids[0] }] })).toBe(
      '400 InvalidNextHopList.Size',
    );
    const wrong = [{ NextHopId: ids[0] }, { NextHopId: 'ri-unknown' }];
    expect(refusal('DeleteRouteEntry', { ...at, NextHopList: wrong })).toBe('400 InvalidRouteEntry.NotFound');
    call('DeleteRouteEntry', { ...at, NextHopList: ids.map((NextHopId) => ({ NextHopId })) });
    expect(entries({ RouteEntryType: 'Custom' })).toEqual([]);
  });

  it('are refused as the real one refuses them', () => {
    const { refusedList, hops, createRouteTable, createVpc, call, vpc } = facingVbr();
    const [hop = {}] = hops;
    expect(refusedList([hop])).toBe('400 InvalidNexthopListSize');
    expect(refusedList(Array(17).fill(hop))).toBe('400 InvalidNexthopListSize');
    expect(refusedList([hop, { ...hop, Weight: 256 }])).toBe('400 INVALID_WEIGHT_PARAM');
    expect(refusedList([hop, { ...hop, NextHopType: 'NatGateway' }])).toBe('400 InvalidNextHopType');
    expect(refusedList([hop, { ...hop, NextHopId: 'ri-unknown' }])).toBe('400 InvalidRouterInterface');
    expect(refusedList(hops, { RouteTableId: createRouteTable() })).toBe('400 OperationUnsupported.SubRouteTableECMP');
    const { RouterInterfaceId: NextHopId } = call('CreateRouterInterface', {
      RouterType: 'VRouter',
      RouterId: vpc.VRouterId,
      Role: 'AcceptingSide',
      Spec: 'Negative',
      OppositeRegionId: 'cn-hangzhou',
    });
    expect(refusedList([hop, { NextHopId }])).toBe('400 InvalidOppositeRouterType');
    const ipv6 = createVpc({ EnableIpv6: true });
    const destination = { RouteTableId: ipv6.RouteTableId, DestinationCidrBlock: '::/0' };
    expect(refusedList(hops, destination)).toBe('400 OperationUnsupported.Ipv6EcmpRouteEntry');
  });
});

describe('DeleteRouteEntry', () => {
  it('is Deleting for a while, then gone, by id or by destination and next hop', () => {
    const { call, createEntry, entries, advance, vpc, refusal } = start({ timing: {} });
    const RouteEntryId = createEntry('1.0.0.0/8');
    createEntry('2.3.4.5');
    advance(500);
    call('DeleteRouteEntry', { RouteEntryId });
    const at = { RouteTableId: vpc.RouteTableId, DestinationCidrBlock: '2.3.4.5', NextHopId: 'ngw-1' };
    call('DeleteRouteEntry', at);
    expect(entries({ RouteEntryType: 'Custom' }).map((entry) => entry.Status)).toEqual(['Deleting', 'Deleting']);
    expect(refusal('DeleteRouteEntry', { RouteEntryId })).toBe('400 IncorrectRouteEntryStatus');
    advance(400);
    expect(entries({ RouteEntryType: 'Custom' })).toEqual([]);
    expect(refusal('DeleteRouteEntry', { RouteEntryId })).toBe('400 InvalidRouteEntryId.NotFound');
  });

  it('stays on its way out when it was deleted while still Pending', () => {
    const { call, createEntry, entries, advance } = start({ timing: { deleteRouteEntry: 5000 } });
    call('DeleteRouteEntry', { RouteEntryId: createEntry('1.0.0.0/8') });
    advance(1000);
    expect(entries()[0]?.Status).toBe('Deleting');
  });

  it.each<[Parameters, string]>([
    [{}, '400 MissingParameter'],
    [{ RouteTableId: '' }, '400 MissingParameter'],
    [{ RouteTableId: 'vtb-unknown', ...DESTINATION }, '404 InvalidRouteTableId.NotFound'],
    [{ RouteEntryId: 'rte-unknown' }, '400 InvalidRouteEntryId.NotFound'],
    [{ DestinationCidrBlock: 'x', NextHopId: 'ngw-1' }, '400 InvalidCidrBlock.Malformed'],
    [{ DestinationCidrBlock: '2.0.0.0/8', NextHopId: 'ngw-1' }, '400 InvalidRouteEntry.NotFound'],
    [{ ...DESTINATION, NextHopId: 'ngw-2' }, '400 InvalidRouteEntry.NotFound'],
    [{ ...DESTINATION }, '400 InvalidNextHop'],
    [{ ...DESTINATION, NextHopId: 'ngw-1', NextHopList: [{ NextHopId: 'a' }] }, '400 ParamExclusive.NextHopIdAndList'],
    [{ ...DESTINATION, NextHopList: [{ NextHopId: 'a' }] }, '400 InvalidNextHopList.Size'],
    [{ DestinationCidrBlock: '100.64.0.0/10', NextHopId: 'x' }, '400 OperationDenied'],
    [{ DestinationCidrBlock: '10.0.9.0/24' }, '400 OperationDenied'],
    [{ ...DESTINATION, NextHopId: 'ngw-1', DryRun: true }, '400 DryRunOperation'],
  ])('refuses %j and deletes nothing', (parameters, expected) => {
    const { refusal, createEntry, createVSwitch, entryList, vpc } = start();
    createVSwitch('10.0.9.0/24');
    createEntry('1.0.0.0/8');
    expect(refusal('DeleteRouteEntry', { RouteTableId: vpc.RouteTableId, ...parameters })).toBe(expected);
    expect(entryList().TotalCount).toBe(3);
  });

  it('takes an id together with its own table, but not with another destination', () => {
    const { call, refusal, createEntry, vpc } = start();
    const RouteEntryId = createEntry('1.0.0.0/8');
    expect(refusal('DeleteRouteEntry', { RouteEntryId, DestinationCidrBlock: '2.0.0.0/8' })).toBe(
      '400 ParamExclusive.RouteEntryIdAndRouteTableIdOrDestCidrBlock',
    );
    call('DeleteRouteEntry', { RouteEntryId, RouteTableId: vpc.RouteTableId });
  });
});

describe('ModifyRouteEntry', () => {
  it('changes names at once, and the next hop through Modifying', () => {
    const { call, createEntry, entries, advance, vpc } = start({ timing: {} });
    const RouteEntryId = createEntry('1.0.0.0/8');
    advance(500);
    const at = { RouteTableId: vpc.RouteTableId, ...DESTINATION };
    call('ModifyRouteEntry', { ...at, RouteEntryName: 'a', Description: 'b' });
    expect(entries()[0]).toMatchObject({ RouteEntryName: 'a', Description: 'b', Status: 'Available' });
    call('ModifyRouteEntry', { RouteEntryId, Description: '', NewNextHopType: 'HaVip', NewNextHopId: 'havip-1' });
    const changed = { RouteEntryName: 'a', Description: '', NextHops: { NextHop: [{ NextHopId: 'havip-1' }] } };
    expect(entries()[0]).toMatchObject({ ...changed, Status: 'Modifying' });
    advance(300);
    expect(entries()[0]).toMatchObject({ ...changed, Status: 'Available' });
    call('ModifyRouteEntry', { RouteEntryId, NewNextHopId: 'havip-2' });
    expect(entries()[0]?.NextHops.NextHop).toMatchObject([{ NextHopType: 'HaVip', NextHopId: 'havip-2' }]);
  });

  it.each<[Parameters, string]>([
    [{ RouteEntryId: 'rte-unknown' }, '400 InvalidRouteEntryId.NotFound'],
    [{ DestinationCidrBlock: '2.0.0.0/8' }, '400 InvalidRouteEntry.NotFound'],
    [{ DestinationCidrBlock: '' }, '400 MissingParameter'],
    [{ DestinationCidrBlock: '100.64.0.0/10' }, '400 OperationDenied'],
    [{ RouteTableId: 'vtb-unknown' }, '404 InvalidRouteTableId.NotFound'],
    ...BAD_NAMES.map((RouteEntryName): [Parameters, string] => [
      { RouteEntryName },
      '400 InvalidRouteEntryName.Malformed',
    ]),
    ...BAD_DESCRIPTIONS.map((Description): [Parameters, string] => [
      { Description },
      '400 InvalidDescription.Malformed',
    ]),
    [{ NewNextHopId: 'ngw-1' }, '400 OperationDenied.NextHopNotChanged'],
    [{ NewNextHopType: 'x', NewNextHopId: 'ngw-1' }, '400 InvalidNextHopType'],
    [{ NewNextHopType: 'RouterInterface', NewNextHopId: 'ri-unknown' }, '400 InvalidRouterInterface'],
    [{ RouteEntryName: 'a', DryRun: true }, '400 DryRunOperation'],
  ])('refuses %j', (parameters, expected) => {
    const { refusal, createEntry, vpc } = start();
    createEntry('1.0.0.0/8');
    const at = { RouteTableId: vpc.RouteTableId, ...DESTINATION };
    expect(refusal('ModifyRouteEntry', { ...at, ...parameters })).toBe(expected);
  });
});

describe('CreateRouteEntries and DeleteRouteEntries', () => {
  interface Batch {
    readonly SuccessCount: number;
    readonly FailedCount: number;
    readonly RouteEntryIds: readonly string[];
    readonly FailedRouteEntries: readonly Record<string, string>[];
  }

  function batching() {
    const cloud = start();
    const { RouteTableId } = cloud.vpc;
    const item = (DstCidrBlock: string, more: Parameters = {}) => ({
      RouteTableId,
      DstCidrBlock,
      NextHopType: 'NatGateway',
      NextHop: 'ngw-1',
      ...more,
    });
    return { ...cloud, item };
  }

  it('do what can be done and list the rest, in flat lists', () => {
    const { call, item, entries, createEntry, destinations } = batching();
    createEntry('9.0.0.0/8');
    const items = [item('1.0.0.0/8', { Name: 'a' }), item('9.0.0.0/8'), item('2.0.0.0/8', { RouteTableId: 'vtb-x' })];
    const created = call<Batch>('CreateRouteEntries', { RouteEntries: items });
    expect(created).toEqual({
      RequestId: expect.any(String),
      SuccessCount: 1,
      FailedCount: 2,
      RouteEntryIds: [expect.stringMatching(/^rte-/)],
      FailedRouteEntries: [
        {
          DstCidrBlock: '9.0.0.0/8',
          NextHop: 'ngw-1',
          FailedCode: 'VPC_ROUTE_ENTRY_CIDR_BLOCK_DUPLICATE',
          FailedMessage: 'Specified CIDR block is already exists, entry.cidrBlock=9.0.0.0/8',
        },
        {
          DstCidrBlock: '2.0.0.0/8',
          NextHop: 'ngw-1',
          FailedCode: 'InvalidRouteTableId.NotFound',
          FailedMessage: 'Specified route table does not exist.',
        },
      ],
    });
    expect(entries({ RouteEntryName: 'a' })).toHaveLength(1);

    const [RouteEntryId] = created.RouteEntryIds;
    const { RouteTableId } = item('');
    const deleted = call<Batch>('DeleteRouteEntries', {
      RouteEntries: [
        { RouteTableId, RouteEntryId },
        { RouteTableId, DstCidrBlock: '9.0.0.0/8', NextHop: 'ngw-1' },
        { RouteTableId, RouteEntryId: 'rte-unknown' },
        { RouteTableId, DstCidrBlock: '100.64.0.0/10' },
      ],
    });
    expect(deleted).toEqual({
      RequestId: expect.any(String),
      SuccessCount: 2,
      FailedCount: 2,
      FailedRouteEntries: [
        {
          RouteEntryId: 'rte-unknown',
          FailedCode: 'VPC_ROUTER_ENTRY_NOT_EXIST',
          FailedMessage: 'vRouterEntry not exists',
        },
        expect.objectContaining({ DstCidrBlock: '100.64.0.0/10', FailedCode: 'OperationDenied' }),
      ],
    });
    expect(destinations({ RouteEntryType: 'Custom' })).toEqual([]);
  });

  it.each(['CreateRouteEntries', 'DeleteRouteEntries'])('%s refuses calls that make no sense as a whole', (action) => {
    const { refusal, item, createEntry, destinations } = batching();
    const refused = (RouteEntries: readonly Parameters[], DryRun = false) => refusal(action, { RouteEntries, DryRun });
    createEntry('9.0.0.0/8');
    expect(refused([])).toBe('400 MissingRouteEntries');
    expect(refused([item('1.0.0.0/8', { RouteTableId: '' })])).toBe('400 MissingParam.RouteTableId');
    expect(refused(Array(51).fill(item('1.0.0.0/8')))).toBe('400 InvalidParameter');
    expect(refused([item('9.0.0.0/8'), item('1.0.0.0/8')], true)).toBe('400 DryRunOperation');
    expect(destinations({ RouteEntryType: 'Custom' })).toEqual(['9.0.0.0/8']);
  });
});

describe('DescribeRouteEntryList', () => {
  it('answers exactly the documented fields', () => {
    const { createEntry, entryList, vpc } = start();
    const id = createEntry('1.0.0.0/8', { RouteEntryName: 'a' });
    const shared = {
      Description: '',
      RouteTableId: vpc.RouteTableId,
      IpVersion: 'ipv4',
      Status: 'Available',
      ServiceType: '',
      GmtModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    };
    expect(entryList()).toEqual({
      RequestId: expect.any(String),
      NextToken: '',
      TotalCount: 2,
      RouteEntrys: {
        RouteEntry: [
          {
            ...shared,
            RouteEntryId: id,
            RouteEntryName: 'a',
            DestinationCidrBlock: '1.0.0.0/8',
            Type: 'Custom',
            Origin: 'CustomCreate',
            NextHops: { NextHop: [{ ...NAT, NextHopRelatedInfo: {} }] },
          },
          {
            ...shared,
            RouteEntryId: '',
            RouteEntryName: '',
            DestinationCidrBlock: '100.64.0.0/10',
            Type: 'System',
            Origin: 'SystemCreate',
            NextHops: { NextHop: [{ NextHopType: 'service', NextHopId: '', NextHopRelatedInfo: {} }] },
          },
        ],
      },
    });
  });

  it('filters by everything that the page names', () => {
    const { createEntry, createVSwitch, destinations } = start();
    createVSwitch('10.0.0.0/24');
    const id = createEntry('1.0.0.0/8', { RouteEntryName: 'a' });
    createEntry('2.3.4.5', { NextHopType: 'Instance', NextHopId: 'i-1' });
    const all = ['1.0.0.0/8', '2.3.4.5/32', '100.64.0.0/10', '10.0.0.0/24'];
    expect(destinations()).toEqual(all);
    expect(destinations({ RouteEntryId: id })).toEqual(['1.0.0.0/8']);
    expect(destinations({ RouteEntryId: id, RouteEntryType: 'Custom' })).toEqual(['1.0.0.0/8']);
    expect(destinations({ RouteEntryName: 'a' })).toEqual(['1.0.0.0/8']);
    expect(destinations({ DestinationCidrBlock: '10.0.0.0/24' })).toEqual(['10.0.0.0/24']);
    expect(destinations({ DestinationCidrBlock: '2.3.4.5' })).toEqual(['2.3.4.5/32']);
    expect(destinations({ DestCidrBlockList: ['1.0.0.0/8', '2.3.4.5/32', 'x'] })).toEqual(all.slice(0, 2));
    expect(destinations({ IpVersion: 'IPV4' })).toEqual(all);
    expect(destinations({ IpVersion: 'ipv6' })).toEqual([]);
    expect(destinations({ RouteEntryType: 'System' })).toEqual(all.slice(2));
    expect(destinations({ RouteEntryType: 'CEN' })).toEqual([]);
    expect(destinations({ NextHopType: 'Instance' })).toEqual(['2.3.4.5/32']);
    expect(destinations({ NextHopId: 'ngw-1' })).toEqual(['1.0.0.0/8']);
    expect(destinations({ NextHopId: 'ngw-unknown' })).toEqual([]);
    expect(destinations({ ServiceType: 'TR' })).toEqual([]);
  });

  it('pages by token, each entry once, through custom and system entries', () => {
    const { createEntry, createVSwitch, entryList, destinations } = start();
    for (const index of [1, 2, 3, 4, 5]) createVSwitch(`10.0.${index}.0/24`);
    for (const index of [1, 2, 3, 4, 5]) createEntry(`${index}.0.0.0/8`);
    const seen: Entry[] = [];
    let NextToken = '';
    do {
      const page = entryList({ MaxResult: 4, NextToken });
      expect(page.TotalCount).toBe(11);
      seen.push(...page.RouteEntrys.RouteEntry);
      NextToken = page.NextToken;
    } while (NextToken !== '');
    expect(seen.map((entry) => entry.DestinationCidrBlock)).toEqual(destinations());
    expect(entryList({ MaxResult: 11 }).NextToken).toBe('');
    expect(entryList().RouteEntrys.RouteEntry).toHaveLength(10);
  });

  it.each<[Parameters, string]>([
    [{ RouteTableId: '' }, '400 MissingRouteTableId'],
    [{ RouteTableId: 'vtb-unknown' }, '400 InvalidRouteTable.NotFound'],
    [{ NextToken: 'x' }, '400 IllegalParam.NextToken'],
    [{ RouteEntryType: 'custom' }, '400 IllegalParam.RouteEntryType'],
    [{ IpVersion: 'ipv5' }, '400 IllegalParam.IpVersion'],
    [{ RouteEntryType: 'System', RouteEntryName: 'a' }, '400 OperationFailed.FilterParamUnderWrongRouteType'],
    [{ RouteEntryType: 'BGP', RouteEntryId: 'rte-1' }, '400 OperationFailed.FilterParamUnderWrongRouteType'],
    [{ RegionId: 'cn-nowhere' }, '404 InvalidRegionId.NotFound'],
  ])('refuses %j', (parameters, expected) => {
    const { refusal, vpc } = start();
    expect(refusal('DescribeRouteEntryList', { RouteTableId: vpc.RouteTableId, ...parameters })).toBe(expected);
  });
});

describe('ListVpcPublishedRouteEntries', () => {
  it('answers an empty list, which clients read on the way', () => {
    const { call, refusal, vpc } = start();
    const parameters = { RouteTableId: vpc.RouteTableId, ...DESTINATION, TargetType: 'ECR' };
    expect(call('ListVpcPublishedRouteEntries', parameters)).toEqual({
      RequestId: expect.any(String),
      NextToken: '',
      RouteEntries: [],
    });
    const unknown = { ...parameters, RouteTableId: 'vtb-unknown' };
    expect(refusal('ListVpcPublishedRouteEntries', unknown)).toBe('404 InvalidRouteTableId.NotFound');
  });
});
