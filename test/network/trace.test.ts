import { describe, expect, test } from 'vitest';
import {
  address,
  findPlaces,
  formatEnd,
  formatPath,
  type HostRecord,
  Network,
  type Place,
  PlaceError,
  place,
  trace,
  tracePath,
} from '../../src/network/index.ts';
import { joined, type Plan, snapshotOf, tutorial, two, world } from './world.ts';

const to = (network: Network, text: string): Place => findPlaces(network, text)[0] ?? place(network, text);

function endOf(plan: Plan, destination: string) {
  const network = world(plan);
  return tracePath(network, place(network, 'vsw-a').vSwitch, address(destination)).end;
}

const via = (hop: string | object): Plan => ({
  ...two,
  routes: { 'vtb-a': { '192.168.0.0/16': hop }, 'vtb-b': { '10.0.0.0/16': 'ri-ba' } },
});

describe('trace', () => {
  test('says for each hop which table, entry and next hop decided, both ways', () => {
    const network = world(joined);
    const { there, back, connected, asymmetries } = trace(network, place(network, 'vsw-a'), place(network, 'vsw-b'));
    expect({ connected, asymmetries }).toEqual({ connected: true, asymmetries: [] });
    expect(formatPath(there)).toEqual([
      'vpc-a: vtb-a 192.168.0.0/16 → RouterInterface ri-ab',
      'vpc-b: vtb-b 192.168.1.0/24 → local',
      'delivered to vsw-b (filters: not considered)',
    ]);
    expect(there.hops.map(({ cameBy }) => cameBy)).toEqual(['vSwitch', 'RouterInterface']);
    expect(back?.end).toEqual({ kind: 'delivered', vpcId: 'vpc-a', vSwitchId: 'vsw-a' });
  });

  test('delivers inside a VPC without any route of ours', () => {
    const network = world({
      vpcs: { a: { block: '10.0.0.0/16', vSwitches: { 'vsw-1': '10.0.1.0/24', 'vsw-2': '10.0.2.0/24' } } },
    });
    expect(trace(network, place(network, 'vsw-1'), place(network, 'vsw-2')).connected).toBe(true);
  });

  test('finds the loop of the tutorial, with its cycle, and stops there', () => {
    expect(endOf(tutorial, '8.8.8.8')).toEqual({
      kind: 'loop',
      cycle: [
        {
          vpcId: 'vpc-a',
          routeTableId: 'vtb-a',
          destinationCidrBlock: '0.0.0.0/0',
          nextHopType: 'RouterInterface',
          nextHopId: 'ri-ab',
        },
        {
          vpcId: 'vpc-b',
          routeTableId: 'vtb-b',
          destinationCidrBlock: '0.0.0.0/0',
          nextHopType: 'RouterInterface',
          nextHopId: 'ri-ba',
        },
      ],
    });
  });

  test('sends an address of the VPC that no vSwitch has by the custom entries, or nowhere', () => {
    expect(endOf(joined, '10.0.9.9')).toEqual({ kind: 'no-route', vpcId: 'vpc-a', routeTableId: 'vtb-a' });
    expect(endOf(tutorial, '10.0.9.9').kind).toBe('loop');
  });

  test('lets the service block leave to the cloud services', () => {
    expect(endOf(tutorial, '100.100.2.136')).toMatchObject({ kind: 'leaves', to: 'cloud-service' });
  });

  test('looks up what comes from another VRouter in the system table, not in the custom table of a vSwitch', () => {
    const plan: Plan = {
      vpcs: {
        ...two.vpcs,
        b: { block: '192.168.0.0/16', vSwitches: { 'vsw-b': ['192.168.1.0/24', 'vtb-b2'] }, tables: ['vtb-b2'] },
      },
      pairs: [['a', 'b']],
      routes: {
        'vtb-a': { '0.0.0.0/0': 'ri-ab' },
        'vtb-b2': { '0.0.0.0/0': { nextHopType: 'NatGateway', nextHopId: 'ngw' } },
      },
    };
    expect(endOf(plan, '8.8.8.8')).toEqual({ kind: 'no-route', vpcId: 'vpc-b', routeTableId: 'vtb-b' });
  });

  test.each([
    ['missing', via('ri-nowhere')],
    ['not-here', via('ri-ba')],
    ['never-connected', { ...via('ri-ab'), pairs: [['a', 'b', 'Idle', 'Idle']] }],
    ['inactive', { ...via('ri-ab'), pairs: [['a', 'b', 'Inactive', 'Active']] }],
    ['not-ready', { ...via('ri-ab'), pairs: [['a', 'b', 'Activating', 'Active']] }],
    ['opposite-inactive', { ...via('ri-ab'), pairs: [['a', 'b', 'Active', 'Inactive']] }],
    ['peering-not-activated', { ...via('pcc-ab'), peerings: [['a', 'b', 'Accepting']] }],
    ['missing', via('pcc-nowhere')],
  ] as const)('drops at a next hop that is down and says why: %s', (reason, plan) => {
    expect(endOf(plan, '192.168.1.5')).toMatchObject({
      kind: 'next-hop-down',
      reason,
      entry: { routeTableId: 'vtb-a' },
    });
  });

  test('notices a peer that is gone, and one that names somebody else', () => {
    const snapshot = snapshotOf(joined);
    const [near, far] = snapshot.routerInterfaces ?? [];
    const reasonWith = (routerInterfaces: typeof snapshot.routerInterfaces) => {
      const network = Network.from({ ...snapshot, routerInterfaces: routerInterfaces ?? [] });
      return tracePath(network, place(network, 'vsw-a').vSwitch, address('192.168.1.5')).end;
    };
    if (near === undefined || far === undefined) throw new Error('the plan has a pair');
    expect(reasonWith([near])).toMatchObject({ reason: 'opposite-missing' });
    expect(reasonWith([near, { ...far, oppositeInterfaceId: 'ri-other' }])).toMatchObject({
      reason: 'opposite-mismatch',
    });
    expect(
      reasonWith([{ ...near, oppositeRouterId: 'vrt-elsewhere', oppositeInterfaceId: 'ri-elsewhere' }]),
    ).toMatchObject({
      kind: 'leaves',
      to: 'outside-snapshot',
    });
    const abroad = { ...near, oppositeRouterId: 'vrt-elsewhere', oppositeInterfaceId: 'ri-elsewhere' };
    expect(reasonWith([{ ...abroad, oppositeInterfaceStatus: 'Deleted' }])).toMatchObject({
      reason: 'opposite-missing',
    });
    const { oppositeRouterId: _, ...unnamed } = abroad;
    expect(reasonWith([unnamed])).toMatchObject({ reason: 'opposite-missing' });
  });

  test.each([
    ['NatGateway', 'internet'],
    ['Attachment', 'transit-router'],
    ['VpnGateway', 'vpn'],
    ['Instance', 'host'],
    ['Ecr', 'other'],
  ])('says of a next hop of type %s that the packet leaves: %s', (nextHopType, exit) => {
    expect(endOf(via({ nextHopType, nextHopId: 'x-1' }), '192.168.1.5')).toMatchObject({ kind: 'leaves', to: exit });
  });

  test('drops at an entry that names no next hop', () => {
    expect(endOf(via({ nextHopType: 'None', nextHopId: '' }), '192.168.1.5')).toMatchObject({
      kind: 'next-hop-down',
      reason: 'missing',
    });
  });

  test('takes a next hop of a kind that nobody looked at for unknown, not for gone', () => {
    const { vpcPeerings: _, ...unlisted } = snapshotOf(via('pcc-ab'));
    const network = Network.from(unlisted);
    expect(tracePath(network, place(network, 'vsw-a').vSwitch, address('192.168.1.5')).end).toMatchObject({
      kind: 'leaves',
      to: 'outside-snapshot',
    });
  });

  test('lets a custom entry lie inside the service block, and no learnt one', () => {
    const inside = (type: 'Custom' | 'CEN'): Plan => ({
      ...two,
      routes: { 'vtb-a': { '100.64.1.0/24': { type, nextHopType: 'RouterInterface', nextHopId: 'ri-ab' } } },
    });
    expect(endOf(inside('Custom'), '100.64.1.9')).toMatchObject({ kind: 'leaves', entry: { routeTableId: 'vtb-b' } });
    expect(endOf(inside('CEN'), '100.64.1.9')).toMatchObject({ kind: 'leaves', entry: { routeTableId: 'vtb-a' } });
  });

  test('does not let a peering transit', () => {
    const plan: Plan = {
      vpcs: { ...two.vpcs, h: { block: '172.16.0.0/16', vSwitches: {} } },
      peerings: [
        ['a', 'h'],
        ['h', 'b'],
      ],
      routes: { 'vtb-a': { '192.168.0.0/16': 'pcc-ah' }, 'vtb-h': { '192.168.0.0/16': 'pcc-hb' } },
    };
    expect(endOf(plan, '192.168.1.5')).toMatchObject({ kind: 'not-transitive', entry: { routeTableId: 'vtb-h' } });
  });

  test('keeps packets for an overlapping block at home', () => {
    const plan: Plan = {
      ...via('ri-ab'),
      vpcs: {
        ...two.vpcs,
        a: {
          block: '10.0.0.0/16',
          secondary: ['192.168.0.0/16'],
          vSwitches: { 'vsw-a': '10.0.1.0/24', 'vsw-own': '192.168.1.0/24' },
        },
      },
    };
    expect(endOf(plan, '192.168.1.5')).toEqual({ kind: 'delivered', vpcId: 'vpc-a', vSwitchId: 'vsw-own' });
  });

  test('knows the reserved addresses of a vSwitch, and the hosts when the snapshot does', () => {
    for (const reserved of ['192.168.1.0', '192.168.1.253', '192.168.1.255']) {
      expect(endOf(joined, reserved)).toMatchObject({ kind: 'address-not-in-use', why: 'reserved' });
    }
    const hosts = [{ hostId: 'i-1', type: 'Instance' as const, vSwitchId: 'vsw-b', ipAddress: '192.168.1.5' }];
    const network = Network.from({ ...snapshotOf(joined), hosts });
    const ends = ['192.168.1.5', '192.168.1.6'].map(
      (text) => tracePath(network, place(network, 'vsw-a').vSwitch, address(text)).end,
    );
    expect(ends).toMatchObject([{ kind: 'delivered' }, { kind: 'address-not-in-use', why: 'no-host' }]);
  });

  test('tells a reserved address from one that no host has, in words too', () => {
    const wordsFor = (text: string, network: Network): string =>
      formatPath(tracePath(network, place(network, 'vsw-a').vSwitch, address(text))).at(-1) ?? '';
    expect(wordsFor('192.168.1.255', world(joined))).toContain('vsw-b, where the address is reserved by the cloud');
    const empty = Network.from({ ...snapshotOf(joined), hosts: [] });
    expect(wordsFor('192.168.1.6', empty)).toContain(
      'vsw-b, where no instance, network interface or HaVip has the address',
    );
  });

  test('says of a next hop with an address whether it is up: an instance runs, an interface and a HaVip are bound', () => {
    const endWith = (type: HostRecord['type'], status: string) => {
      const hosts = [{ hostId: 'hop-1', type, vSwitchId: 'vsw-a', ipAddress: '10.0.1.9', status }];
      const network = Network.from({ ...snapshotOf(via({ nextHopType: type, nextHopId: 'hop-1' })), hosts });
      return formatEnd(tracePath(network, place(network, 'vsw-a').vSwitch, address('192.168.1.5')).end);
    };
    expect(endWith('Instance', 'Stopped')).toMatch(/: the instance is not running$/);
    expect(endWith('Instance', 'Starting')).toMatch(/: the instance is not running$/);
    expect(endWith('Instance', 'Running')).toMatch(/^leaves at .*: to an instance, which forwards it or not$/);
    expect(endWith('NetworkInterface', 'Available')).toMatch(/: no instance has it$/);
    expect(endWith('NetworkInterface', 'Stopped')).toMatch(/: the instance is not running$/);
    expect(endWith('NetworkInterface', 'InUse')).toMatch(
      /: to a network interface, whose instance forwards it or not$/,
    );
    expect(endWith('HaVip', 'Available')).toMatch(/: no instance has it$/);
    expect(endWith('HaVip', 'InUse')).toMatch(/: to the instance that has the HaVip, which forwards it or not$/);
  });

  test('promises no more of a gateway than a route entry tells', () => {
    const endWith = (nextHopType: string) => formatEnd(endOf(via({ nextHopType, nextHopId: 'gw-1' }), '192.168.1.5'));
    expect(endWith('NatGateway')).toMatch(/: to a NAT gateway; the internet, if it is public and has an SNAT entry$/);
    expect(endWith('Ipv4Gateway')).toMatch(/: to the IPv4 gateway; the internet, if the sender has a public address$/);
  });

  test('knows who has an address but is not up, and the further addresses of who is', () => {
    const at = (hostId: string, type: HostRecord['type'], ipAddress: string, status: string) => ({
      hostId,
      type,
      vSwitchId: 'vsw-b',
      ipAddress,
      status,
    });
    const hosts = [
      at('i-1', 'Instance', '192.168.1.5', 'Stopped'),
      at('eni-1', 'NetworkInterface', '192.168.1.5', 'InUse'),
      { ...at('eni-2', 'NetworkInterface', '192.168.1.6', 'InUse'), secondaryIpAddresses: ['192.168.1.7'] },
    ];
    const network = Network.from({ ...snapshotOf(joined), hosts });
    const ends = ['192.168.1.5', '192.168.1.6', '192.168.1.7', '192.168.1.8'].map((text) =>
      formatEnd(tracePath(network, place(network, 'vsw-a').vSwitch, address(text)).end),
    );
    expect(ends).toEqual([
      'arrives at vsw-b, where i-1 has the address and is not up',
      'delivered to vsw-b',
      'delivered to vsw-b',
      'arrives at vsw-b, where no instance, network interface or HaVip has the address',
    ]);
  });

  test('says of an instance of another VPC as next hop that it is not here', () => {
    const hosts = [{ hostId: 'i-1', type: 'Instance' as const, vSwitchId: 'vsw-b', ipAddress: '192.168.1.9' }];
    const network = Network.from({ ...snapshotOf(via({ nextHopId: 'i-1' })), hosts });
    expect(tracePath(network, place(network, 'vsw-a').vSwitch, address('192.168.7.7')).end).toMatchObject({
      kind: 'next-hop-down',
      reason: 'not-here',
    });
  });

  test('says what is asymmetric', () => {
    const oneWay = world({ ...two, routes: { 'vtb-a': { '192.168.0.0/16': 'ri-ab' } } });
    expect(trace(oneWay, place(oneWay, 'vsw-a'), place(oneWay, 'vsw-b'))).toMatchObject({
      connected: false,
      asymmetries: ['the way there is open, the way back is not: no route in vtb-b of vpc-b'],
    });
    const detour = world({
      vpcs: { ...two.vpcs, h: { block: '172.16.0.0/16', vSwitches: {} } },
      pairs: [
        ['a', 'b'],
        ['h', 'a'],
        ['h', 'b'],
      ],
      routes: {
        'vtb-a': { '192.168.0.0/16': 'ri-ab' },
        'vtb-b': { '10.0.0.0/16': 'ri-bh' },
        'vtb-h': { '10.0.0.0/16': 'ri-ha' },
      },
    });
    expect(trace(detour, place(detour, 'vsw-a'), place(detour, 'vsw-b'))).toMatchObject({
      connected: true,
      asymmetries: ['there by vpc-a → vpc-b, back by vpc-b → vpc-h → vpc-a'],
    });
  });

  test('has no way back from a bare address that nothing has', () => {
    const network = world(tutorial);
    expect(trace(network, place(network, 'vsw-a'), address('8.8.8.8')).back).toBeUndefined();
    expect(trace(network, place(network, 'vsw-a'), address('192.168.1.5')).back?.end.kind).toBe('delivered');
  });
});

describe('places', () => {
  const network = world(joined);

  test('are found by address, vSwitch, VPC id and VPC name', () => {
    for (const text of ['192.168.1.1', 'vsw-b', 'vpc-b', 'b']) expect(to(network, text).vSwitch.id).toBe('vsw-b');
    expect(findPlaces(network, 'nobody')).toEqual([]);
  });

  test('are all given where VPCs overlap', () => {
    const overlapping = world({
      vpcs: {
        a: { block: '10.0.0.0/16', vSwitches: { 'vsw-1': '10.0.1.0/24' } },
        b: { block: '10.0.0.0/16', vSwitches: { 'vsw-2': '10.0.1.0/24' } },
      },
    });
    expect(findPlaces(overlapping, '10.0.1.7').map(({ vSwitch }) => vSwitch.id)).toEqual(['vsw-1', 'vsw-2']);
  });

  test('of a vSwitch of one address are that address, at the end of the address space too', () => {
    const edge = world({ vpcs: { a: { block: '255.255.255.0/24', vSwitches: { 'vsw-1': '255.255.255.255/32' } } } });
    expect(place(edge, 'vsw-1').address).toBe(2 ** 32 - 1);
  });

  test('refuse what is not there', () => {
    expect(() => place(network, 'vsw-x')).toThrow(PlaceError);
    expect(() => place(network, 'vsw-a', address('8.8.8.8'))).toThrow('8.8.8.8 is not in vsw-a');
  });
});
