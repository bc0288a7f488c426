import type { Snapshot } from '../../network/snapshot.ts';
import { renamed } from '../snapshot/names.ts';
import { spreadLists } from '../snapshot/spread-lists.ts';
import { snapshotFrom } from '../snapshot/to-snapshot.ts';
import type { World } from '../world.ts';

/** The networks that an interconnect concerns, as observed, called by the names of the spec. */
export function snapshotOfWorld(world: World): Snapshot {
  const networks = [...world.networks.values()];
  const snapshot = snapshotFrom({
    time: world.time,
    vpcs: [...networks.map(({ vpc }) => vpc), ...world.left.vpcs],
    vSwitches: [...networks.flatMap(({ vSwitches }) => vSwitches), ...world.left.vSwitches],
    tables: [...networks.flatMap(({ tables }) => tables), ...world.left.tables],
    entries: spreadLists(world.entries, world.prefixLists),
    interfaces: world.interfaces,
    peerings: world.peerings,
  });
  return renamed(snapshot, vpcsOfWorld(world));
}

/** Ids of VPCs by the names of the spec. */
export const vpcsOfWorld = (world: World): ReadonlyMap<string, string> =>
  new Map(Array.from(world.networks, ([name, { vpc }]) => [name, vpc.VpcId]));
