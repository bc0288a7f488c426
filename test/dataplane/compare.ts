import {
  address,
  cidr,
  formatAddress,
  formatEnd,
  type Hop,
  lastAddress,
  Network,
  type Path,
  place,
  type Snapshot,
  tracePath,
} from '../../src/network/index.ts';
import type { Packet, Prober, SeenWay } from './prober.ts';

/** A packet about which model and kernel differ. */
export interface Mismatch {
  readonly packet: Packet;
  readonly model: string;
  readonly kernel: string;
}

export interface Comparison {
  /** Pairs of hosts, each direction counted. */
  readonly pairs: number;
  readonly mismatches: readonly Mismatch[];
}

/** What a packet shows of a path: the VRouters in order, the kind of link it came in by, and its end. */
interface Way {
  readonly hops: readonly string[];
  readonly end: string;
}

/** So many differences tell enough of one network. */
const ENOUGH = 3;

/** Time to live of a packet: a loop is seen at so many VRouters. */
const TTL = 64;

/**
 * Sends packets between all hosts of the network that the data plane plays, and to the first and last address of each
 * route entry, and holds the way of each against the model's. Each direction is a packet of its own.
 *
 * @param patience seconds that a packet about which they differ gets, before that counts
 */
export async function compare(prober: Prober, snapshot: Snapshot, patience = 0.3): Promise<Comparison> {
  const network = Network.from(snapshot);
  const hosts = [...network.vSwitches.keys()].map((id) => place(network, id));
  await prober.open([...network.vpcs.keys()], [...network.vSwitches.keys()]);
  const pairs = hosts.flatMap((from) =>
    hosts.filter((to) => to !== from).map((to): Packet => [from.vSwitch.id, formatAddress(to.address)]),
  );
  const edges = edgesOf(snapshot);
  const others = hosts.flatMap(({ vSwitch }) => edges.map((to): Packet => [vSwitch.id, formatAddress(to)]));
  const packets = [...pairs, ...others].filter(([from, to]) => !ownAddresses(snapshot, from).has(to));
  const expected = packets.map((packet) => modelWay(network, packet));
  const seen = await prober.send(packets);
  const mismatches: Mismatch[] = [];
  for (const [index, packet] of packets.entries()) {
    const model = formatWay(expected[index]);
    if (formatWay(kernelWay(seen[index])) === model) continue;
    if (mismatches.length >= ENOUGH) break;
    // Captures of a busy machine may come late: one that differs is sent again, alone and with time.
    const [again] = await prober.send([packet], patience);
    const kernel = formatWay(kernelWay(again));
    if (kernel !== model) mismatches.push({ packet, model: short(model), kernel: short(kernel) });
  }
  return { pairs: pairs.length, mismatches };
}

/** A packet to an address of the sending host itself never leaves it. */
function ownAddresses({ hosts, vSwitches }: Snapshot, vSwitchId: string): ReadonlySet<string> {
  const inhabitants = (hosts ?? []).filter((one) => one.vSwitchId === vSwitchId).map((one) => one.ipAddress);
  const block = vSwitches.find((one) => one.vSwitchId === vSwitchId)?.cidrBlock ?? '';
  return new Set([formatAddress(cidr(block).base + 1), ...inhabitants]);
}

/** First and last address of each destination: there the longest match changes. Less those that are no one's to route. */
function edgesOf(snapshot: Snapshot): readonly number[] {
  const gateways = new Set(snapshot.vSwitches.map(({ cidrBlock }) => lastAddress(cidr(cidrBlock)) - 2));
  const blocks = snapshot.routeTables.flatMap(({ routeEntries }) =>
    (routeEntries ?? []).map(({ destinationCidrBlock }) => cidr(destinationCidrBlock)),
  );
  const edges = new Set(blocks.flatMap((block) => [block.base, lastAddress(block)]));
  return [...edges].filter((edge) => !gateways.has(edge) && isUnicast(edge));
}

/** The kernel forwards nothing to 0.0.0.0/8, 127.0.0.0/8, and 224.0.0.0 and above. The API routes none of them. */
function isUnicast(value: number): boolean {
  const first = value >>> 24;
  return first !== 0 && first !== 127 && first < 224;
}

function modelWay(network: Network, [from, to]: Packet): Way {
  const path = tracePath(network, place(network, from).vSwitch, address(to));
  const ways = path.end.kind === 'loop' ? unrolled(path.hops, path.end.cycle.length) : path.hops;
  return { hops: ways.map(({ vpcId, cameBy }) => `${vpcId} by ${cameBy}`), end: modelEnd(path) };
}

/** A loop as the packet runs it until its time to live is used up. */
function unrolled(hops: readonly Hop[], cycle: number): readonly Pick<Hop, 'vpcId' | 'cameBy'>[] {
  const start = hops.length - cycle;
  const at = (n: number) => hops[n < start ? n : start + ((n - start) % cycle)];
  return Array.from({ length: TTL }, (_, n) => {
    // Where it comes round to the first VRouter, it comes by a link and no longer from its vSwitch.
    const link = at(n - 1)?.entry?.nextHopType === 'VpcPeer' ? 'VpcPeer' : 'RouterInterface';
    return { vpcId: at(n)?.vpcId ?? '', cameBy: n === 0 ? 'vSwitch' : link };
  });
}

/** How a path ends, in the words of what packets show. */
function modelEnd({ end, hops }: Path): string {
  switch (end.kind) {
    case 'delivered':
    case 'address-not-in-use':
      return `arrives at ${end.vSwitchId}`;
    case 'no-route':
      return `no route in ${end.vpcId}`;
    case 'leaves':
      return `leaves at ${end.entry.vpcId}`;
    case 'next-hop-down':
    case 'not-transitive':
      return `dropped in silence after ${hops.at(-1)?.vpcId}`;
    case 'loop':
      return 'loops';
    default:
      return formatEnd(end);
  }
}

const KINDS: Readonly<Record<string, string>> = { vsw: 'vSwitch', ri: 'RouterInterface', pcc: 'VpcPeer' };

function kernelWay(seen: SeenWay | undefined): Way {
  const hops = (seen?.hops ?? []).map(
    ([vpcId, device]) => `${vpcId} by ${KINDS[device.split('-', 1)[0] ?? ''] ?? device}`,
  );
  return { hops, end: seen === undefined ? 'not sent' : kernelEnd(seen) };
}

function kernelEnd({ hops, arrived, errors }: SeenWay): string {
  const ends = [
    ...arrived.map((vSwitchId) => `arrives at ${vSwitchId}`),
    ...errors.map(([vpcId, type, code]) => {
      if (type === 11) return 'loops';
      if (type === 3 && code === 0) return `no route in ${vpcId}`;
      return type === 3 && code === 13 ? `leaves at ${vpcId}` : `ICMP ${type}/${code} from ${vpcId}`;
    }),
  ];
  return ends.length === 0 ? `dropped in silence after ${hops.at(-1)?.[0]}` : ends.join(' and ');
}

/** A loop is known by its first hops. */
function short(way: string): string {
  const hops = way.split(' → ');
  return hops.length <= 12 ? way : [...hops.slice(0, 11), `… (${hops.length - 1} VRouters)`, hops.at(-1)].join(' → ');
}

function formatWay(way: Way | undefined): string {
  return way === undefined ? '' : [...way.hops, way.end].join(' → ');
}
