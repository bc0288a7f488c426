import {
  formatAddress,
  formatEnd,
  type Network,
  named,
  type Path,
  type Place,
  PUBLIC_ADDRESSES,
  type Trace,
} from '../../network/index.ts';
import { columns, count } from '../layout.ts';
import type { Terminal } from '../terminal.ts';
import { filtersRemark } from './filters-remark.ts';

/** A question and its answer: a packet from a place to a place, or to an address that no vSwitch has. */
export interface TracedPair {
  readonly from: Place;
  readonly to: Place | number;
  readonly trace: Trace;
}

/** Whether the packet gets where it was sent and the answer back; outside the network, whether it leaves. */
export function isGood({ to, trace }: TracedPair): boolean {
  return typeof to === 'number' ? trace.there.end.kind === 'leaves' : trace.connected;
}

/** The traces for people: a line for each pair; the way, hop by hop, for each pair whose way is not shown yet. */
export function printTraces(terminal: Terminal, network: Network, pairs: readonly TracedPair[]): void {
  const { paint, signs } = terminal;
  const rows = pairs.map((pair) => [
    isGood(pair) ? paint.green(signs.done) : paint.red(signs.failed),
    placeWords(pair.from),
    signs.both,
    typeof pair.to === 'number' ? formatAddress(pair.to) : placeWords(pair.to),
    isGood(pair) ? paint.green(verdict(pair)) : paint.red(verdict(pair)),
  ]);
  terminal.print(columns(rows).join('\n'));
  const shown = new Set<string>();
  for (const pair of pairs) {
    const shape = shapeOf(pair.trace);
    if (shown.has(shape)) continue;
    shown.add(shape);
    const lines = [
      ...wayLines(terminal, network, 'There', pair.from.address, pair.trace.there),
      ...(pair.trace.back === undefined
        ? []
        : wayLines(terminal, network, 'Back', pair.trace.there.destination, pair.trace.back)),
      ...pair.trace.asymmetries.map((words) => `${paint.yellow('asymmetric')}  ${named(network, words)}`),
    ];
    terminal.print(['', ...lines].join('\n'));
  }
  const hidden = pairs.length - shown.size;
  if (hidden > 0)
    terminal.print(paint.dim(`\n${count(hidden, 'other pair')} ${hidden === 1 ? 'goes' : 'go'} the same ways.`));
  if (pairs.some(missesInternet)) {
    terminal.print(
      paint.dim('\nAn instance with a public address (EIP) needs no route to the internet: not considered.'),
    );
  }
  terminal.print(`\n${filtersRemark(paint)}`);
}

/** Packets to the internet that no route takes: whoever has a public address may reach it all the same. */
const missesInternet = ({ to, trace: { there } }: TracedPair): boolean =>
  typeof to === 'number' && there.end.kind === 'no-route' && PUBLIC_ADDRESSES.has(to);

function verdict({ to, trace }: TracedPair): string {
  if (typeof to === 'number') return trace.there.end.kind === 'leaves' ? 'leaves the VPC' : endWord(trace.there);
  if (trace.connected) return 'connected';
  const there = trace.there.end.kind === 'delivered' ? 'reaches' : endWord(trace.there);
  const back =
    trace.back === undefined ? 'nobody answers' : trace.back.end.kind === 'delivered' ? 'reaches' : endWord(trace.back);
  return `there: ${there}, back: ${back}`;
}

const END_WORDS: Readonly<Record<Path['end']['kind'], string>> = {
  delivered: 'delivered elsewhere',
  'no-route': 'no route',
  'next-hop-down': 'next hop down',
  'not-transitive': 'peerings do not transit',
  loop: 'loops',
  leaves: 'leaves the VPC',
  'address-not-in-use': 'address not in use',
};

const endWord = (path: Path): string => END_WORDS[path.end.kind];

/** Pairs that are decided by the same entries are shown once. */
function shapeOf({ there, back }: Trace): string {
  const way = (path: Path | undefined) =>
    path?.hops.map(({ routeTableId, entry }) => [
      routeTableId,
      entry?.nextHopType === 'local' ? 'local' : entry?.destinationCidrBlock,
      entry?.nextHopId,
    ]);
  return JSON.stringify([way(there), there.end.kind, way(back), back?.end.kind]);
}

function wayLines(
  { paint, signs }: Terminal,
  network: Network,
  word: string,
  source: number,
  path: Path,
): readonly string[] {
  const rows = path.hops.map(({ vpcId, routeTableId, entry }) => [
    `VRouter of ${named(network, vpcId)}`,
    paint.dim(routeTableId),
    entry === undefined ? 'no entry matches' : entry.destinationCidrBlock,
    entry === undefined ? '' : `${signs.arrow} ${entry.nextHopType} ${entry.nextHopId}`.trimEnd(),
  ]);
  const good = path.end.kind === 'delivered' || path.end.kind === 'leaves';
  const end = named(network, formatEnd(path.end));
  return [
    `${paint.bold(word)}  ${formatAddress(source)} ${signs.arrow} ${formatAddress(path.destination)}`,
    ...columns(rows, '  '),
    `  ${good ? paint.green(end) : paint.red(end)}`,
  ];
}

function placeWords({ vSwitch, address }: Place): string {
  return `${vSwitch.vpc.name} ${formatAddress(address)} (${vSwitch.id})`;
}

/** A trace as JSON: addresses as people write them. */
export function traceJson({ from, to, trace }: TracedPair): unknown {
  const end = ({ vSwitch, address }: Place) => ({
    vpcId: vSwitch.vpc.id,
    vpcName: vSwitch.vpc.name,
    vSwitchId: vSwitch.id,
    address: formatAddress(address),
  });
  const path = (one: Path | undefined) =>
    one === undefined ? null : { ...one, destination: formatAddress(one.destination), words: formatEnd(one.end) };
  return {
    from: end(from),
    to: typeof to === 'number' ? { address: formatAddress(to) } : end(to),
    connected: trace.connected,
    there: path(trace.there),
    back: path(trace.back),
    asymmetries: trace.asymmetries,
  };
}
