/**
 * The network model at size: one trace, lookups beside a linear scan, and all-pairs reachability of 100, 1,000 and 10,000
 * VPCs as hubs and spokes. `node bench/network.ts` prints a line for each figure.
 */
import {
  cidr,
  cidrHasAddress,
  Network,
  type Place,
  place,
  type Reach,
  type RouteEntry,
  reach,
  trace,
  tracePath,
} from '../src/network/index.ts';
import { EVERYTHING, hubsAndSpokes } from './hubs-and-spokes.ts';
import { processorMs } from './measure.ts';
import type { Result } from './result.ts';

function figure(metric: string, value: number, unit: string, reference: number, aim: string, met: boolean): Result {
  return { bench: 'network', metric, value, unit, reference, ratio: value / reference, aim, met };
}

/** Number of effective entries of all tables: what the cost of reach is counted in. Also builds the tables. */
function entryCount(network: Network): number {
  let count = 0;
  for (const table of network.tables.values()) count += table.routes.size;
  return count;
}

function benchTrace(network: Network): Result[] {
  const ids = [...network.vSwitches.keys()];
  const pairs = Array.from({ length: 10_000 }, (_, n) => ({
    from: place(network, ids[(n * 7919) % ids.length] ?? ''),
    to: place(network, ids[(n * 104_729 + 13) % ids.length] ?? ''),
  }));
  // Short batches, the best round of each: what else the machine does then costs a batch, not the figure. The rounds go
  // over all pairs before they repeat one, so that no batch finds its VPCs still in the processor's cache.
  const microseconds = (work: (from: Place, to: Place) => void) => {
    const size = 250;
    const best = Array.from({ length: pairs.length / size }, () => Number.POSITIVE_INFINITY);
    for (let round = 0; round < 20; round++) {
      for (const [batch, before] of best.entries()) {
        const start = performance.now();
        for (const { from, to } of pairs.slice(batch * size, (batch + 1) * size)) work(from, to);
        best[batch] = Math.min(before, performance.now() - start);
      }
    }
    return (best.reduce((sum, ms) => sum + ms, 0) * 1000) / pairs.length;
  };
  const oneWay = microseconds((from, to) => void tracePath(network, from.vSwitch, to.address));
  const bothWays = microseconds((from, to) => void trace(network, from, to));
  return [
    figure('trace, one way, 10,000 VPCs', oneWay, 'µs', 5, 'under 5 µs', oneWay < 5),
    figure('trace, there and back, 10,000 VPCs', bothWays, 'µs', 10, 'under 5 µs each way', bothWays < 10),
  ];
}

function benchLookup(network: Network): Result[] {
  const table = network.tables.get('vtb-v0');
  if (table === undefined) throw new Error('the generated network has no table vtb-v0');
  const entries = Array.from(table.routes, ([, entry]) => entry);
  const addresses = Array.from({ length: 20_000 }, (_, n) => cidr(EVERYTHING).base + ((n * 40_503) % 2 ** 18));
  const scan = (address: number): RouteEntry | undefined => {
    let best: RouteEntry | undefined;
    for (const entry of entries) {
      if (!cidrHasAddress(entry.destination, address)) continue;
      if (best === undefined || entry.destination.length > best.destination.length) best = entry;
    }
    return best;
  };
  for (const address of addresses) {
    const expected = scan(address);
    if (expected !== table.routes.lookup(address) || expected !== table.ranges.lookup(address)) {
      throw new Error('trie, ranges and linear scan disagree');
    }
  }
  const nanoseconds = (lookup: (address: number) => RouteEntry | undefined) => {
    let found = 0;
    let ms = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 5; run++) {
      const start = performance.now();
      for (const address of addresses) if (lookup(address) !== undefined) found++;
      ms = Math.min(ms, performance.now() - start);
    }
    // Also keeps the work from being optimised away: every address of 10.0.0.0/8 has a route here.
    if (found !== addresses.length * 5) throw new Error('a lookup found nothing');
    return (ms * 1e6) / addresses.length;
  };
  const linear = nanoseconds(scan);
  const aim = 'faster than a linear scan';
  const result = (name: string, ns: number) =>
    figure(`route lookup, ${entries.length} entries, ${name}`, ns, 'ns', linear, aim, ns < linear);
  return [
    result(
      'trie',
      nanoseconds((address) => table.routes.lookup(address)),
    ),
    result(
      'ranges',
      nanoseconds((address) => table.ranges.lookup(address)),
    ),
  ];
}

/** Pairs of the large network against hop-by-hop traces. @throws when one differs. */
function checkSampledPairs(network: Network, result: Reach): void {
  const vSwitches = [...network.vSwitches.values()];
  for (let n = 0; n < 2_000; n++) {
    const from = vSwitches[(n * 7919) % vSwitches.length];
    const to = vSwitches[(n * 104_729 + 13) % vSwitches.length];
    if (from === undefined || to === undefined) continue;
    const { end } = tracePath(network, from, to.block.base + 1);
    const { lost } = result.between(from.id, to.id);
    if (end.kind !== 'delivered' || lost.length > 0)
      throw new Error(`reach and trace differ from ${from.id} to ${to.id}`);
  }
}

/** Runs all of it: about ten seconds. @throws when an answer is wrong. */
export async function bench(): Promise<Result[]> {
  const results: Result[] = [];
  const perEntry: { readonly entries: number; readonly ms: number }[] = [];
  for (const count of [100, 1_000, 10_000]) {
    const network = Network.from(hubsAndSpokes(count));
    const entries = entryCount(network);
    if (count === 10_000) results.push(...benchTrace(network), ...benchLookup(network));
    const before = process.memoryUsage().rss;
    reach(network);
    const { ms, value: result } = processorMs(() => reach(network));
    const pairs = result.connectedPairs();
    if (pairs !== (count * 3) ** 2) throw new Error(`${pairs} pairs connected, expected ${(count * 3) ** 2}`);
    const name = `${count.toLocaleString('en')} VPCs, ${entries.toLocaleString('en')} entries`;
    perEntry.push({ entries, ms });
    results.push(figure(`reach, all pairs, ${name}`, ms, 'ms', 1000, 'under 1 s', ms < 1000));
    if (count < 10_000) continue;
    const megabytes = process.memoryUsage().rss / 2 ** 20;
    const added = (process.memoryUsage().rss - before) / 2 ** 20;
    results.push(figure('memory of the process, 10,000 VPCs', megabytes, 'MB', 1024, 'under 1 GB', megabytes < 1024));
    results.push(figure('memory added by reach, four runs', added, 'MB', 1024, 'under 1 GB', added < 1024));
    const counting = processorMs(() => result.connectedPairs()).ms;
    results.push(figure('counting 900 million pairs', counting, 'ms', 1000, 'under 1 s', counting < 1000));
    checkSampledPairs(network, result);
  }
  const [, small, large] = perEntry;
  if (small !== undefined && large !== undefined) {
    const growth = large.ms / small.ms;
    const bound = (large.entries * Math.log2(large.entries)) / (small.entries * Math.log2(small.entries));
    const aim = 'from 1,000 to 10,000 VPCs no more than n log n (reference), with 50 % for noise';
    results.push(figure('growth of reach', growth, '×', bound, aim, growth < bound * 1.5));
  }
  return results;
}

if (import.meta.main) {
  for (const { metric, value, unit, ratio, aim, met } of await bench()) {
    const line = `${met ? 'met   ' : 'MISSED'} ${metric}: ${value.toPrecision(3)} ${unit} (${ratio.toPrecision(2)} of the reference; aim: ${aim})`;
    process.stdout.write(`${line}\n`);
  }
}
