import { type RouteEntryRecord, SNAPSHOT_FORMAT, type Snapshot } from '../../network/snapshot.ts';
import type { RouteEntryRow } from '../store/rows.ts';
import type { Tables } from '../store/schema.ts';

/** The networks of all accounts and regions as they stand in the store now. What is still being made is not there yet. */
export function snapshotOf(tables: Tables): Snapshot {
  const vpcs = tables.vpcs.find({ status: 'Available' });
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
      .find({ status: 'Available' })
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
        routeEntries: (entries.get(id) ?? []).map(entryRecord),
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
  };
}

function entryRecord({ destination, status, nextHopType, nextHop, nextHops }: RouteEntryRow): RouteEntryRecord {
  return {
    destinationCidrBlock: destination,
    status,
    nextHopType: nextHops[0]?.type ?? nextHopType,
    nextHopId: nextHops[0]?.id ?? nextHop,
  };
}
