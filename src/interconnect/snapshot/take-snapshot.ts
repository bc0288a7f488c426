import type { Snapshot } from '../../network/snapshot.ts';
import { atMost, type CallSettings, describeRouteEntryList, type RouteEntry } from '../../provider/index.ts';
import { Callers, type CallersOptions } from '../callers.ts';
import { takeInventory } from '../observe.ts';
import type { Inventory, Place } from '../world.ts';
import { spreadLists, takePrefixLists, unreadLists } from './spread-lists.ts';
import { takeHosts } from './take-hosts.ts';
import { snapshotFrom } from './to-snapshot.ts';

export interface SnapshotOptions extends CallersOptions {
  /** The regions to read, each with the profile to read it with. */
  readonly places: readonly Place[];
  /** Ids of the only VPCs that count; absent: all. */
  readonly vpcs?: readonly string[];
  /** Also what has an address: instances, network interfaces, HaVips. Default: not looked at. */
  readonly hosts?: boolean;
  readonly signal?: AbortSignal;
  /** Told as the reading goes on: route tables read so far, and of how many. */
  readonly onProgress?: (read: number, tables: number) => void;
}

export interface TakenSnapshot {
  readonly snapshot: Snapshot;
  /** What could not be looked at, in sentences; what is said of it is then "not known", never "not there". */
  readonly notes: readonly string[];
}

/** Tables read at the same time: the rate is kept by the budget, this keeps sockets few. */
const TABLES_AT_ONCE = 16;

/**
 * Reads what a cloud's networks look like now. Calls nothing but DescribeVpcs, DescribeVSwitches, DescribeRouteTableList,
 * DescribeRouterInterfaces, ListVpcPeerConnections (and GetCallerIdentity where places span profiles), all pages of each
 * once a place, DescribeRouteEntryList once a table, GetVpcPrefixListEntries for each prefix list that a route leads to,
 * and with `hosts` DescribeInstances, DescribeNetworkInterfaces and DescribeHaVips; within the documented rate. Changes
 * nothing.
 *
 * @throws CloudError, NoAnswerError, CredentialsError when a list cannot be read; the signal's reason when it aborts.
 */
export async function takeSnapshot(options: SnapshotOptions): Promise<TakenSnapshot> {
  const { places, signal, onProgress } = options;
  const callers = new Callers(options);
  const settings: CallSettings = signal === undefined ? {} : { signal };
  const time = callers.clock.now();
  const notes: string[] = [];
  const inventories = (await Promise.all(places.map((place) => takeInventory(callers, place, false, settings)))).map(
    (inventory) => (options.vpcs === undefined ? inventory : restricted(inventory, new Set(options.vpcs))),
  );
  for (const { place, peeringsRefused } of inventories) {
    if (peeringsRefused === undefined) continue;
    notes.push(
      `VPC peering connections in ${place.region} could not be listed (${peeringsRefused.code}): routes to them count as leading out of what is known.`,
    );
  }
  const tables = inventories.flatMap((inventory) =>
    inventory.tables
      .filter(({ AssociateType }) => AssociateType !== 'Gateway')
      .map(({ RouteTableId }) => ({ place: inventory.place, RouteTableId })),
  );
  let read = 0;
  const entries = await atMost(TABLES_AT_ONCE, tables, async ({ place, RouteTableId }) => {
    signal?.throwIfAborted();
    const list: readonly RouteEntry[] = await describeRouteEntryList(await callers.at(place), RouteTableId, settings);
    onProgress?.(++read, tables.length);
    return { place, list };
  });
  const spread = await Promise.all(
    places.map(async (place) => {
      const here = entries.flatMap((one) => (one.place === place ? one.list : []));
      const lists = await takePrefixLists(await callers.at(place), here, settings);
      notes.push(...unreadLists(lists));
      return spreadLists(here, lists);
    }),
  );
  const hosts =
    options.hosts === true
      ? await Promise.all(places.map(async (place) => takeHosts(await callers.at(place), settings, notes)))
      : [undefined];
  const snapshot = snapshotFrom({
    time,
    vpcs: inventories.flatMap(({ vpcs }) => vpcs),
    vSwitches: inventories.flatMap(({ vSwitches }) => vSwitches),
    tables: inventories.flatMap((inventory) => inventory.tables),
    entries: spread.flat(),
    interfaces: inventories.flatMap(({ interfaces }) => interfaces),
    peerings: inventories.some(({ peeringsRefused }) => peeringsRefused !== undefined)
      ? undefined
      : inventories.flatMap(({ peerings }) => peerings),
    ...(hosts.includes(undefined) ? {} : { hosts: hosts.flatMap((list) => list ?? []) }),
  });
  return { snapshot: notes.length === 0 ? snapshot : { ...snapshot, notes }, notes };
}

function restricted(inventory: Inventory, ids: ReadonlySet<string>): Inventory {
  const inside = ({ VpcId }: { readonly VpcId: string }): boolean => ids.has(VpcId);
  const vpcs = inventory.vpcs.filter(inside);
  const routers = new Set(vpcs.map(({ VRouterId }) => VRouterId));
  return {
    ...inventory,
    vpcs,
    tables: inventory.tables.filter(inside),
    vSwitches: inventory.vSwitches.filter(inside),
    interfaces: inventory.interfaces.filter(({ RouterId }) => routers.has(RouterId)),
  };
}
