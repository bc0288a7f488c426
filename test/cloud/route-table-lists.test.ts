import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { Parameters } from './support.ts';
import { connectInterface, STRANGER, startNetwork } from './vpc-support.ts';

describe('DescribeRouteTables', () => {
  it('answers exactly the documented fields, custom entries before system entries', () => {
    const { call, vpc, createVSwitch, createEntry, clock } = startNetwork();
    const vswitch = createVSwitch('10.0.0.0/24');
    const entry = createEntry('1.0.0.0/8', { RouteEntryName: 'a', Description: 'b' });
    const shared = { RouteTableId: vpc.RouteTableId, Status: 'Available', NextHops: { NextHop: [] } };
    const system = { ...shared, RouteEntryId: '', RouteEntryName: '', Description: '', Type: 'System', InstanceId: '' };
    expect(call('DescribeRouteTables', { RouteTableId: vpc.RouteTableId })).toEqual({
      RequestId: expect.any(String),
      PageNumber: 1,
      PageSize: 10,
      TotalCount: 1,
      RouteTables: {
        RouteTable: [
          {
            RouteTableId: vpc.RouteTableId,
            RouteTableType: 'System',
            Status: 'Available',
            VRouterId: vpc.VRouterId,
            ResourceGroupId: 'rg-acfmxazb4ph6aiy',
            CreationTime: `${new Date(clock.now() - 60_000).toISOString().slice(0, 19)}Z`,
            VSwitchIds: { VSwitchId: [vswitch] },
            RouteEntrys: {
              RouteEntry: [
                {
                  ...shared,
                  RouteEntryId: entry,
                  RouteEntryName: 'a',
                  Description: 'b',
                  DestinationCidrBlock: '1.0.0.0/8',
                  Type: 'Custom',
                  NextHopType: 'VpnGateway',
                  InstanceId: 'vpn-1',
                },
                { ...system, DestinationCidrBlock: '100.64.0.0/10', NextHopType: 'service' },
                { ...system, DestinationCidrBlock: '10.0.0.0/24', NextHopType: 'local' },
              ],
            },
          },
        ],
      },
    });
  });

  it('shows several next hops in a list', () => {
    const cloud = startNetwork();
    const { vpc, tables, createEntry, world } = cloud;
    const { initiator, connect } = connectInterface(cloud);
    connect();
    const hop = { type: 'RouterInterface', id: initiator, weight: 100 };
    const id = createEntry('1.0.0.0/8');
    world.store.tables.routeEntries.update(id, { nextHopType: 'RouterInterface', nextHop: '', nextHops: [hop] });
    expect(tables({ RouteTableId: vpc.RouteTableId, Type: 'Custom' })[0]?.RouteEntrys.RouteEntry).toMatchObject([
      {
        NextHopType: 'RouterInterface',
        InstanceId: '',
        NextHops: { NextHop: [{ NextHopId: initiator, NextHopType: 'RouterInterface', Weight: 100, Enabled: 1 }] },
      },
    ]);
  });

  it('selects by table, router and name, and narrows the entries by type', () => {
    const { vpc, createRouteTable, createEntry, tableIds, tables } = startNetwork();
    const custom = createRouteTable({ RouteTableName: 'a' });
    createEntry('1.0.0.0/8');
    const { VRouterId, RouteTableId } = vpc;
    expect(tableIds({ VRouterId })).toEqual([RouteTableId, custom]);
    expect(tableIds({ RouterId: VRouterId, RouterType: 'VRouter' })).toEqual([RouteTableId, custom]);
    expect(tableIds({ VRouterId, RouteTableId: custom })).toEqual([custom]);
    expect(tableIds({ RouteTableName: 'a' })).toEqual([custom]);
    expect(tableIds({ RouteTableId: 'vtb-unknown' })).toEqual([]);
    expect(tableIds({ RouteTableId: 'vtb-unknown', RouterType: 'VBR' })).toEqual([]);
    expect(tableIds({ VRouterId, ResourceGroupId: 'rg-x' })).toEqual([]);
    const types = (Type: string) =>
      tables({ RouteTableId, Type })[0]?.RouteEntrys.RouteEntry.map((entry) => entry.Type);
    expect([types('Custom'), types('System'), types('BGP')]).toEqual([['Custom'], ['System'], []]);
  });

  it.each<[Parameters, string]>([
    [{}, '400 MissingParameter'],
    [{ VRouterId: 'vrt-unknown' }, '400 InvalidVRouterId.NotFound'],
    [{ RouterId: 'vrt-unknown' }, '400 OperationFailed.VRouterNotExist'],
    [{ RouterId: 'vbr-1', RouterType: 'VBR' }, '400 OperationFailed.VRouterNotExist'],
    [{ VRouterId: 'vrt-1', RouterId: 'vrt-1' }, '400 InvalidParameter'],
    [{ RouteTableId: 'vtb-1', Type: 'custom' }, '400 IllegalParam.Type'],
    [{ RegionId: 'cn-nowhere' }, '404 InvalidRegionId.NotFound'],
  ])('refuses %j', (parameters, expected) => {
    expect(startNetwork().refusal('DescribeRouteTables', parameters)).toBe(expected);
  });
});

describe('DescribeRouteTableList', () => {
  it('answers exactly the documented fields', () => {
    const { call, vpc, createVSwitch } = startNetwork();
    const vswitch = createVSwitch('10.0.0.0/24');
    expect(call('DescribeRouteTableList', { RegionId: 'cn-hangzhou', VpcId: vpc.VpcId })).toEqual({
      RequestId: expect.any(String),
      PageNumber: 1,
      PageSize: 10,
      TotalCount: 1,
      RouterTableList: {
        RouterTableListType: [
          {
            RouteTableId: vpc.RouteTableId,
            RouteTableName: '',
            RouteTableType: 'System',
            Status: 'Available',
            AssociateType: 'VSwitch',
            Description: '',
            VpcId: vpc.VpcId,
            RouterId: vpc.VRouterId,
            RouterType: 'VRouter',
            VSwitchIds: { VSwitchId: [vswitch] },
            GatewayIds: { GatewayIds: [] },
            Tags: { Tag: [] },
            RoutePropagationEnable: true,
            ResourceGroupId: 'rg-acfmxazb4ph6aiy',
            OwnerId: 1234567890123456,
            CreationTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          },
        ],
      },
    });
  });

  it('filters by everything that the page names', () => {
    const { vpc, createVpc, createRouteTable, listed, send, refusal } = startNetwork({
      accounts: [DEFAULT_ACCOUNT, STRANGER],
    });
    const system = vpc.RouteTableId;
    const custom = createRouteTable({ RouteTableName: 'a', Tag: [{ Key: 'k', Value: 'v' }] });
    const other = createVpc();
    expect(listed()).toEqual([system, custom, other.RouteTableId]);
    expect(listed({ VpcId: vpc.VpcId })).toEqual([system, custom]);
    expect(listed({ RouterId: other.VRouterId, RouterType: 'VRouter' })).toEqual([other.RouteTableId]);
    expect(listed({ RouteTableId: custom })).toEqual([custom]);
    expect(listed({ RouteTableName: 'a' })).toEqual([custom]);
    expect(listed({ RouteTableType: 'Custom' })).toEqual([custom]);
    expect(listed({ ResourceGroupId: 'rg-x' })).toEqual([]);
    expect(listed({ Tag: [{ Key: 'k' }] })).toEqual([custom]);
    expect(listed({ RouterType: 'VBR' })).toEqual([]);
    expect(listed({ RouterType: 'VBR', VpcId: vpc.VpcId })).toEqual([system, custom]);
    expect(listed({ RouteTableId: 'vtb-unknown' })).toEqual([]);
    expect(refusal('DescribeRouteTableList', { Tag: [{ Key: 'acs:' }] })).toBe('400 InvalidTagKey');
    expect(refusal('DescribeRouteTableList', { Tag: [{ Key: 'a', Value: 'acs:' }] })).toBe('400 InvalidTagValue');
    const key = STRANGER.accessKeys[0];
    expect(send<{ TotalCount: number }>('DescribeRouteTableList', {}, { key }).body.TotalCount).toBe(0);
  });
});
