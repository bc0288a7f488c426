import {
  cidr,
  Network,
  type RouteEntryRecord,
  SNAPSHOT_FORMAT,
  type Snapshot,
  tracePath,
} from '../../src/network/index.ts';
import type { VirtualWorld } from './virtual-world.ts';

/**
 * Which of some directions between networks carry no packet, by the packet model, from what the cloud itself knows: none of
 * its answers can hide it. Each vSwitch of the one network sends to each of the other.
 */
export function unserved(world: VirtualWorld, directions: readonly (readonly [string, string])[]): readonly string[] {
  const network = networkOf(world);
  return directions.flatMap(([from, to]) => {
    const vSwitches = (name: string) => network.vpcs.get(world.network(name).VpcId)?.vSwitches ?? [];
    const lost = vSwitches(from).flatMap((source) =>
      vSwitches(to).filter((target) => tracePath(network, source, target.block.base + 1).end.kind !== 'delivered'),
    );
    return lost.map((target) => `${from} does not reach ${to} (${target.id})`);
  });
}

/** Models are made once for each state of the tables that decide. */
const models = new Map<string, Network>();

function networkOf(world: VirtualWorld): Network {
  const snapshot = snapshotOf(world);
  const key = JSON.stringify(snapshot);
  const known = models.get(key);
  if (known !== undefined) return known;
  if (models.size > 2_000) models.clear();
  const network = Network.from(snapshot);
  models.set(key, network);
  return network;
}

function snapshotOf({ cloud }: VirtualWorld): Snapshot {
  const { vpcs, vswitches, routeTables, routeEntries, routerInterfaces, peerConnections } = cloud.world.store.tables;
  const entries = Map.groupBy(routeEntries.find({ type: 'Custom' }), (row) => row.routeTable);
  return {
    format: SNAPSHOT_FORMAT,
    vpcs: vpcs.find({}).map((row) => ({
      vpcId: row.id,
      cidrBlock: row.cidr,
      secondaryCidrBlocks: row.secondaryCidrs,
      vRouterId: row.vrouter,
    })),
    vSwitches: vswitches.find({}).map((row) => ({ vSwitchId: row.id, vpcId: row.vpc, cidrBlock: row.cidr })),
    routeTables: routeTables.find({}).map((row) => ({
      routeTableId: row.id,
      vpcId: row.vpc,
      routeTableType: row.type,
      routeEntries: (entries.get(row.id) ?? []).map(
        (entry): RouteEntryRecord => ({
          destinationCidrBlock: entry.destination,
          nextHopType: entry.nextHopType,
          nextHopId: entry.nextHop,
          status: entry.status,
        }),
      ),
    })),
    routerInterfaces: routerInterfaces.find({}).map((row) => ({
      routerInterfaceId: row.id,
      role: row.role,
      status: row.status,
      routerId: row.router,
      ...(row.oppositeInterface === null ? {} : { oppositeInterfaceId: row.oppositeInterface }),
    })),
    vpcPeerings: peerConnections.find({}).map((row) => ({
      instanceId: row.id,
      status: row.status,
      vpcId: row.vpc,
      acceptingVpcId: row.acceptingVpc,
    })),
  };
}

/** The first part of a block, as large as a vSwitch may be. */
export const firstVSwitchIn = (block: string): string =>
  `${block.slice(0, block.indexOf('/'))}/${Math.max(24, cidr(block).length)}`;
