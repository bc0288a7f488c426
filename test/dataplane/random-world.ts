import fc from 'fast-check';
import {
  cidrOf,
  formatAddress,
  formatCidr,
  type HostRecord,
  type RouteEntryRecord,
  type RouterInterfaceRecord,
  SNAPSHOT_FORMAT,
  type Snapshot,
  type VpcPeeringRecord,
} from '../../src/network/index.ts';

/** vSwitch blocks inside a /16, none inside another; `n` is the second byte. */
const vSwitchBlocks = (n: number): readonly string[] => [
  `10.${n}.1.0/24`,
  `10.${n}.2.0/28`,
  `10.${n}.2.128/29`,
  `10.${n}.64.0/18`,
];

const wellKnown = [
  '0.0.0.0/0',
  '10.0.0.0/8',
  '10.0.0.0/14',
  '128.0.0.0/1',
  '100.64.0.0/12',
  '100.64.0.0/10',
  '203.0.113.7/32',
];

/** Mostly the first, now and then one of the others. */
const mostly = <T>(weight: number, usual: T, ...rare: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });

const HOST_TYPES: Readonly<Record<string, HostRecord['type']>> = {
  i: 'Instance',
  eni: 'NetworkInterface',
  havip: 'HaVip',
};

const hostStatus = fc.constantFrom('Running', 'InUse', 'Available', 'Stopped', 'Stopping', '');

const status = mostly(8, 'Active', 'Inactive', 'Idle', 'Deactivating');

/** Any block in the region where the VPCs are: it may equal, hold or split theirs. */
const anyBlock = fc
  .record({
    second: fc.nat(7),
    third: fc.constantFrom(0, 1, 2, 64, 65, 127),
    fourth: fc.constantFrom(0, 1, 128),
    length: fc.integer({ min: 8, max: 32 }),
  })
  .map(({ second, third, fourth, length }) =>
    formatCidr(cidrOf(((10 * 256 + second) * 256 + third) * 256 + fourth, length)),
  );

/**
 * Networks of up to eight VPCs with everything in them: blocks that overlap, custom tables, several kinds of links between
 * the same VPCs, links that are down on one side, foreign next hops and such as are gone, loops, black holes, learnt
 * entries, instances as next hops.
 */
export const randomWorld: fc.Arbitrary<Snapshot> = fc
  .oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 4 }) },
    { weight: 1, arbitrary: fc.integer({ min: 5, max: 8 }) },
  )
  // The second byte of each VPC's block: its own, or one that several may have.
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => fc.oneof(fc.constant(n), fc.nat(3)))))
  .chain((seconds) => {
    const numbers = seconds.map((_, n) => n);
    const pairs = numbers.flatMap((near) => numbers.slice(near + 1).map((far) => [near, far] as const));
    return fc
      .record({
        vpcs: fc.tuple(...numbers.map((n) => vpc(n, seconds))),
        links: fc.tuple(...pairs.map(() => link)),
        hosts: fc.option(
          fc.array(fc.record({ vSwitch: fc.nat(99), kind: fc.constantFrom('i', 'eni', 'havip'), status: hostStatus }), {
            maxLength: 3,
          }),
          { nil: undefined },
        ),
      })
      .map(({ vpcs, links, hosts }) => {
        const vSwitches = vpcs.flatMap((one) => one.vSwitches);
        const joined = pairs.map((pair, index) => join(pair, links[index]));
        const inhabitants = hosts?.flatMap(({ vSwitch, kind, status }, index) => {
          const home = vSwitches[vSwitch % Math.max(vSwitches.length, 1)];
          return home === undefined
            ? []
            : [inhabitant(`${kind}-${index}`, index, home.vSwitchId, home.cidrBlock, status)];
        });
        return {
          format: SNAPSHOT_FORMAT,
          vpcs: vpcs.map((one) => one.vpc),
          vSwitches,
          routeTables: vpcs.flatMap((one) => one.tables),
          routerInterfaces: joined.flatMap((one) => one.interfaces),
          vpcPeerings: joined.flatMap((one) => one.peerings),
          ...(inhabitants === undefined ? {} : { hosts: inhabitants }),
        };
      });
  });

const link = fc.record({
  interfaces: mostly(3, true, false),
  near: status,
  far: status,
  fault: mostly(9, 'none', 'names another', 'opposite gone', 'opposite elsewhere', 'a VBR'),
  peering: mostly(3, 'Activated', 'Accepting', 'Updating', undefined),
});

const foreign = [
  'ri-gone',
  'pcc-gone',
  'ngw-1',
  'i-0',
  'i-1',
  'i-9',
  'eni-0',
  'eni-1',
  'havip-0',
  '',
  'ri-10',
  'pcc-01',
];

function vpc(n: number, seconds: readonly number[]) {
  const others = seconds.map((_, far) => far).filter((far) => far !== n);
  const blockOf = (far: number) => {
    const second = seconds[far] ?? 0;
    return fc.constantFrom(`10.${second}.0.0/16`, ...vSwitchBlocks(second));
  };
  const anyDestination = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...wellKnown) },
    { weight: 2, arbitrary: fc.nat(seconds.length - 1).chain(blockOf) },
    { weight: 1, arbitrary: anyBlock },
  );
  const astray = fc.record({ destinationCidrBlock: anyDestination, hop: fc.constantFrom(...foreign) });
  // Into a link to another VPC: for that VPC's blocks, or for others, which may be behind it.
  const sensible = fc.constantFrom(...(others.length === 0 ? [n] : others)).chain((far) =>
    fc.record({
      destinationCidrBlock: fc.oneof(
        { weight: 3, arbitrary: blockOf(far) },
        { weight: 2, arbitrary: fc.constantFrom('0.0.0.0/0', '10.0.0.0/8') },
        { weight: 2, arbitrary: anyDestination },
      ),
      hop: fc.constantFrom(`ri-${n}${far}`, `ri-${n}${far}`, `pcc-${Math.min(n, far)}${Math.max(n, far)}`),
    }),
  );
  const entry = fc
    .record({
      way: fc.oneof({ weight: 6, arbitrary: sensible }, { weight: 1, arbitrary: astray }),
      type: mostly(3, 'Custom', undefined, 'CEN', 'BGP', 'TR'),
      status: mostly(6, 'Available', undefined, 'Modifying', 'Pending', 'Deleting'),
    })
    .map(({ way, ...rest }) => entryRecord({ ...way, ...rest }));
  const second = seconds[n] ?? 0;
  return fc
    .record({
      vSwitches: fc.subarray([0, 1, 2, 3], { minLength: 0 }),
      bound: fc.array(mostly(2, 0, 1, 2), { minLength: 4, maxLength: 4 }),
      tables: fc.tuple(...[0, 1, 2].map(() => fc.array(entry, { maxLength: 7 }))),
    })
    .map(({ vSwitches, bound, tables }) => ({
      vpc: { vpcId: `vpc-${n}`, vRouterId: `vrt-${n}`, cidrBlock: `10.${second}.0.0/16` },
      vSwitches: vSwitches.map((which) => ({
        vSwitchId: `vsw-${n}${which}`,
        vpcId: `vpc-${n}`,
        cidrBlock: vSwitchBlocks(second)[which] ?? '',
        routeTableId: `vtb-${n}${bound[which] ?? 0}`,
      })),
      tables: tables.map((routeEntries, index) => ({
        routeTableId: `vtb-${n}${index}`,
        vpcId: `vpc-${n}`,
        routeTableType: index === 0 ? ('System' as const) : ('Custom' as const),
        routeEntries,
      })),
    }));
}

interface Entry {
  readonly destinationCidrBlock: string;
  readonly hop: string;
  readonly type: string | undefined;
  readonly status: string | undefined;
}

function entryRecord({ destinationCidrBlock, hop, type, status }: Entry): RouteEntryRecord {
  const managed = type === 'TR' ? { serviceType: 'TR' } : type === undefined ? {} : { type };
  const record = {
    destinationCidrBlock,
    nextHopType: typeOf(hop),
    nextHopId: hop,
    ...managed,
    ...(status === undefined ? {} : { status }),
  };
  return record as RouteEntryRecord;
}

function typeOf(hop: string): string {
  if (hop.startsWith('ri-')) return 'RouterInterface';
  if (hop.startsWith('pcc-')) return 'VpcPeer';
  if (hop.startsWith('ngw-')) return 'NatGateway';
  return HOST_TYPES[hop.split('-', 1)[0] ?? ''] ?? 'Instance';
}

function join(
  [near, far]: readonly [number, number],
  drawn: typeof link extends fc.Arbitrary<infer L> ? L | undefined : never,
) {
  const interfaces: RouterInterfaceRecord[] = [];
  const peerings: VpcPeeringRecord[] = [];
  if (drawn?.interfaces) {
    const initiator = side(near, far, 'InitiatingSide', drawn.near);
    const acceptor = side(far, near, 'AcceptingSide', drawn.far);
    if (drawn.fault === 'names another') interfaces.push(initiator, { ...acceptor, oppositeInterfaceId: 'ri-other' });
    else if (drawn.fault === 'opposite gone') interfaces.push(initiator);
    else if (drawn.fault === 'opposite elsewhere') interfaces.push({ ...initiator, oppositeRouterId: 'vrt-elsewhere' });
    else if (drawn.fault === 'a VBR') interfaces.push({ ...initiator, oppositeRouterType: 'VBR' });
    else interfaces.push(initiator, acceptor);
  }
  if (drawn?.peering !== undefined) {
    peerings.push({
      instanceId: `pcc-${near}${far}`,
      status: drawn.peering,
      vpcId: `vpc-${near}`,
      acceptingVpcId: `vpc-${far}`,
    });
  }
  return { interfaces, peerings };
}

function side(near: number, far: number, role: RouterInterfaceRecord['role'], status: string): RouterInterfaceRecord {
  return {
    routerInterfaceId: `ri-${near}${far}`,
    role,
    status,
    routerId: `vrt-${near}`,
    oppositeInterfaceId: `ri-${far}${near}`,
    oppositeRouterId: `vrt-${far}`,
  };
}

/** Something with an address in a vSwitch: the third one, or there about. */
function inhabitant(hostId: string, index: number, vSwitchId: string, block: string, status: string): HostRecord {
  const [base = ''] = block.split('/');
  const bytes = base.split('.').map(Number);
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0) + 2 + index;
  const type = HOST_TYPES[hostId.split('-', 1)[0] ?? ''] ?? 'Instance';
  return { hostId, type, vSwitchId, ipAddress: formatAddress(value), status };
}
