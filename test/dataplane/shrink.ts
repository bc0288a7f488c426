import type { Snapshot } from '../../src/network/index.ts';

/**
 * Takes away from a network whatever can go while `shows` still holds, until nothing can: VPCs with all that is in them,
 * then single parts.
 */
export async function shrink(snapshot: Snapshot, shows: (smaller: Snapshot) => Promise<boolean>): Promise<Snapshot> {
  let smallest = snapshot;
  let again = true;
  while (again) {
    again = false;
    for (const smaller of smallerOnes(smallest)) {
      if (!(await shows(smaller))) continue;
      smallest = smaller;
      again = true;
      break;
    }
  }
  return smallest;
}

/** Each network that has one thing less; large things first. */
function* smallerOnes(snapshot: Snapshot): Generator<Snapshot> {
  for (const { vpcId } of snapshot.vpcs) yield withoutVpc(snapshot, vpcId);
  for (const gone of snapshot.vSwitches) {
    const hosts = snapshot.hosts?.filter(({ vSwitchId }) => vSwitchId !== gone.vSwitchId);
    const vSwitches = snapshot.vSwitches.filter((one) => one !== gone);
    yield { ...snapshot, vSwitches, ...(hosts === undefined ? {} : { hosts }) };
  }
  const bound = new Set(snapshot.vSwitches.map(({ routeTableId }) => routeTableId));
  for (const gone of snapshot.routeTables) {
    if (gone.routeTableType === 'System' || bound.has(gone.routeTableId)) continue;
    yield { ...snapshot, routeTables: snapshot.routeTables.filter((one) => one !== gone) };
  }
  for (const table of snapshot.routeTables) {
    for (const gone of table.routeEntries ?? []) {
      const smaller = { ...table, routeEntries: (table.routeEntries ?? []).filter((one) => one !== gone) };
      yield { ...snapshot, routeTables: snapshot.routeTables.map((one) => (one === table ? smaller : one)) };
    }
  }
  for (const list of ['routerInterfaces', 'vpcPeerings', 'hosts'] as const) {
    for (const gone of snapshot[list] ?? []) {
      yield { ...snapshot, [list]: snapshot[list]?.filter((one) => one !== gone) };
    }
  }
}

function withoutVpc(snapshot: Snapshot, gone: string): Snapshot {
  const stays = ({ vpcId }: { readonly vpcId: string }) => vpcId !== gone;
  const vSwitches = snapshot.vSwitches.filter(stays);
  const left = new Set(vSwitches.map(({ vSwitchId }) => vSwitchId));
  const hosts = snapshot.hosts?.filter(({ vSwitchId }) => left.has(vSwitchId));
  const { hosts: _, ...rest } = snapshot;
  return {
    ...rest,
    vpcs: snapshot.vpcs.filter(stays),
    vSwitches,
    routeTables: snapshot.routeTables.filter(stays),
    ...(hosts === undefined ? {} : { hosts }),
  };
}
