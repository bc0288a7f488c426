import { cidr, formatAddress, formatCidr, lastAddress } from '../../network/cidr.ts';
import type { HostRecord, RouteTableRecord, Snapshot, VpcRecord, VSwitchRecord } from '../../network/snapshot.ts';
import { deviceName, HOST_DEVICE, type Kernel, type Link, type Namespace, type Route } from './kernel.ts';
import { type Links, linksOf } from './links.ts';
import { routesOf, type TableRoute } from './routes.ts';
import { isUp, targets } from './target.ts';

/** Kernel tables that every VRouter has. The system route table is `main`, which `ip route` shows when asked for nothing. */
const VSWITCHES = 100;
const AFTER_PEERING = 101;

/**
 * The kernel state that plays a network: pure, so that it can be tested without a kernel. docs/dataplane.md explains it.
 *
 * A packet at a VRouter meets these rules, in this order: the vSwitches of the VPC (nothing equal to or inside a vSwitch
 * block is effective); if it came by a peering, the system table with every peering closed (peerings do not transit); if
 * it came from a vSwitch that is bound to a custom table, that table; else the system table.
 */
export function kernelOf(snapshot: Snapshot): Kernel {
  const links = linksOf(snapshot);
  const cables = new Map<string, Link>(links.all);
  const namespaces = new Map<string, Namespace>();
  const target = targets(snapshot, links);
  const tablesOf = Map.groupBy(snapshot.routeTables, ({ vpcId }) => vpcId);
  const vSwitchesOf = Map.groupBy(snapshot.vSwitches, ({ vpcId }) => vpcId);
  const hostsOf = Map.groupBy(snapshot.hosts ?? [], ({ vSwitchId }) => vSwitchId);
  for (const vpc of snapshot.vpcs) {
    const vSwitches = vSwitchesOf.get(vpc.vpcId) ?? [];
    const tables = (tablesOf.get(vpc.vpcId) ?? []).filter(({ associateType }) => associateType !== 'Gateway');
    const routes = new Map(
      tables.map((table) => [
        table.routeTableId,
        routesOf(table.routeEntries ?? [], (entry) => target(vpc.vpcId, entry)),
      ]),
    );
    namespaces.set(vpc.vpcId, router(vSwitches, tables, routes, peeringDevices(snapshot, vpc, links)));
    for (const vSwitch of vSwitches) {
      const { vSwitchId } = vSwitch;
      namespaces.set(vSwitchId, host(vSwitch, hostsOf.get(vSwitchId) ?? []));
      const ends = [
        { namespace: vpc.vpcId, device: deviceName(vSwitchId) },
        { namespace: vSwitchId, device: HOST_DEVICE },
      ] as const;
      cables.set(`${vpc.vpcId} ${vSwitchId}`, { ends });
    }
  }
  return { namespaces, links: cables };
}

function router(
  vSwitches: readonly VSwitchRecord[],
  tables: readonly RouteTableRecord[],
  routesByTable: ReadonlyMap<string, readonly TableRoute[]>,
  peerings: readonly string[],
): Namespace {
  const addresses = new Set<string>();
  const rules = new Set([`pref 100 lookup ${VSWITCHES}`]);
  const routes = new Map<string, Route>();
  const add = (table: string, found: readonly TableRoute[]): void => {
    for (const { destination, metric, target } of found) {
      routes.set(`${destination} metric ${metric} table ${table}`, { target });
    }
  };

  const system = tables.find(({ routeTableType }) => routeTableType === 'System');
  const systemRoutes = routesByTable.get(system?.routeTableId ?? '') ?? [];
  add('main', systemRoutes);
  if (peerings.length > 0) {
    const closed = systemRoutes.map((one) => (one.byPeering ? { ...one, target: 'blackhole' as const } : one));
    add(String(AFTER_PEERING), closed);
  }
  for (const device of peerings) divert(rules, 200, device, AFTER_PEERING);

  const bound = new Set<string>();
  for (const { vSwitchId, cidrBlock, routeTableId } of vSwitches) {
    const block = cidr(cidrBlock);
    const device = deviceName(vSwitchId);
    routes.set(`${formatCidr(block)} metric 1 table ${VSWITCHES}`, { target: { device } });
    // Blocks of fewer than eight addresses (the API makes none) have no room for a gateway address.
    if (block.length <= 29) addresses.add(`${formatAddress(lastAddress(block) - 2)}/32 dev lo`);
    const table = tables.find((one) => one.routeTableId === routeTableId && one !== system);
    if (table === undefined) continue;
    divert(rules, 300, device, tableNumber(table.routeTableId));
    bound.add(table.routeTableId);
  }
  for (const id of bound) add(String(tableNumber(id)), routesByTable.get(id) ?? []);
  return { kind: 'router', addresses, rules, routes };
}

/** Packets from a device go by a table and, where it has no match, nowhere: without the second rule `main` would be asked. */
function divert(rules: Set<string>, preference: number, device: string, table: number): void {
  rules.add(`pref ${preference} iif ${device} lookup ${table}`);
  rules.add(`pref ${preference + 1} iif ${device} unreachable`);
}

/**
 * The number of a custom table in the kernel: drawn from its id (FNV-1a), so that it stays when other tables come and
 * go. Numbers below 1000 are kept for the tables above and the kernel's own.
 */
function tableNumber(id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return 1000 + (hash % 0x7fff_0000);
}

/** A host has the first address that the vSwitch hands out, and those of the instances and interfaces in it that are up. */
function host({ cidrBlock }: VSwitchRecord, inhabitants: readonly HostRecord[]): Namespace {
  const block = cidr(cidrBlock);
  const inUse = inhabitants.filter(isUp).flatMap((one) => [one.ipAddress, ...(one.secondaryIpAddresses ?? [])]);
  const all = new Set([formatAddress(block.base + (block.length === 32 ? 0 : 1)), ...inUse]);
  return {
    kind: 'host',
    addresses: new Set(Array.from(all, (one) => `${one}/32 dev ${HOST_DEVICE}`)),
    rules: new Set(),
    routes: new Map([['0.0.0.0/0 metric 1 table main', { target: { device: HOST_DEVICE } }]]),
  };
}

function peeringDevices(snapshot: Snapshot, { vpcId }: VpcRecord, links: Links): readonly string[] {
  return (snapshot.vpcPeerings ?? [])
    .map(({ instanceId }) => links.device(vpcId, instanceId))
    .filter((device) => device !== undefined);
}
