import { type HostRecord, type RouteEntryRecord, SNAPSHOT_FORMAT, type Snapshot } from '../../network/snapshot.ts';
import type { RouteEntryRow } from '../store/rows.ts';
import type { Tables } from '../store/schema.ts';

/** Pending is what is made and what is changed alike, and a change of a name must not interrupt anything. */
const THERE = ['Available', 'Pending'] as const;

/** The networks of all accounts and regions as they stand in the store now. What is on its way out is gone already. */
export function snapshotOf(tables: Tables): Snapshot {
  const vpcs = tables.vpcs.find({ status: THERE });
  const there = new Set(vpcs.map(({ id }) => id));
  const inVpc = ({ vpc }: { readonly vpc: string }) => there.has(vpc);
  const entries = Map.groupBy(
    tables.routeEntries.find({ type: 'Custom', ipVersion: 'ipv4' }),
    ({ routeTable }) => routeTable,
  );
  return {
    format: SNAPSHOT_FORMAT,
    vpcs: vpcs.map((vpc) => ({
      vpcId: vpc.id,
      cidrBlock: vpc.cidr,
      secondaryCidrBlocks: vpc.secondaryCidrs,
      vRouterId: vpc.vrouter,
    })),
    vSwitches: tables.vswitches
      .find({ status: THERE })
      .filter(inVpc)
      .map(({ id, vpc, cidr, routeTable }) => ({
        vSwitchId: id,
        vpcId: vpc,
        cidrBlock: cidr,
        routeTableId: routeTable,
      })),
    routeTables: tables.routeTables
      .find({})
      .filter(inVpc)
      .map(({ id, vpc, type, associateType }) => ({
        routeTableId: id,
        vpcId: vpc,
        routeTableType: type,
        associateType,
        routeEntries: (entries.get(id) ?? []).flatMap((entry) =>
          blocksOf(tables, entry.destination).map((block) => entryRecord(entry, block)),
        ),
      })),
    routerInterfaces: tables.routerInterfaces.find({}).map((row) => ({
      routerInterfaceId: row.id,
      role: row.role,
      status: row.status,
      routerType: row.routerType,
      routerId: row.router,
      oppositeInterfaceId: row.oppositeInterface ?? '',
      oppositeRouterId: row.oppositeRouter ?? '',
      oppositeRouterType: row.oppositeRouterType,
    })),
    vpcPeerings: tables.peerConnections
      .find({})
      .filter(({ status }) => status !== 'Deleted')
      .map(({ id, status, vpc, acceptingVpc }) => ({
        instanceId: id,
        status,
        vpcId: vpc,
        acceptingVpcId: acceptingVpc,
      })),
    hosts: hostsOf(tables).filter(({ vSwitchId }) => there.has(tables.vswitches.get(vSwitchId)?.vpc ?? '')),
  };
}

/** An entry for a prefix list is one for each block of the list. */
function blocksOf(tables: Tables, destination: string): readonly string[] {
  if (!destination.startsWith('pl-')) return [destination];
  return (tables.prefixLists.get(destination)?.entries ?? []).map(({ cidr }) => cidr);
}

function entryRecord(
  { status, nextHopType, nextHop, nextHops }: RouteEntryRow,
  destinationCidrBlock: string,
): RouteEntryRecord {
  return {
    destinationCidrBlock,
    status,
    nextHopType: nextHops[0]?.type ?? nextHopType,
    nextHopId: nextHops[0]?.id ?? nextHop,
  };
}

/**
 * Everything that has an address and can be a next hop. A network interface is up while a running instance has it, a
 * HaVip while it is bound.
 */
function hostsOf(tables: Tables): readonly HostRecord[] {
  const interfaces = tables.networkInterfaces.find({});
  const primary = new Map(
    interfaces.filter(({ type }) => type === 'Primary').map(({ instance, address }) => [instance, address]),
  );
  // What starts, and what is deleted, answers as little as what is stopped.
  const running = (status: string | undefined) => status === 'Running';
  return [
    ...tables.instances.find({}).flatMap(({ id, vswitch, status }): HostRecord[] => {
      const address = primary.get(id);
      if (address === undefined) return [];
      return [
        {
          hostId: id,
          type: 'Instance',
          vSwitchId: vswitch,
          ipAddress: address,
          status: running(status) ? 'Running' : 'Stopped',
        },
      ];
    }),
    ...interfaces.map(
      ({ id, vswitch, address, secondaryAddresses, instance }): HostRecord => ({
        hostId: id,
        type: 'NetworkInterface',
        vSwitchId: vswitch,
        ipAddress: address,
        secondaryIpAddresses: secondaryAddresses,
        status: instance === '' ? 'Available' : running(tables.instances.get(instance)?.status) ? 'InUse' : 'Stopped',
      }),
    ),
    ...tables.haVips.find({}).map(
      ({ id, vswitch, address, status }): HostRecord => ({
        hostId: id,
        type: 'HaVip',
        vSwitchId: vswitch,
        ipAddress: address,
        status: status === 'InUse' ? status : 'Available',
      }),
    ),
  ];
}
