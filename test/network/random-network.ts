import fc from 'fast-check';
import { type RouteEntryRecord, SNAPSHOT_FORMAT, type Snapshot } from '../../src/network/index.ts';

const destinations = [
  '0.0.0.0/0',
  '0.0.0.0/1',
  '10.0.0.0/8',
  '10.0.0.0/14',
  '10.1.0.0/16',
  '10.2.0.0/15',
  '10.2.3.4/32',
];
const more = ['10.0.1.0/24', '10.1.1.0/24', '10.2.1.128/25', '100.64.0.0/12', '192.168.0.0/16', '255.255.255.255/32'];
const statuses = ['Active', 'Active', 'Active', 'Active', 'Inactive', 'Idle', 'Activating'];
const peeringStatuses = ['Activated', 'Activated', 'Activated', 'Accepting', 'Updating'];

/**
 * Small networks with everything that can go wrong in them: blocks that overlap, custom tables, entries to interfaces
 * that are down, foreign or gone, loops, peerings in a row.
 */
export const randomSnapshot: fc.Arbitrary<Snapshot> = fc.integer({ min: 1, max: 4 }).chain((count) => {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const pairs = numbers.flatMap((near) => numbers.filter((far) => far > near).map((far) => [near, far] as const));
  const hops = [
    ...pairs.flatMap(([near, far]) => [`ri-${near}${far}`, `ri-${far}${near}`, `pcc-${near}${far}`]),
    'ri-gone',
    'ngw-1',
    'i-1',
  ];
  const entry: fc.Arbitrary<RouteEntryRecord> = fc
    .record({
      destinationCidrBlock: fc.constantFrom(...destinations, ...more),
      hop: fc.constantFrom(...hops),
      type: fc.constantFrom('Custom' as const, 'Custom' as const, 'Custom' as const, 'CEN' as const),
      status: fc.constantFrom('Available' as const, 'Available' as const, 'Available' as const, 'Pending' as const),
    })
    .map(({ hop, ...rest }) => ({ ...rest, nextHopType: typeOf(hop), nextHopId: hop }));
  const entries = fc.uniqueArray(entry, {
    maxLength: 6,
    selector: ({ type, destinationCidrBlock }) => `${type} ${destinationCidrBlock}`,
  });
  return fc
    .record({
      places: fc.tuple(
        ...numbers.map(() => fc.record({ second: fc.integer({ min: 0, max: 3 }), custom: fc.boolean() })),
      ),
      tables: fc.tuple(...numbers.flatMap(() => [entries, entries])),
      interfaces: fc.tuple(...pairs.flatMap(() => [fc.constantFrom(...statuses), fc.constantFrom(...statuses)])),
      peerings: fc.tuple(...pairs.map(() => fc.constantFrom(...peeringStatuses))),
    })
    .map(({ places, tables, interfaces, peerings }) => ({
      format: SNAPSHOT_FORMAT,
      vpcs: places.map(({ second }, n) => ({
        vpcId: `vpc-${n}`,
        vRouterId: `vrt-${n}`,
        cidrBlock: `10.${second}.0.0/16`,
      })),
      vSwitches: places.flatMap(({ second, custom }, n) => [
        { vSwitchId: `vsw-${n}0`, vpcId: `vpc-${n}`, cidrBlock: `10.${second}.1.0/24` },
        {
          vSwitchId: `vsw-${n}1`,
          vpcId: `vpc-${n}`,
          cidrBlock: `10.${second}.${2 + n}.0/28`,
          routeTableId: custom ? `vtb-${n}c` : `vtb-${n}`,
        },
      ]),
      routeTables: numbers.flatMap((n) => [
        {
          routeTableId: `vtb-${n}`,
          vpcId: `vpc-${n}`,
          routeTableType: 'System' as const,
          routeEntries: tables[n * 2] ?? [],
        },
        {
          routeTableId: `vtb-${n}c`,
          vpcId: `vpc-${n}`,
          routeTableType: 'Custom' as const,
          routeEntries: tables[n * 2 + 1] ?? [],
        },
      ]),
      routerInterfaces: pairs.flatMap(([near, far], index) => [
        side(near, far, interfaces[index * 2] ?? 'Active'),
        side(far, near, interfaces[index * 2 + 1] ?? 'Active'),
      ]),
      vpcPeerings: pairs.map(([near, far], index) => ({
        instanceId: `pcc-${near}${far}`,
        status: peerings[index] ?? 'Activated',
        vpcId: `vpc-${near}`,
        acceptingVpcId: `vpc-${far}`,
      })),
    }));
});

function side(near: number, far: number, status: string) {
  return {
    routerInterfaceId: `ri-${near}${far}`,
    role: near < far ? ('InitiatingSide' as const) : ('AcceptingSide' as const),
    status,
    routerId: `vrt-${near}`,
    oppositeInterfaceId: `ri-${far}${near}`,
    oppositeRouterId: `vrt-${far}`,
  };
}

function typeOf(hop: string): string {
  if (hop.startsWith('ri-')) return 'RouterInterface';
  if (hop.startsWith('pcc-')) return 'VpcPeer';
  return hop.startsWith('ngw-') ? 'NatGateway' : 'Instance';
}
