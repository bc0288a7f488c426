import { formatAddress, lastAddress } from './cidr.ts';
import { arrival, decide, loopOutcome } from './decide.ts';
import type { Lookup, RouteEntry, VSwitch } from './model.ts';
import type { Network } from './network.ts';
import { type DecidedBy, FILTERS, formatEntry, formatOutcome, type Outcome } from './outcome.ts';
import type { Place } from './place.ts';

/** One lookup on the way of a packet. */
export interface Hop {
  readonly vpcId: string;
  readonly routeTableId: string;
  /** How the packet came to this VRouter. */
  readonly cameBy: 'vSwitch' | 'RouterInterface' | 'VpcPeer';
  /** The entry that decided; undefined when none matched. */
  readonly entry: DecidedBy | undefined;
}

/** The routes deliver to a vSwitch, and there nothing has the address. */
export interface AddressNotInUse {
  readonly kind: 'address-not-in-use';
  readonly vpcId: string;
  readonly vSwitchId: string;
  /**
   * `reserved`: the first or one of the last three addresses of the vSwitch. `no-host`: none of the hosts that the snapshot
   * lists has it. `host-down`: one has it and is not up.
   */
  readonly why: 'reserved' | 'no-host' | 'host-down';
  /** The host that is not up. */
  readonly hostId?: string;
}

/** The way of one packet in one direction. */
export interface Path {
  /** The address it is sent to. */
  readonly destination: number;
  readonly hops: readonly Hop[];
  readonly end: Outcome | AddressNotInUse;
  readonly filters: typeof FILTERS;
}

/** A packet's way there and the answer's way back. */
export interface Trace {
  readonly there: Path;
  /** Undefined when the packet reaches no vSwitch and none was asked for: nobody is there to answer. */
  readonly back: Path | undefined;
  /** Whether an answer arrives: both ways end with delivery to the place that was asked for. */
  readonly connected: boolean;
  /** What differs between the ways, in words; empty when the way back is the way there, reversed. */
  readonly asymmetries: readonly string[];
}

/**
 * Follows a packet hop by hop and ends where routes end it; a loop ends at its first repetition.
 *
 * @param from the vSwitch that sends: its table decides the first hop.
 * @param destination 0 to 4294967295.
 */
export function tracePath(network: Network, from: VSwitch, destination: number): Path {
  const hops: Hop[] = [];
  const passed: Step[] = [];
  let at: Lookup = { table: from.table, byPeering: false };
  let cameBy: Hop['cameBy'] = 'vSwitch';
  for (;;) {
    const decision = decide(network, at, at.table.ranges.lookup(destination));
    hops.push({ vpcId: at.table.vpc.id, routeTableId: at.table.id, cameBy, entry: decision.by });
    if (decision.kind === 'end') {
      return { destination, hops, end: refine(network, decision.outcome, destination), filters: FILTERS };
    }
    passed.push({ at, entry: decision.entry });
    at = arrival(decision);
    const seen = indexOf(passed, at);
    if (seen >= 0) {
      const cycle = loopOutcome(passed.slice(seen).map(({ entry }) => entry));
      return { destination, hops, end: cycle, filters: FILTERS };
    }
    cameBy = decision.byPeering ? 'VpcPeer' : 'RouterInterface';
  }
}

interface Step {
  readonly at: Lookup;
  readonly entry: RouteEntry;
}

/** Where on the way the lookup was made before, -1 when it was not. Ways are short: nothing beats looking at each step. */
function indexOf(way: readonly Step[], { table, byPeering }: Lookup): number {
  for (let index = 0; index < way.length; index++) {
    const at = way[index]?.at;
    if (at?.table === table && at.byPeering === byPeering) return index;
  }
  return -1;
}

/** Routes deliver to blocks; whether somebody has the address is asked last. */
function refine(network: Network, outcome: Outcome, destination: number): Path['end'] {
  if (outcome.kind !== 'delivered') return outcome;
  const vSwitch = network.vSwitches.get(outcome.vSwitchId);
  if (vSwitch === undefined) return outcome;
  const nobody = { kind: 'address-not-in-use', vpcId: outcome.vpcId, vSwitchId: outcome.vSwitchId } as const;
  if (isReserved(vSwitch, destination)) return { ...nobody, why: 'reserved' };
  if (network.hosts === undefined) return outcome;
  const host = network.hostAt(vSwitch, destination);
  if (host === undefined) return { ...nobody, why: 'no-host' };
  return host.down === undefined ? outcome : { ...nobody, why: 'host-down', hostId: host.id };
}

/** The first and the last three addresses of a vSwitch belong to the cloud (API page CreateVSwitch). */
export function isReserved(vSwitch: VSwitch, address: number): boolean {
  return address === vSwitch.block.base || address > lastAddress(vSwitch.block) - 3;
}

/**
 * Traces a packet to an address and the answer back.
 *
 * @param to a place, or a bare address: then the answer comes from the vSwitch that the packet reached.
 */
export function trace(network: Network, from: Place, to: Place | number): Trace {
  const destination = typeof to === 'number' ? to : to.address;
  const there = tracePath(network, from.vSwitch, destination);
  const reached = 'vSwitchId' in there.end ? network.vSwitches.get(there.end.vSwitchId) : undefined;
  const answering = typeof to === 'number' ? reached : to.vSwitch;
  const back = answering === undefined ? undefined : tracePath(network, answering, from.address);
  const arrives = there.end.kind === 'delivered' && there.end.vSwitchId === answering?.id;
  const returns = back?.end.kind === 'delivered' && back.end.vSwitchId === from.vSwitch.id;
  return { there, back, connected: arrives && returns, asymmetries: asymmetries(there, back, arrives, returns) };
}

function asymmetries(there: Path, back: Path | undefined, arrives: boolean, returns: boolean): readonly string[] {
  if (back === undefined) return [];
  if (arrives !== returns) {
    const [good, bad, path] = arrives ? ['there', 'back', back] : ['back', 'there', there];
    return [`the way ${good} is open, the way ${bad} is not: ${formatEnd(path.end)}`];
  }
  if (!arrives) return [];
  const routersThere = there.hops.map((hop) => hop.vpcId);
  const routersBack = back.hops.map((hop) => hop.vpcId).reverse();
  return routersThere.join() === routersBack.join()
    ? []
    : [`there by ${routersThere.join(' → ')}, back by ${routersBack.toReversed().join(' → ')}`];
}

/** The end of a path in one line, for people. */
export function formatEnd(end: Path['end']): string {
  if (end.kind !== 'address-not-in-use') return formatOutcome(end);
  const words = {
    reserved: 'the address is reserved by the cloud',
    'no-host': 'no instance, network interface or HaVip has the address',
    'host-down': `${end.hostId} has the address and is not up`,
  };
  return `arrives at ${end.vSwitchId}, where ${words[end.why]}`;
}

/** A path for people: one line a hop, then the end. */
export function formatPath(path: Path): readonly string[] {
  const hops = path.hops.map(({ vpcId, routeTableId, entry }) =>
    entry === undefined
      ? `${vpcId}: ${routeTableId} has no entry for ${formatAddress(path.destination)}`
      : `${vpcId}: ${formatEntry(entry)}`,
  );
  return [...hops, `${formatEnd(path.end)} (filters: ${path.filters})`];
}
