import { formatCidr } from './cidr.ts';
import type { Decision, Lookup, RouteEntry, RouterInterface, Vpc } from './model.ts';
import type { Network } from './network.ts';
import { type DecidedBy, DownReason, Exit, type Outcome } from './outcome.ts';

/**
 * Where a packet is looked up that arrives at a VRouter from another one: in the *system* route table of the VPC. Neither
 * the API reference nor a help page says so for router interfaces and peerings [unconfirmed]; custom tables are bound to
 * vSwitches (or gateways), and such a packet comes from none.
 */
export function arrival(decision: { readonly to: Vpc; readonly byPeering: boolean }): Lookup {
  return { table: decision.to.systemTable, byPeering: decision.byPeering };
}

/**
 * What becomes of a packet for which `entry` is the longest match (undefined: nothing matched) in the table of `at`.
 */
export function decide(network: Network, at: Lookup, entry: RouteEntry | undefined): Decision {
  if (entry === undefined)
    return end(undefined, { kind: 'no-route', vpcId: at.table.vpc.id, routeTableId: at.table.id });
  // An entry belongs to one network, and neither ever changes: what was decided once is decided for ever.
  const before = at.byPeering ? entry.memo.afterPeering : entry.memo.otherwise;
  if (before !== undefined) return before;
  const decision = decideAnew(network, at, entry);
  if (at.byPeering) entry.memo.afterPeering = decision;
  else entry.memo.otherwise = decision;
  return decision;
}

function decideAnew(network: Network, at: Lookup, entry: RouteEntry): Decision {
  if (entry.vSwitch !== undefined) {
    return end(entry, { kind: 'delivered', vpcId: entry.vSwitch.vpc.id, vSwitchId: entry.vSwitch.id });
  }
  // An entry may name no next hop at all: nothing takes the packet.
  if (entry.type === 'Custom' && entry.nextHopId === '') return down(entry, DownReason.Missing);
  switch (entry.nextHopType) {
    case 'RouterInterface':
      return byRouterInterface(network, entry);
    case 'VpcPeer':
      return byPeering(network, entry, at.byPeering);
    case 'Instance':
    case 'NetworkInterface':
    case 'HaVip':
      return byHost(network, entry);
    default:
      return leaves(entry, EXIT_OF[entry.nextHopType] ?? Exit.Other);
  }
}

const EXIT_OF: Readonly<Record<string, Exit>> = {
  service: Exit.CloudService,
  GatewayEndpoint: Exit.CloudService,
  NatGateway: Exit.Internet,
  Ipv4Gateway: Exit.Internet,
  VpnGateway: Exit.Vpn,
  Attachment: Exit.TransitRouter,
};

/**
 * A router interface forwards when it and its peer are Active. Deactivating one side leaves the other Active, so both
 * sides are looked at.
 */
function byRouterInterface(network: Network, entry: RouteEntry): Decision {
  const near = network.routerInterfaces.get(entry.nextHopId);
  if (near === undefined) return unlisted(network.snapshot.routerInterfaces, entry);
  if (near.vpc !== entry.table.vpc) return down(entry, DownReason.NotHere);
  const status = near.record.status;
  if (status === 'Idle') return down(entry, DownReason.NeverConnected);
  if (status === 'Inactive') return down(entry, DownReason.Inactive);
  if (status !== 'Active') return down(entry, DownReason.NotReady);
  if (near.record.oppositeRouterType === 'VBR') return leaves(entry, Exit.Vbr);

  const far = oppositeOf(network, near);
  if (far === undefined) {
    const deleted = near.record.oppositeInterfaceStatus === 'Deleted' || !near.record.oppositeRouterId;
    const listed = network.vpcsByRouter.has(near.record.oppositeRouterId ?? '');
    return deleted || listed ? down(entry, DownReason.OppositeMissing) : leaves(entry, Exit.OutsideSnapshot);
  }
  if (far.record.oppositeInterfaceId !== near.id) return down(entry, DownReason.OppositeMismatch);
  if (far.record.status !== 'Active') return down(entry, DownReason.OppositeInactive);
  if (far.vpc === undefined) return leaves(entry, Exit.OutsideSnapshot);
  return { kind: 'pass', entry, by: decidedBy(entry), to: far.vpc, byPeering: false };
}

/** The interface that this one names as its peer; undefined when it names none or the snapshot has none of that id. */
export function oppositeOf(network: Network, near: RouterInterface): RouterInterface | undefined {
  return network.routerInterfaces.get(near.record.oppositeInterfaceId ?? '');
}

/**
 * Whether a peering in this status forwards. `Updating` is a modification, which does not interrupt, or an acceptance on
 * its way, when no route can lead to it yet: an entry takes only a peering that is Activated.
 */
export const peeringCarries = (status: string): boolean => status === 'Activated' || status === 'Updating';

/**
 * A peering does not transit: of A-B and A-C peered, B does not reach C through A
 * (help page "VPC peering connections", Considerations).
 */
function byPeering(network: Network, entry: RouteEntry, cameByPeering: boolean): Decision {
  const peering = network.vpcPeerings.get(entry.nextHopId);
  if (peering === undefined) return unlisted(network.snapshot.vpcPeerings, entry);
  const near = entry.table.vpc.id;
  const { vpcId, acceptingVpcId, status } = peering.record;
  if (near !== vpcId && near !== acceptingVpcId) return down(entry, DownReason.NotHere);
  if (!peeringCarries(status)) return down(entry, DownReason.PeeringNotActivated);
  if (cameByPeering) return end(entry, { kind: 'not-transitive', entry: decidedBy(entry) });
  const far = near === vpcId ? peering.acceptingVpc : peering.vpc;
  if (far === undefined) return leaves(entry, Exit.OutsideSnapshot);
  return { kind: 'pass', entry, by: decidedBy(entry), to: far, byPeering: true };
}

function byHost(network: Network, entry: RouteEntry): Decision {
  // Without an inventory of hosts the next hop is taken to exist.
  if (network.hosts === undefined) return leaves(entry, Exit.Host);
  const host = network.hosts.get(entry.nextHopId);
  if (host === undefined) return down(entry, DownReason.Missing);
  if (host.vSwitch.vpc !== entry.table.vpc) return down(entry, DownReason.NotHere);
  return host.down === undefined ? leaves(entry, Exit.Host) : down(entry, host.down);
}

/** The entry in the API's terms, for answers. */
export function decidedBy(entry: RouteEntry): DecidedBy {
  return {
    vpcId: entry.table.vpc.id,
    routeTableId: entry.table.id,
    destinationCidrBlock: formatCidr(entry.destination),
    nextHopType: entry.nextHopType,
    nextHopId: entry.nextHopId,
    ...(entry.prefixListId === undefined ? {} : { prefixListId: entry.prefixListId }),
  };
}

/**
 * The cycle of a loop in the form that all its members agree on: it starts at the smallest table id, so that the same
 * loop entered at another place is the same value.
 */
export function loopOutcome(entries: readonly RouteEntry[]): Outcome {
  let start = 0;
  for (const [index, entry] of entries.entries()) {
    const smallest = entries[start];
    if (smallest !== undefined && entry.table.id < smallest.table.id) start = index;
  }
  return { kind: 'loop', cycle: [...entries.slice(start), ...entries.slice(0, start)].map(decidedBy) };
}

function end(entry: RouteEntry | undefined, outcome: Outcome): Decision {
  return { kind: 'end', by: entry === undefined ? undefined : decidedBy(entry), outcome };
}

function down(entry: RouteEntry, reason: DownReason): Decision {
  return end(entry, { kind: 'next-hop-down', entry: decidedBy(entry), reason });
}

/** A next hop that its list does not have: gone; or, where nobody looked at such things, not known. */
function unlisted(list: readonly unknown[] | undefined, entry: RouteEntry): Decision {
  return list === undefined ? leaves(entry, Exit.OutsideSnapshot) : down(entry, DownReason.Missing);
}

function leaves(entry: RouteEntry, to: Exit): Decision {
  return end(entry, { kind: 'leaves', entry: decidedBy(entry), to });
}
