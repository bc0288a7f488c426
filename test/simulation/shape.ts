import type { PeerConnectionRow, RouteEntryRow, RouterInterfaceRow } from '../../src/cloud/store/rows.ts';
import type { VirtualWorld } from './virtual-world.ts';

/**
 * What a world looks like from outside: every router interface, peering, custom route and tag by names instead of ids,
 * sorted. Two runs came to the same end when their shapes are equal.
 */
export function shapeOf(world: VirtualWorld): readonly string[] {
  world.cloud.world.store.settle(world.clock.now());
  const { routerInterfaces, peerConnections, routeEntries, vpcs, tags } = world.cloud.world.store.tables;
  const interfaces = routerInterfaces.find({});
  const vpcNames = new Map(vpcs.find({}).map((vpc) => [vpc.id, vpc.name]));
  // `Deleted` is shown for a moment, of what is gone.
  const peerings = peerConnections.find({}).filter(({ status }) => status !== 'Deleted');
  const names = new Map([
    ...interfaces.map((row) => [row.id, nameOf(row, vpcNames)] as const),
    ...peerings.map((row) => [row.id, peeringName(row, vpcNames)] as const),
  ]);
  const lines = [
    ...interfaces.map((row) => interfaceLine(row, names)),
    ...peerings.map((row) => `peering ${names.get(row.id)} ${row.status}, ${row.bandwidth} Mbit/s`),
    ...routeEntries.find({ type: 'Custom' }).map((row) => entryLine(row, names, vpcNames)),
    ...tags.find({}).map((row) => `tag ${names.get(row.resource) ?? row.resource} ${row.key}=${row.value}`),
  ];
  return lines.sort();
}

const nameOf = (row: RouterInterfaceRow, vpcNames: ReadonlyMap<string, string>): string =>
  `${row.name ?? 'unnamed'}@${vpcNames.get(row.vpc ?? '') ?? row.router}`;

const peeringName = (row: PeerConnectionRow, vpcNames: ReadonlyMap<string, string>): string =>
  `${row.name}@${vpcNames.get(row.vpc)} with ${vpcNames.get(row.acceptingVpc)}`;

function interfaceLine(row: RouterInterfaceRow, names: ReadonlyMap<string, string>): string {
  const peer = row.oppositeInterface === null ? 'nobody' : (names.get(row.oppositeInterface) ?? 'one that is gone');
  return `interface ${names.get(row.id)} ${row.role} ${row.spec} ${row.status}, peer ${peer}`;
}

function entryLine(row: RouteEntryRow, names: ReadonlyMap<string, string>, vpcs: ReadonlyMap<string, string>): string {
  const hop = names.get(row.nextHop) ?? `${row.nextHopType} ${row.nextHop}`;
  return `route ${vpcs.get(row.vpc)} ${row.destination} ${row.status} "${row.name}" to ${hop}`;
}
