import { cidr, cidrHasAddress, type RouteEntryRecord, type Snapshot } from '../../src/network/index.ts';

/**
 * What becomes of a packet, worked out straight from the snapshot by linear scans and without any code of the model but
 * "is this address in this block". Slow and plain, to judge the fast one by. Says `kind` and what the packet ended at.
 */
export function naiveOutcome(snapshot: Snapshot, vSwitchId: string, destination: number): string {
  const source = snapshot.vSwitches.find((vSwitch) => vSwitch.vSwitchId === vSwitchId);
  if (source === undefined) throw new Error(`no vSwitch ${vSwitchId}`);
  let vpcId = source.vpcId;
  let tableId = source.routeTableId ?? systemTable(snapshot, vpcId);
  let byPeering = false;
  // More steps than there are (table, byPeering) states: the packet goes round.
  for (let step = 0; step <= snapshot.routeTables.length * 2; step++) {
    const local = snapshot.vSwitches.find(
      (one) => one.vpcId === vpcId && cidrHasAddress(cidr(one.cidrBlock), destination),
    );
    if (local !== undefined) return `delivered ${local.vSwitchId}`;
    const entry = best(snapshot, tableId, vpcId, destination);
    if (entry === undefined) return `no-route ${tableId}`;
    const here = `${tableId} ${entry.destinationCidrBlock} ${entry.nextHopId ?? ''}`;
    if (entry.nextHopType === 'VpcPeer') {
      const peering = snapshot.vpcPeerings?.find((one) => one.instanceId === entry.nextHopId);
      const ends = [peering?.vpcId, peering?.acceptingVpcId];
      if (!ends.includes(vpcId) || !['Activated', 'Updating'].includes(peering?.status ?? ''))
        return `next-hop-down ${here}`;
      if (byPeering) return `not-transitive ${here}`;
      vpcId = ends.find((end) => end !== vpcId) ?? '';
      byPeering = true;
    } else if (entry.nextHopType === 'RouterInterface') {
      const near = snapshot.routerInterfaces?.find((one) => one.routerInterfaceId === entry.nextHopId);
      const far = snapshot.routerInterfaces?.find((one) => one.routerInterfaceId === near?.oppositeInterfaceId);
      const home = snapshot.vpcs.find((vpc) => vpc.vRouterId === near?.routerId);
      if (home?.vpcId !== vpcId || near?.status !== 'Active' || far?.status !== 'Active')
        return `next-hop-down ${here}`;
      vpcId = snapshot.vpcs.find((vpc) => vpc.vRouterId === far.routerId)?.vpcId ?? '';
      byPeering = false;
    } else return `leaves ${here}`;
    tableId = systemTable(snapshot, vpcId);
  }
  return 'loop';
}

function systemTable(snapshot: Snapshot, vpcId: string): string {
  const table = snapshot.routeTables.find((one) => one.vpcId === vpcId && one.routeTableType === 'System');
  return table?.routeTableId ?? '';
}

const service: RouteEntryRecord = { destinationCidrBlock: '100.64.0.0/10', nextHopType: 'service', nextHopId: '' };

/** The longest match among the entries that count; of entries for one destination the custom one, of these the first. */
function best(snapshot: Snapshot, tableId: string, vpcId: string, destination: number): RouteEntryRecord | undefined {
  const listed = snapshot.routeTables.find((table) => table.routeTableId === tableId)?.routeEntries ?? [];
  const blocks = snapshot.vSwitches.filter((one) => one.vpcId === vpcId).map((one) => cidr(one.cidrBlock));
  const custom = listed.filter((entry) => entry.status !== 'Pending' && entry.type !== 'CEN' && !isLocal(entry));
  const toInterfaces = custom.filter(
    (entry, index) =>
      entry.nextHopType === 'RouterInterface' &&
      custom.findIndex((other) => other.destinationCidrBlock === entry.destinationCidrBlock) === index,
  );
  const learnt = listed.filter(
    (entry) =>
      entry.status !== 'Pending' &&
      entry.type === 'CEN' &&
      !isLocal(entry) &&
      !covers(service, entry) &&
      !toInterfaces.some((other) => covers(other, entry)),
  );
  return [service, ...custom, ...learnt]
    .filter((entry) => cidrHasAddress(cidr(entry.destinationCidrBlock), destination))
    .reduce<RouteEntryRecord | undefined>((a, b) => (a === undefined || length(b) > length(a) ? b : a), undefined);

  function isLocal(entry: RouteEntryRecord): boolean {
    const { base, length: bits } = cidr(entry.destinationCidrBlock);
    return blocks.some((block) => block.length <= bits && cidrHasAddress(block, base));
  }
}

function length(entry: RouteEntryRecord): number {
  return cidr(entry.destinationCidrBlock).length;
}

function covers(outer: RouteEntryRecord, inner: RouteEntryRecord): boolean {
  return (
    length(outer) <= length(inner) &&
    cidrHasAddress(cidr(outer.destinationCidrBlock), cidr(inner.destinationCidrBlock).base)
  );
}
