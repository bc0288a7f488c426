import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { LocalCloudOptions } from '../../src/cloud/options.ts';
import type { Parameters } from './support.ts';
import { SECOND_GROUP, STRANGER, startNetwork } from './vpc-support.ts';

function startWithGateway(options: LocalCloudOptions = {}) {
  const cloud = startNetwork(options);
  const create = (more: Parameters = {}): string =>
    cloud.call('CreateIpv4Gateway', { VpcId: cloud.vpc.VpcId, ...more }).Ipv4GatewayId ?? '';
  const gateway = create();
  cloud.advance(60_000);
  const shown = (Ipv4GatewayId = gateway) =>
    cloud.call<Record<string, unknown>>('GetIpv4GatewayAttribute', { Ipv4GatewayId });
  const list = (filter: Parameters = {}): readonly string[] =>
    cloud
      .call<{ Ipv4GatewayModels: readonly { Ipv4GatewayId: string }[] }>('ListIpv4Gateways', filter)
      .Ipv4GatewayModels.map((row) => row.Ipv4GatewayId);
  const enable = (more: Parameters = {}) => cloud.call('EnableVpcIpv4Gateway', { Ipv4GatewayId: gateway, ...more });
  return { ...cloud, create, gateway, shown, list, enable };
}

describe('CreateIpv4Gateway', () => {
  it('makes the one gateway of a VPC, not active yet', () => {
    const { call, createVpc, shown, advance, attribute } = startWithGateway({ timing: 'realistic' });
    const { VpcId } = createVpc();
    advance(60_000);
    const answer = call('CreateIpv4Gateway', {
      VpcId,
      Ipv4GatewayName: 'out',
      Ipv4GatewayDescription: 'to the world',
      ResourceGroupId: SECOND_GROUP,
      Tag: [{ Key: 'a', Value: '1' }],
    });
    expect(answer).toEqual({
      RequestId: expect.any(String),
      Ipv4GatewayId: expect.stringMatching(/^ipv4gw-bp1/),
      ResourceGroupId: SECOND_GROUP,
    });
    const id = answer.Ipv4GatewayId ?? '';
    expect(shown(id)).toEqual({
      RequestId: expect.any(String),
      Ipv4GatewayId: id,
      Ipv4GatewayName: 'out',
      Ipv4GatewayDescription: 'to the world',
      Status: 'Creating',
      Enabled: false,
      VpcId,
      Ipv4GatewayRouteTableId: '',
      CreateTime: expect.stringMatching(/Z$/),
      ResourceGroupId: SECOND_GROUP,
      Tags: [{ Key: 'a', Value: '1' }],
    });
    advance(60_000);
    expect(shown(id).Status).toBe('Created');
    expect(attribute(VpcId)).toMatchObject({ SupportIpv4Gateway: false, Ipv4GatewayId: id });
  });

  it.each<[Parameters, string]>([
    [{ VpcId: '' }, '400 MissingVpcId'],
    [{ VpcId: 'vpc-unknown' }, '400 OperationFailed.VpcNotExist'],
    [{}, '400 OperationDenied.VpcExistIpv4Gateway'],
    [{ Ipv4GatewayName: 'http://a' }, '400 IllegalParam.Ipv4GatewayName'],
    [{ Ipv4GatewayDescription: 'http://a' }, '400 IllegalParam.Ipv4GatewayDescription'],
    [{ ResourceGroupId: 'rg-x' }, '400 IllegalParam.ResourceGroupId'],
    [{ Tag: [{ Key: '' }] }, '400 InvalidTagKey'],
  ])('refuses %j', (parameters, expected) => {
    const { refusal, vpc } = startWithGateway();
    expect(refusal('CreateIpv4Gateway', { VpcId: vpc.VpcId, ...parameters })).toBe(expected);
  });

  it('needs a VPC that is ready; DryRun makes nothing', () => {
    const { refusal, createVpc, advance, list } = startWithGateway({ timing: 'realistic' });
    const { VpcId } = createVpc();
    expect(refusal('CreateIpv4Gateway', { VpcId })).toBe('400 IncorrectStatus.Vpc');
    advance(60_000);
    expect(refusal('CreateIpv4Gateway', { VpcId, DryRun: true })).toBe('400 DryRunOperation');
    expect(list()).toHaveLength(1);
  });
});

describe('ListIpv4Gateways', () => {
  it('filters by everything that the page names', () => {
    const { list, gateway, create, createVpc, call } = startWithGateway();
    const { VpcId } = createVpc();
    const named = create({ VpcId, Ipv4GatewayName: 'named', ResourceGroupId: SECOND_GROUP, Tag: [{ Key: 'a' }] });
    expect(list()).toEqual([gateway, named]);
    expect(list({ Ipv4GatewayId: named })).toEqual([named]);
    expect(list({ Ipv4GatewayName: 'named' })).toEqual([named]);
    expect(list({ VpcId })).toEqual([named]);
    expect(list({ ResourceGroupId: SECOND_GROUP })).toEqual([named]);
    expect(list({ Tags: [{ Key: 'a' }] })).toEqual([named]);
    const first = call('ListIpv4Gateways', { MaxResults: 1 });
    expect(first.TotalCount).toBe('2');
    expect(list({ NextToken: first.NextToken, MaxResults: 1 })).toEqual([named]);
  });
});

describe('EnableVpcIpv4Gateway', () => {
  it('activates the gateway, and routes the tables named', () => {
    const { enable, shown, advance, vpc, entries, gateway, attribute, refusal } = startWithGateway({
      timing: 'realistic',
    });
    enable({ RouteTableList: [vpc.RouteTableId] });
    expect(shown()).toMatchObject({ Status: 'Activating', Enabled: false });
    expect(refusal('UpdateIpv4GatewayAttribute', { Ipv4GatewayId: gateway })).toBe('400 IncorrectStatus.Ipv4Gateway');
    advance(60_000);
    expect(shown()).toMatchObject({ Status: 'Created', Enabled: true });
    expect(entries()[0]).toMatchObject({
      DestinationCidrBlock: '0.0.0.0/0',
      NextHops: { NextHop: [{ NextHopType: 'Ipv4Gateway', NextHopId: gateway }] },
    });
    expect(attribute(vpc.VpcId)).toMatchObject({ SupportIpv4Gateway: true, Ipv4GatewayId: gateway });
  });

  it('refuses what cannot be', () => {
    const { enable, refusal, gateway, createEntry, vpc, createVpc } = startWithGateway();
    const refused = (...RouteTableList: readonly string[]) =>
      refusal('EnableVpcIpv4Gateway', { Ipv4GatewayId: gateway, RouteTableList });
    expect(refusal('EnableVpcIpv4Gateway', { Ipv4GatewayId: 'ipv4gw-x' })).toBe('400 ResourceNotFound.Ipv4Gateway');
    expect(refused('vtb-unknown')).toBe('404 InvalidRouteTableId.NotFound');
    expect(refused(createVpc().RouteTableId)).toBe('404 InvalidRouteTableId.NotFound');
    expect(refused(...Array.from({ length: 11 }, (_, index) => `vtb-${index}`))).toBe('400 InvalidParameter');
    createEntry('0.0.0.0/0');
    expect(refused(vpc.RouteTableId)).toBe('400 OperationDenied.ConflictOfAllZeroRouting');
    expect(refusal('EnableVpcIpv4Gateway', { Ipv4GatewayId: gateway, DryRun: true })).toBe('400 DryRunOperation');
    enable();
    expect(refused()).toBe('400 OperationFailed.Ipv4GatewayAlreadyActive.');
  });
});

describe('an IPv4 gateway', () => {
  it('is renamed', () => {
    const { call, shown, gateway, refusal, asStranger } = startWithGateway({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
    const update = (more: Parameters) => ({ Ipv4GatewayId: gateway, ...more });
    call('UpdateIpv4GatewayAttribute', update({ Ipv4GatewayName: 'new' }));
    call('UpdateIpv4GatewayAttribute', update({ Ipv4GatewayDescription: 'words' }));
    expect(shown()).toMatchObject({ Ipv4GatewayName: 'new', Ipv4GatewayDescription: 'words' });
    expect(refusal('UpdateIpv4GatewayAttribute', update({ DryRun: true }))).toBe('400 DryRunOperation');
    expect(refusal('UpdateIpv4GatewayAttribute', update({ Ipv4GatewayName: 'http://x' }))).toBe(
      '400 IllegalParam.Ipv4GatewayName',
    );
    expect(asStranger('GetIpv4GatewayAttribute', update({}))).toBe('400 ResourceNotFound.Ipv4Gateway');
  });

  it('is a next hop in its own VPC, once it is there', () => {
    const { gateway, vpc, createVpc, refusal, createEntry, call, create, advance } = startWithGateway({
      timing: 'realistic',
    });
    const other = createVpc();
    advance(60_000);
    const fresh = create({ VpcId: other.VpcId });
    const to = (NextHopId: string, RouteTableId = vpc.RouteTableId) => ({
      RouteTableId,
      DestinationCidrBlock: '1.1.1.1',
      NextHopType: 'Ipv4Gateway',
      NextHopId,
    });
    expect(refusal('CreateRouteEntry', to('ipv4gw-x'))).toBe('400 ResourceNotFound.Ipv4Gateway');
    expect(refusal('CreateRouteEntry', to(fresh))).toBe('400 Mismatch.Ipv4GatewayIdAndRouteTableId');
    expect(refusal('CreateRouteEntry', to(fresh, other.RouteTableId))).toBe('400 IncorrectStatus.Ipv4Gateway');
    const RouteEntryId = createEntry('1.1.1.1', to(gateway));
    expect(refusal('DeleteIpv4Gateway', { Ipv4GatewayId: gateway })).toBe('400 DependencyViolation.RouteEntry');
    call('DeleteRouteEntry', { RouteEntryId });
    advance(60_000);
    expect(refusal('DeleteIpv4Gateway', { Ipv4GatewayId: gateway, DryRun: true })).toBe('400 DryRunOperation');
    call('DeleteIpv4Gateway', { Ipv4GatewayId: gateway });
    expect(refusal('DeleteIpv4Gateway', { Ipv4GatewayId: gateway })).toBe('400 IncorrectStatus.Ipv4Gateway');
    advance(60_000);
    expect(refusal('GetIpv4GatewayAttribute', { Ipv4GatewayId: gateway })).toBe('400 ResourceNotFound.Ipv4Gateway');
  });

  it('has one gateway route table, which keeps it, and which it keeps', () => {
    const { call, refusal, gateway, createRouteTable, routeTable, enable, shown, createVpc, create } =
      startWithGateway();
    const table = createRouteTable({ AssociateType: 'Gateway' });
    const pair = { GatewayId: gateway, RouteTableId: table, GatewayType: 'Ipv4Gateway' };
    const refused = (more: Parameters) => refusal('AssociateRouteTableWithGateway', { ...pair, ...more });
    expect(refused({})).toBe('400 OperationDenied.Ipv4GatewayNotActive');
    enable();
    expect(refused({ GatewayType: 'x' })).toBe('400 IllegalParam.GatewayType');
    expect(refused({ GatewayId: 'ipv4gw-x' })).toBe('400 ResourceNotFound.Ipv4Gateway');
    expect(refused({ RouteTableId: 'vtb-x' })).toBe('400 ResourceNotFound.RouteTable');
    expect(refused({ RouteTableId: createRouteTable() })).toBe('400 OperationDenied.RouteTableTypeIncorrect');
    const { VpcId } = createVpc();
    const abroad = createRouteTable({ VpcId, AssociateType: 'Gateway' });
    expect(refused({ RouteTableId: abroad })).toBe('400 OperationDenied.GatewayAndTableNotInOneVpc');
    expect(refused({ DryRun: true })).toBe('400 DryRunOperation');
    call('AssociateRouteTableWithGateway', pair);
    expect(shown()).toMatchObject({ Ipv4GatewayRouteTableId: table });
    expect(routeTable(table)).toMatchObject({ GatewayIds: { GatewayIds: [gateway] } });
    expect(refused({})).toBe('400 ResourceAlreadyAssociated.Ipv4Gateway');
    expect(refusal('DeleteRouteTable', { RouteTableId: table })).toBe('400 OperationDenied.GatewayAssociated');
    expect(refusal('DeleteIpv4Gateway', { Ipv4GatewayId: gateway })).toBe('400 DependencyViolation.RouteTable');
    const other = create({ VpcId });
    call('EnableVpcIpv4Gateway', { Ipv4GatewayId: other });
    const wrong = { ...pair, GatewayId: other, RouteTableId: abroad };
    expect(refusal('DissociateRouteTableFromGateway', wrong)).toBe('400 OperationFailed.NotExistAssociateRelation');
    expect(refusal('DissociateRouteTableFromGateway', { ...pair, DryRun: true })).toBe('400 DryRunOperation');
    call('DissociateRouteTableFromGateway', pair);
    expect(shown()).toMatchObject({ Ipv4GatewayRouteTableId: '' });
    call('DeleteRouteTable', { RouteTableId: table });
    call('DeleteIpv4Gateway', { Ipv4GatewayId: gateway });
  });

  it('keeps its VPC, unless the delete is forced and nothing else is there', () => {
    const { refusal, call, vpc, enable, createVSwitch, createEntry, list, gateway } = startWithGateway();
    const forced = { VpcId: vpc.VpcId, ForceDelete: true };
    expect(refusal('DeleteVpc', { VpcId: vpc.VpcId })).toBe('400 DependencyViolation.Ipv4Gateway');
    enable({ RouteTableList: [vpc.RouteTableId] });
    expect(refusal('DeleteVpc', { VpcId: vpc.VpcId })).toBe('400 DependencyViolation.RouteEntry');
    const VSwitchId = createVSwitch('10.0.0.0/24');
    expect(refusal('DeleteVpc', forced)).toBe('400 DependencyViolation.VSwitch');
    call('DeleteVSwitch', { VSwitchId });
    const RouteEntryId = createEntry('1.1.1.1');
    expect(refusal('DeleteVpc', forced)).toBe('400 DependencyViolation.RouteEntry');
    call('DeleteRouteEntry', { RouteEntryId });
    expect(refusal('DeleteVpc', { ...forced, DryRun: true })).toBe('400 DryRunOperation');
    expect(list()).toEqual([gateway]);
    call('DeleteVpc', forced);
    expect(list()).toEqual([]);
  });
});
