import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { Parameters } from './support.ts';
import { BAD_DESCRIPTIONS, BAD_NAMES, STRANGER, startNetwork } from './vpc-support.ts';

describe('CreateRouteTable', () => {
  it('is Pending before it is Available, and holds the system entries', () => {
    const { createRouteTable, createVSwitch, routeTable, advance, entries } = startNetwork({ timing: {} });
    createVSwitch('10.0.0.0/24');
    advance(500);
    const id = createRouteTable({ RouteTableName: 'a', Description: 'b', Tag: [{ Key: 'k', Value: 'v' }] });
    expect(routeTable(id)).toMatchObject({ Status: 'Pending', Tags: { Tag: [{ Key: 'k', Value: 'v' }] } });
    advance(300);
    expect(routeTable(id)).toMatchObject({ Status: 'Available', RouteTableName: 'a', RoutePropagationEnable: true });
    expect(entries({ RouteTableId: id }).map((entry) => [entry.Type, entry.DestinationCidrBlock])).toEqual([
      ['System', '100.64.0.0/10'],
      ['System', '10.0.0.0/24'],
    ]);
  });

  it('makes a gateway table on demand: no propagation, no system entries', () => {
    const { createRouteTable, routeTable, tables, refusal } = startNetwork();
    const RouteTableId = createRouteTable({ AssociateType: 'Gateway' });
    expect(routeTable(RouteTableId)).toMatchObject({ AssociateType: 'Gateway', RoutePropagationEnable: false });
    expect(tables({ RouteTableId })[0]?.RouteEntrys).toEqual({ RouteEntry: [] });
    expect(refusal('DescribeRouteEntryList', { RouteTableId })).toBe(
      '400 OperationDenied.UseGatewayRouteEntryQueryInterface',
    );
    const entry = { DestinationCidrBlock: '1.0.0.0/8', NextHopType: 'Instance', NextHopId: 'i-1' };
    expect(refusal('CreateRouteEntry', { RouteTableId, ...entry })).toBe(
      '400 OperationDenied.RouteTableTypeNotPermitted',
    );
  });

  it.each<[Parameters, string]>([
    [{ VpcId: '' }, '400 MissingParam.vpcId'],
    [{ VpcId: 'vpc-unknown' }, '404 InvalidVpcId.NotFound'],
    ...BAD_NAMES.map((RouteTableName): [Parameters, string] => [
      { RouteTableName },
      '400 InvalidParameter.RouteTableName.Malformed',
    ]),
    ...BAD_DESCRIPTIONS.map((Description): [Parameters, string] => [
      { Description },
      '400 InvalidParameter.Description.Malformed',
    ]),
    [{ AssociateType: 'x' }, '400 InvalidParameter'],
    [{}, '400 QuotaExceeded.RouteTable'],
    [{ AssociateType: 'Gateway' }, '400 QuotaExceeded.GatewayRouteTable'],
    [{ RegionId: 'cn-nowhere' }, '404 InvalidRegionId.NotFound'],
  ])('refuses %j', (parameters, expected) => {
    const { createRouteTable, refusal, vpc } = startNetwork({ quotas: { customRouteTablesPerVpc: 1 } });
    createRouteTable();
    createRouteTable({ AssociateType: 'Gateway' });
    expect(refusal('CreateRouteTable', { VpcId: vpc.VpcId, ...parameters })).toBe(expected);
  });
});

describe('AssociateRouteTable and UnassociateRouteTable', () => {
  function binding(options = {}) {
    const cloud = startNetwork(options);
    const VSwitchId = cloud.createVSwitch('10.0.0.0/24');
    const RouteTableId = cloud.createRouteTable();
    cloud.advance(60_000);
    const bind = (more: Parameters = {}) => cloud.call('AssociateRouteTable', { RouteTableId, VSwitchId, ...more });
    const unbind = (more: Parameters = {}) => cloud.call('UnassociateRouteTable', { RouteTableId, VSwitchId, ...more });
    const bindRefused = (more: Parameters = {}) =>
      cloud.refusal('AssociateRouteTable', { RouteTableId, VSwitchId, ...more });
    const unbindRefused = (more: Parameters = {}) =>
      cloud.refusal('UnassociateRouteTable', { RouteTableId, VSwitchId, ...more });
    return { ...cloud, VSwitchId, RouteTableId, bind, unbind, bindRefused, unbindRefused };
  }

  it('moves the vSwitch to the custom table and back, through Pending', () => {
    const { vpc, VSwitchId, RouteTableId, vswitch, routeTable, advance, bind, unbind } = binding({ timing: {} });
    const bound = (id: string) => routeTable(id)?.VSwitchIds.VSwitchId;
    bind();
    expect(vswitch(VSwitchId).Status).toBe('Pending');
    advance(200);
    expect(vswitch(VSwitchId)).toMatchObject({
      Status: 'Available',
      RouteTable: { RouteTableId, RouteTableType: 'Custom' },
    });
    expect([bound(RouteTableId), bound(vpc.RouteTableId)]).toEqual([[VSwitchId], []]);
    unbind();
    advance(200);
    expect(vswitch(VSwitchId).RouteTable).toEqual({ RouteTableId: vpc.RouteTableId, RouteTableType: 'System' });
    expect([bound(RouteTableId), bound(vpc.RouteTableId)]).toEqual([[], [VSwitchId]]);
  });

  it('refuse what the real one refuses', () => {
    const cloud = binding();
    const { vpc, createVpc, createRouteTable, bind, bindRefused, unbindRefused } = cloud;
    const unknownTable = { RouteTableId: 'vtb-unknown' };
    expect(bindRefused(unknownTable)).toBe('400 InvalidRouteTableId.NotFound');
    expect(unbindRefused(unknownTable)).toBe('404 InvalidRouteTableId.NotFound');
    const unknownVSwitch = { VSwitchId: 'vsw-unknown' };
    expect(bindRefused(unknownVSwitch)).toBe('404 InvalidVSwitchId.NotFound');
    expect(unbindRefused(unknownVSwitch)).toBe('404 InvalidVSwitchId.NotFound');
    const elsewhere = createRouteTable({ VpcId: createVpc().VpcId });
    expect(bindRefused({ RouteTableId: elsewhere })).toBe('404 Forbidden.NotInSameVpc');
    const system = { RouteTableId: vpc.RouteTableId };
    expect(bindRefused(system)).toBe('400 OperationDenied.SwitchToSystemRouteTable');
    expect(unbindRefused(system)).toBe('404 OperationUnsupported.SystemRouteTable');
    const gateway = createRouteTable({ AssociateType: 'Gateway' });
    expect(bindRefused({ RouteTableId: gateway })).toBe('400 OperationDenied.AssociateGatewayRouteTable');
    expect(unbindRefused()).toBe('404 InvalidBindingStatus.RouteTable');
    const another = createRouteTable();
    bind();
    expect(bindRefused()).toBe('400 ResourceAlreadyAssociated.RouteTable');
    expect(bindRefused({ RouteTableId: another })).toBe('404 Forbidden.VSwitchAlreadyAssociatedRouteTable');
  });

  it('refuse a vSwitch or a table on its way somewhere', () => {
    const { createVSwitch, createRouteTable, bind, bindRefused, unbindRefused } = binding({ timing: {} });
    expect(bindRefused({ VSwitchId: createVSwitch('10.0.1.0/24') })).toBe('404 IncorrectVSwitchStatus');
    expect(bindRefused({ RouteTableId: createRouteTable() })).toBe('404 IncorrectStatus.RouteTable');
    bind();
    expect(unbindRefused()).toBe('404 IncorrectVSwitchStatus');
  });
});

describe('ModifyRouteTableAttributes', () => {
  it('changes what is given, of the system table too', () => {
    const { call, vpc, routeTable } = startNetwork();
    const { RouteTableId } = vpc;
    call('ModifyRouteTableAttributes', { RouteTableId, RouteTableName: 'a', Description: 'b' });
    call('ModifyRouteTableAttributes', { RouteTableId, Description: '', RoutePropagationEnable: false });
    expect(routeTable(RouteTableId)).toMatchObject({
      RouteTableName: 'a',
      Description: '',
      RoutePropagationEnable: false,
    });
  });

  it('refuses what the real one refuses', () => {
    const { call, refusal, createRouteTable, advance } = startNetwork({ timing: {} });
    const RouteTableId = createRouteTable();
    advance(500);
    const refused = (more: Parameters) => refusal('ModifyRouteTableAttributes', { RouteTableId, ...more });
    expect(refused({ RouteTableId: 'vtb-unknown' })).toBe('400 Abs.InvalidRouteTableId.NotExist');
    for (const RouteTableName of BAD_NAMES) {
      expect(refused({ RouteTableName })).toBe('400 Abs.InvaliTableName.Malformed');
    }
    for (const Description of BAD_DESCRIPTIONS) {
      expect(refused({ Description })).toBe('400 InvalidDescription.Malformed');
    }
    call('DeleteRouteTable', { RouteTableId });
    expect(refused({ RouteTableName: 'a' })).toBe('400 IncorrectStatus.RouteTable');
  });
});

describe('DeleteRouteTable', () => {
  it('is Deleting for a while, then gone', () => {
    const { call, createRouteTable, createVSwitch, routeTable, tableIds, advance, world } = startNetwork({
      timing: {},
    });
    const RouteTableId = createRouteTable({ Tag: [{ Key: 'a' }] });
    advance(500);
    call('DeleteRouteTable', { RouteTableId });
    expect(routeTable(RouteTableId)?.Status).toBe('Deleting');
    createVSwitch('10.0.0.0/24');
    advance(500);
    expect([routeTable(RouteTableId), tableIds({ RouteTableId })]).toEqual([undefined, []]);
    expect(world.store.tables.routeEntries.count({ routeTable: RouteTableId })).toBe(0);
    expect(world.store.tables.tags.count({ resource: RouteTableId })).toBe(0);
  });

  it('refuses what the real one refuses', () => {
    const { call, refusal, asStranger, vpc, createRouteTable, createVSwitch, createEntry, advance } = startNetwork({
      timing: {},
      accounts: [DEFAULT_ACCOUNT, STRANGER],
    });
    const VSwitchId = createVSwitch('10.0.0.0/24');
    const RouteTableId = createRouteTable();
    const refused = (more: Parameters = {}) => refusal('DeleteRouteTable', { RouteTableId, ...more });
    expect(refused({ RouteTableId: '' })).toBe('400 MissingParam.RouteTableId');
    expect(refused({ RouteTableId: 'vtb-unknown' })).toBe('404 InvalidRouteTableId.NotFound');
    expect(asStranger('DeleteRouteTable', { RouteTableId })).toBe('404 InvalidRouteTableId.NotFound');
    expect(refused({ RouteTableId: vpc.RouteTableId })).toBe('400 IncorrectRouteTableType');
    expect(refused()).toBe('404 IncorrectRouteTableStatus');
    advance(500);
    const RouteEntryId = createEntry('1.0.0.0/8', { RouteTableId });
    expect(refused()).toBe('400 IncorrectRouteTableStatus.RouteEntryExist');
    call('DeleteRouteEntry', { RouteEntryId });
    advance(500);
    call('AssociateRouteTable', { RouteTableId, VSwitchId });
    expect(refused()).toBe('400 IncorrectVSwitchStatus');
    advance(500);
    expect(refused()).toBe('404 IncorrectRouteTableStatus');
  });
});
