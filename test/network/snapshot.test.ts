import { describe, expect, test } from 'vitest';
import {
  applyChanges,
  ChangeError,
  Network,
  readSnapshot,
  type Snapshot,
  SnapshotError,
  snapshotProblems,
  snapshotSchema,
} from '../../src/network/index.ts';
import { joined, snapshotOf } from './world.ts';

const good: Snapshot = snapshotOf(joined);

function problemsWith(change: object): readonly string[] {
  return snapshotProblems({ ...good, ...change }).map(
    ({ path, found, expected }) => `${path}: ${found}, not ${expected}`,
  );
}

describe('a snapshot', () => {
  test('has no two vSwitches of a VPC over one another, and none bound to a table for gateways', () => {
    const vSwitches = [...good.vSwitches, { vSwitchId: 'vsw-a2', vpcId: 'vpc-a', cidrBlock: '10.0.1.128/25' }];
    expect(problemsWith({ vSwitches })).toEqual([
      `vSwitches[${vSwitches.length - 1}].cidrBlock: 10.0.1.128/25, not a block of its own; vsw-a of the same VPC has 10.0.1.0/24`,
    ]);
    const gateway = {
      routeTableId: 'vtb-gw',
      vpcId: 'vpc-a',
      routeTableType: 'Custom' as const,
      associateType: 'Gateway' as const,
    };
    expect(
      problemsWith({
        routeTables: [...good.routeTables, gateway],
        vSwitches: good.vSwitches.map((one) => (one.vpcId === 'vpc-a' ? { ...one, routeTableId: 'vtb-gw' } : one)),
      }),
    ).toEqual(['vSwitches[0].routeTableId: vtb-gw, not a route table for vSwitches; this one is for a gateway']);
  });

  test('is taken as it is when nothing is wrong', () => {
    expect(readSnapshot(JSON.parse(JSON.stringify(good)))).toEqual(good);
  });

  test('is refused with everything that is wrong, each with its path', () => {
    const bad = {
      format: 'isthmus.network/0',
      vpcs: [{ vpcId: 5 }],
      vSwitches: {},
      routeTables: [{ routeTableType: 'system' }],
    };
    const problems = snapshotProblems(bad).map(({ path }) => path);
    expect(problems).toEqual([
      'format',
      'vpcs[0].cidrBlock',
      'vpcs[0].vRouterId',
      'vpcs[0].vpcId',
      'vSwitches',
      'routeTables[0].routeTableId',
      'routeTables[0].vpcId',
      'routeTables[0].routeTableType',
    ]);
    expect(() => readSnapshot(bad)).toThrow(SnapshotError);
    expect(() => readSnapshot(bad)).toThrow(
      'routeTables[0].routeTableType: found "system", expected one of System, Custom',
    );
  });

  test.each([null, 5, 'text', []])('is no %j', (value) => {
    expect(snapshotProblems(value)).toHaveLength(1);
  });

  test('has ids that are unique and known, and canonical blocks', () => {
    const [a, b] = good.vpcs;
    const [vSwitch] = good.vSwitches;
    expect(problemsWith({ vpcs: [a, { ...b, vpcId: 'vpc-a' }] })).toContain(
      'vpcs[1].vpcId: vpc-a, not an id that no other record of the list has',
    );
    expect(problemsWith({ vpcs: [{ ...a, cidrBlock: '10.0.1.0/16' }, b] })[0]).toBe(
      'vpcs[0].cidrBlock: 10.0.1.0/16, not an IPv4 CIDR block without bits set behind its length',
    );
    expect(problemsWith({ vSwitches: [{ ...vSwitch, vpcId: 'vpc-x' }] })).toEqual([
      'vSwitches[0].vpcId: vpc-x, not a VPC of this snapshot',
    ]);
    expect(problemsWith({ vSwitches: [{ ...vSwitch, cidrBlock: '10.1.1.0/24' }] })).toEqual([
      'vSwitches[0].cidrBlock: 10.1.1.0/24, not a block inside 10.0.0.0/16 of vpc-a',
    ]);
    expect(problemsWith({ vSwitches: [{ ...vSwitch, routeTableId: 'vtb-b' }] })).toEqual([
      'vSwitches[0].routeTableId: vtb-b, not a route table of vpc-a; this one belongs to vpc-b',
    ]);
    expect(problemsWith({ routeTables: good.routeTables.slice(0, 1) })).toContain(
      'vpcs[1]: 0, not exactly one route table of type System with vpcId vpc-b in routeTables',
    );
  });

  test('may name next hops and peers that do not exist: finding them is what the model is for', () => {
    expect(problemsWith({ routerInterfaces: [] })).toEqual([]);
  });

  test('is checked again when a network is made of it', () => {
    expect(() => Network.from({ ...good, routeTables: [] })).toThrow(SnapshotError);
  });

  test('has a schema that names every field that its records have', () => {
    const fields = (list: readonly object[] | undefined) => [
      ...new Set((list ?? []).flatMap((record) => Object.keys(record))),
    ];
    for (const [name, records] of Object.entries({
      vpcs: good.vpcs,
      vSwitches: good.vSwitches,
      routerInterfaces: good.routerInterfaces,
    })) {
      const known = Object.keys(snapshotSchema.properties?.[name]?.items?.properties ?? {});
      expect(known).toEqual(expect.arrayContaining(fields(records)));
    }
  });

  test('system entries that are listed change nothing: they follow from the vSwitches', () => {
    const listed = good.routeTables.map((table) => ({
      ...table,
      routeEntries: [
        { destinationCidrBlock: '100.64.0.0/10', type: 'System' as const, nextHopType: 'service', nextHopId: '' },
        { destinationCidrBlock: '10.0.1.0/24', type: 'System' as const, nextHopType: 'local', nextHopId: '' },
        ...(table.routeEntries ?? []),
      ],
    }));
    const sizes = [good.routeTables, listed].map((routeTables) =>
      Array.from(Network.from({ ...good, routeTables }).tables.values(), ({ routes, ineffective }) => [
        routes.size,
        ineffective.length,
      ]),
    );
    expect(sizes[1]).toEqual(sizes[0]);
  });
});

describe('changes', () => {
  test('leave the snapshot that they are applied to as it was', () => {
    const before = JSON.stringify(good);
    applyChanges(good, [
      { action: 'DeleteRouteEntry', parameters: { RouteTableId: 'vtb-a', DestinationCidrBlock: '192.168.0.0/16' } },
    ]);
    expect(JSON.stringify(good)).toBe(before);
  });

  test('find an entry for one address with and without its length, and leave those that a transit router manages', () => {
    const learnt = { nextHopType: 'Attachment', nextHopId: 'tr-attach-1', serviceType: 'TR' };
    const custom = { nextHopType: 'NatGateway', nextHopId: 'ngw-1' };
    const snapshot = snapshotOf({
      ...joined,
      routes: { 'vtb-a': { '192.168.1.7/32': learnt, '192.168.1.7': custom } },
    });
    const gone = applyChanges(snapshot, [
      { action: 'DeleteRouteEntry', parameters: { RouteTableId: 'vtb-a', DestinationCidrBlock: '192.168.1.7/32' } },
    ]);
    expect(gone.routeTables[0]?.routeEntries).toEqual([{ destinationCidrBlock: '192.168.1.7/32', ...learnt }]);
  });

  test('that name a prefix list are about all of its blocks, and no other entry is', () => {
    const listed = { nextHopType: 'NatGateway', nextHopId: 'ngw-1', prefixListId: 'pl-1' };
    const snapshot = snapshotOf({
      ...joined,
      routes: { 'vtb-a': { '172.16.0.0/12': listed, '10.8.0.0/16': listed, '192.168.0.0/16': 'ri-ab' } },
    });
    const parameters = { RouteTableId: 'vtb-a', DestinationCidrBlock: 'pl-1' };
    const destinations = (changed: Snapshot) =>
      changed.routeTables[0]?.routeEntries?.map((entry) => `${entry.destinationCidrBlock} ${entry.nextHopId}`);
    expect(destinations(applyChanges(snapshot, [{ action: 'DeleteRouteEntry', parameters }]))).toEqual([
      '192.168.0.0/16 ri-ab',
    ]);
    const moved = { ...parameters, NewNextHopType: 'RouterInterface', NewNextHopId: 'ri-ab' };
    expect(destinations(applyChanges(snapshot, [{ action: 'ModifyRouteEntry', parameters: moved }]))).toEqual([
      '172.16.0.0/12 ri-ab',
      '10.8.0.0/16 ri-ab',
      '192.168.0.0/16 ri-ab',
    ]);
    const single = { RouteTableId: 'vtb-a', DestinationCidrBlock: '10.8.0.0/16' };
    expect(() => applyChanges(snapshot, [{ action: 'DeleteRouteEntry', parameters: single }])).toThrow(ChangeError);
  });

  test('do the steps of the tutorial: create two interfaces, name the peers, connect, add the entries', () => {
    const bare = snapshotOf({ vpcs: joined.vpcs });
    const side = (id: string, Role: string, RouterId: string) => ({
      action: 'CreateRouterInterface' as const,
      parameters: { Role, RouterId },
      creates: id,
    });
    const peer = (RouterInterfaceId: string, OppositeInterfaceId: string, OppositeRouterId: string) => ({
      action: 'ModifyRouterInterfaceAttribute' as const,
      parameters: { RouterInterfaceId, OppositeInterfaceId, OppositeRouterId },
    });
    const entry = (RouteTableId: string, DestinationCidrBlock: string, NextHopId: string) => ({
      action: 'CreateRouteEntry' as const,
      parameters: { RouteTableId, DestinationCidrBlock, NextHopType: 'RouterInterface', NextHopId },
    });
    const after = applyChanges(bare, [
      side('ri-ab', 'InitiatingSide', 'vrt-a'),
      side('ri-ba', 'AcceptingSide', 'vrt-b'),
      peer('ri-ab', 'ri-ba', 'vrt-b'),
      peer('ri-ba', 'ri-ab', 'vrt-a'),
      { action: 'ConnectRouterInterface', parameters: { RouterInterfaceId: 'ri-ab' } },
      entry('vtb-a', '192.168.0.0/16', 'ri-ab'),
      entry('vtb-b', '10.0.0.0/16', 'ri-ba'),
    ]);
    expect(after.routerInterfaces).toEqual(good.routerInterfaces);
    expect(after.routeTables).toEqual(good.routeTables);
  });

  test('bind and unbind a route table', () => {
    const withTable = snapshotOf({
      vpcs: { a: { block: '10.0.0.0/16', vSwitches: { 'vsw-a': '10.0.1.0/24' }, tables: ['vtb-2'] } },
    });
    const parameters = { RouteTableId: 'vtb-2', VSwitchId: 'vsw-a' };
    const bound = applyChanges(withTable, [{ action: 'AssociateRouteTable', parameters }]);
    expect(Network.from(bound).vSwitches.get('vsw-a')?.table.id).toBe('vtb-2');
    const unbound = applyChanges(bound, [{ action: 'UnassociateRouteTable', parameters }]);
    expect(Network.from(unbound).vSwitches.get('vsw-a')?.table.id).toBe('vtb-a');
  });

  test('refuse what names nothing, and say so', () => {
    expect(() =>
      applyChanges(good, [{ action: 'ActivateRouterInterface', parameters: { RouterInterfaceId: 'ri-x' } }]),
    ).toThrow(ChangeError);
    expect(() => applyChanges(good, [{ action: 'CreateRouteEntry', parameters: { RouteTableId: 'vtb-a' } }])).toThrow(
      'it needs DestinationCidrBlock',
    );
  });
});
