/**
 * What is worked out on top of reachability, at size: lint, diff after one lost route, explain. The same network of hubs
 * and spokes as `network`, 100, 1,000 and 10,000 VPCs.
 */
import { type Change, ChangeAction, diff, explain, formatDiff, harmOf, lint, Network } from '../src/network/index.ts';
import { hubsAndSpokes } from './hubs-and-spokes.ts';
import { processorMs } from './measure.ts';
import type { Result } from './result.ts';

const SIZES = [100, 1_000, 10_000] as const;
/** Milliseconds that people wait without asking what is wrong. */
const LIMIT = 5_000;

/** The hub forgets one of its spokes. */
const LOSS: Change = {
  action: ChangeAction.DeleteRouteEntry,
  parameters: { RouteTableId: 'vtb-v0', DestinationCidrBlock: '10.0.20.0/22', NextHopId: 'ri-v0-v5' },
};

/** Runs all of it: about half a minute. @throws when an answer is wrong. */
export async function analysis(): Promise<Result[]> {
  const results: Result[] = [];
  const lints: { readonly entries: number; readonly ms: number }[] = [];
  for (const count of SIZES) {
    const name = `${count.toLocaleString('en')} VPCs`;
    const before = Network.from(hubsAndSpokes(count));
    const after = before.after([LOSS]);
    const figure = (metric: string, ms: number, aim: number): Result => ({
      bench: 'analysis',
      metric: `${metric}, ${name}`,
      value: ms,
      unit: 'ms',
      reference: aim,
      ratio: ms / aim,
      aim: `at most ${aim} ms`,
      met: ms <= aim,
    });
    const linted = processorMs(() => lint(after));
    let entries = 0;
    for (const table of after.tables.values()) entries += table.routes.size;
    lints.push({ entries, ms: linted.ms });
    results.push(figure(`lint, ${linted.value.length} findings`, linted.ms, LIMIT));
    const compared = processorMs(() => diff(before, after));
    const { lost } = harmOf(compared.value);
    // All other VPCs lose the spoke; what the spoke sends still arrives.
    if (lost.length !== count - 1) throw new Error(`${lost.length} pairs of VPCs lost, expected ${count - 1}`);
    results.push(figure(`diff, ${formatDiff(compared.value).length} lines`, compared.ms, LIMIT));
    const explained = processorMs(() => explain(after, `vsw-v${count - 2}-0`, 'vsw-v5-0'));
    if (!explained.value.solved || explained.value.changes.length !== 1)
      throw new Error('explain does not find the route');
    results.push(figure('explain', explained.ms, 1_000));
  }
  const [, small, large] = lints;
  if (small !== undefined && large !== undefined) {
    const growth = large.ms / small.ms;
    const bound = (large.entries * Math.log2(large.entries)) / (small.entries * Math.log2(small.entries));
    const aim = 'from 1,000 to 10,000 VPCs no more than n log n (reference), with 50 % for noise';
    const met = growth <= bound * 1.5;
    results.push({
      bench: 'analysis',
      metric: 'growth of lint',
      value: growth,
      unit: '×',
      reference: bound,
      ratio: growth / bound,
      aim,
      met,
    });
  }
  return results;
}
