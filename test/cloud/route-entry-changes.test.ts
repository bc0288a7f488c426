import { describe, expect, it } from 'vitest';
import type { Parameters } from './support.ts';
import { BAD_DESCRIPTIONS, BAD_NAMES, startNetwork } from './vpc-support.ts';

const DESTINATION = { DestinationCidrBlock: '1.0.0.0/8' } as const;

describe('DeleteRouteEntry', () => {
  it('is Deleting for a while, then gone, by id or by destination and next hop', () => {
    const { call, createEntry, entries, advance, vpc, refusal } = startNetwork({ timing: {} });
    const RouteEntryId = createEntry('1.0.0.0/8');
    createEntry('2.3.4.5');
    advance(500);
    call('DeleteRouteEntry', { RouteEntryId });
    const at = { RouteTableId: vpc.RouteTableId, DestinationCidrBlock: '2.3.4.5', NextHopId: 'vpn-1' };
    call('DeleteRouteEntry', at);
    expect(entries({ RouteEntryType: 'Custom' }).map((entry) => entry.Status)).toEqual(['Deleting', 'Deleting']);
    expect(refusal('DeleteRouteEntry', { RouteEntryId })).toBe('400 IncorrectRouteEntryStatus');
    advance(400);
    expect(entries({ RouteEntryType: 'Custom' })).toEqual([]);
    expect(refusal('DeleteRouteEntry', { RouteEntryId })).toBe('400 InvalidRouteEntryId.NotFound');
  });

  it('stays on its way out when it was deleted while still Pending', () => {
    const { call, createEntry, entries, advance } = startNetwork({ timing: { deleteRouteEntry: 5000 } });
    call('DeleteRouteEntry', { RouteEntryId: createEntry('1.0.0.0/8') });
    advance(1000);
    expect(entries()[0]?.Status).toBe('Deleting');
  });

  it.each<[Parameters, string]>([
    [{}, '400 MissingParameter'],
    [{ RouteTableId: '' }, '400 MissingParameter'],
    [{ RouteTableId: 'vtb-unknown', ...DESTINATION }, '404 InvalidRouteTableId.NotFound'],
    [{ RouteEntryId: 'rte-unknown' }, '400 InvalidRouteEntryId.NotFound'],
    [{ DestinationCidrBlock: 'x', NextHopId: 'vpn-1' }, '400 InvalidCidrBlock.Malformed'],
    [{ DestinationCidrBlock: '2.0.0.0/8', NextHopId: 'vpn-1' }, '400 InvalidRouteEntry.NotFound'],
    [{ ...DESTINATION, NextHopId: 'vpn-2' }, '400 InvalidRouteEntry.NotFound'],
    [{ ...DESTINATION }, '400 InvalidNextHop'],
    [{ ...DESTINATION, NextHopId: 'vpn-1', NextHopList: [{ NextHopId: 'a' }] }, '400 ParamExclusive.NextHopIdAndList'],
    [{ ...DESTINATION, NextHopList: [{ NextHopId: 'a' }] }, '400 InvalidNextHopList.Size'],
    [{ DestinationCidrBlock: '100.64.0.0/10', NextHopId: 'x' }, '400 OperationDenied'],
    [{ DestinationCidrBlock: '10.0.9.0/24' }, '400 OperationDenied'],
    [{ ...DESTINATION, NextHopId: 'vpn-1', DryRun: true }, '400 DryRunOperation'],
  ])('refuses %j and deletes nothing', (parameters, expected) => {
    const { refusal, createEntry, createVSwitch, entryList, vpc } = startNetwork();
    createVSwitch('10.0.9.0/24');
    createEntry('1.0.0.0/8');
    expect(refusal('DeleteRouteEntry', { RouteTableId: vpc.RouteTableId, ...parameters })).toBe(expected);
    expect(entryList().TotalCount).toBe(3);
  });

  it('takes an id together with its own table, but not with another destination', () => {
    const { call, refusal, createEntry, vpc } = startNetwork();
    const RouteEntryId = createEntry('1.0.0.0/8');
    expect(refusal('DeleteRouteEntry', { RouteEntryId, DestinationCidrBlock: '2.0.0.0/8' })).toBe(
      '400 ParamExclusive.RouteEntryIdAndRouteTableIdOrDestCidrBlock',
    );
    call('DeleteRouteEntry', { RouteEntryId, RouteTableId: vpc.RouteTableId });
  });
});

describe('ModifyRouteEntry', () => {
  it('changes names at once, and the next hop through Modifying', () => {
    const { call, createEntry, entries, advance, vpc } = startNetwork({ timing: {} });
    const RouteEntryId = createEntry('1.0.0.0/8');
    advance(500);
    const at = { RouteTableId: vpc.RouteTableId, ...DESTINATION };
    call('ModifyRouteEntry', { ...at, RouteEntryName: 'a', Description: 'b' });
    expect(entries()[0]).toMatchObject({ RouteEntryName: 'a', Description: 'b', Status: 'Available' });
    call('ModifyRouteEntry', {
      RouteEntryId,
      Description: '',
      NewNextHopType: 'GatewayEndpoint',
      NewNextHopId: 'vpce-1',
    });
    const changed = { RouteEntryName: 'a', Description: '', NextHops: { NextHop: [{ NextHopId: 'vpce-1' }] } };
    expect(entries()[0]).toMatchObject({ ...changed, Status: 'Modifying' });
    advance(300);
    expect(entries()[0]).toMatchObject({ ...changed, Status: 'Available' });
    call('ModifyRouteEntry', { RouteEntryId, NewNextHopId: 'vpce-2' });
    expect(entries()[0]?.NextHops.NextHop).toMatchObject([{ NextHopType: 'GatewayEndpoint', NextHopId: 'vpce-2' }]);
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
    [{ NewNextHopId: 'vpn-1' }, '400 OperationDenied.NextHopNotChanged'],
    [{ NewNextHopType: 'x', NewNextHopId: 'vpn-1' }, '400 InvalidNextHopType'],
    [{ NewNextHopType: 'RouterInterface', NewNextHopId: 'ri-unknown' }, '400 InvalidRouterInterface'],
    [{ RouteEntryName: 'a', DryRun: true }, '400 DryRunOperation'],
  ])('refuses %j', (parameters, expected) => {
    const { refusal, createEntry, vpc } = startNetwork();
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
    const cloud = startNetwork();
    const { RouteTableId } = cloud.vpc;
    const item = (DstCidrBlock: string, more: Parameters = {}) => ({
      RouteTableId,
      DstCidrBlock,
      NextHopType: 'VpnGateway',
      NextHop: 'vpn-1',
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
          NextHop: 'vpn-1',
          FailedCode: 'VPC_ROUTE_ENTRY_CIDR_BLOCK_DUPLICATE',
          FailedMessage: 'Specified CIDR block is already exists, entry.cidrBlock=9.0.0.0/8',
        },
        {
          DstCidrBlock: '2.0.0.0/8',
          NextHop: 'vpn-1',
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
        { RouteTableId, DstCidrBlock: '9.0.0.0/8', NextHop: 'vpn-1' },
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
