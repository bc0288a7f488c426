import { formatFlat } from '../src/openapi/index.ts';
import { type Parameters, signedParameters } from '../test/support/signed-request.ts';
import { idOf } from './ids.ts';
import { load, post } from './load.ts';
import { atMost, startServer } from './measure.ts';
import type { Result } from './result.ts';

const SIZES = [1_000, 100_000, 1_000_000] as const;
const ROUNDS = 5;
const REQUESTS = 4_000;

interface Full {
  readonly port: number;
  readonly bytes: number;
}

type Make = (index: number, size: number) => readonly [action: string, parameters: Parameters];

const CALLS: Readonly<Record<string, Make>> = {
  'DescribeVpcs by id, ids from everywhere': (index, size) => [
    'DescribeVpcs',
    { VpcId: idOf('vpc', Math.floor((index * size) / 4 / REQUESTS)) },
  ],
  'DescribeVpcs, the first page of ten': () => ['DescribeVpcs', { PageSize: 10 }],
  CreateVpc: () => ['CreateVpc', { CidrBlock: '172.16.0.0/12' }],
};

/** What a call costs among 1,000, 100,000 and 1,000,000 resources, and what memory a resource takes. */
export async function fullness(): Promise<Result[]> {
  const servers: { size: number; full: Full; stop(): Promise<void> }[] = [];
  for (const size of SIZES) {
    const { line, stop } = await startServer([new URL('./servers/full.ts', import.meta.url).pathname, String(size)]);
    servers.push({ size, full: JSON.parse(line), stop });
  }
  const [small, , large] = servers;
  if (!small || !large) throw new Error('There is a smallest and a largest store.');
  const results: Result[] = [];
  for (const [name, make] of Object.entries(CALLS)) {
    const costs: number[][] = [];
    // In turn, so that a drift of the machine meets them all; the first round warms up.
    for (let round = 0; round <= ROUNDS; round++) {
      const costsNow: number[] = [];
      for (const { full, size } of servers) costsNow.push(await microseconds(full.port, size, make));
      if (round > 0) costs.push(costsNow);
    }
    SIZES.forEach((size, index) => {
      if (index === 0) return;
      const pairs = costs.map((some) => [some[index] ?? Number.NaN, some[0] ?? Number.NaN] as const);
      const metric = `${name}: ${size.toLocaleString('en')} resources beside 1,000`;
      results.push(atMost(1.5, { bench: 'fullness', metric, unit: 'µs a call', pairs }));
    });
  }
  const pairs = [[large.full.bytes, 1024] as const];
  results.push(atMost(2, { bench: 'fullness', metric: 'memory of a resource, among 1,000,000', unit: 'bytes', pairs }));
  await Promise.all(servers.map(({ stop }) => stop()));
  return results;
}

async function microseconds(port: number, size: number, make: Make): Promise<number> {
  const requests = Array.from({ length: REQUESTS }, (_, index) =>
    post(formatFlat(signedParameters(...make(index, size))), port),
  );
  return 1_000_000 / (await load(port, requests));
}
