import { alibabaTransport, createEngine, type Engine } from '../src/index.ts';
import { parseSpec } from '../src/interconnect/spec/load.ts';
import { type ApiRequest, recorded } from '../src/provider/index.ts';
import { call } from '../test/support/signed-request.ts';
import { carryOut, DOWN, UP } from './interconnect.ts';
import { atMost, ROOT, seconds, startServer } from './measure.ts';
import type { Result } from './result.ts';

const REGION = 'cn-hangzhou';
const ROUNDS = 2;

/** Documented for most APIs, assumed for the others: calls an account and minute. */
const RATE = 300;

/** So many interconnected pairs in one run, and the aim: time against what bounds it. */
const SIZES = [
  { pairs: 1, aim: 1.1 },
  { pairs: 10, aim: 1.25 },
  { pairs: 100, aim: 1 / 0.95 },
] as const;

/** Counts calls by API, so that the documented rates can be told as a bound. */
class Counter {
  readonly calls = new Map<string, number>();

  get total(): number {
    return [...this.calls.values()].reduce((sum, count) => sum + count, 0);
  }

  note(action: ApiRequest['action']): void {
    this.calls.set(action, (this.calls.get(action) ?? 0) + 1);
  }

  /** Seconds that the documented rates take by themselves for the calls that change something. */
  get rateBound(): number {
    const writes = [...this.calls].filter(([action]) => !/^(Describe|List|Get)/.test(action));
    return Math.max(0, ...writes.map(([, count]) => Math.floor((count - 1) / RATE) * 60));
  }
}

/** `up` and `down` of 1, 10 and 100 pairs of VPCs, the local cloud a process of its own. */
export async function scale(): Promise<Result[]> {
  const results: Result[] = [];
  for (const { pairs, aim } of SIZES) {
    const ups: [number, number][] = [];
    const downs: [number, number][] = [];
    let calls = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const server = await startServer([`${ROOT}bench/servers/cloud-in-time.ts`]);
      const endpoint = `127.0.0.1:${server.line}`;
      const counter = new Counter();
      const engine = await engineFor(endpoint, await layOut(`http://${endpoint}`, pairs), counter);
      const up = await seconds(() => carryOut(engine, 'plan'));
      const down = await seconds(() => carryOut(engine, 'planDown'));
      const bound = counter.rateBound;
      ups.push([up, Math.max(UP, bound)]);
      downs.push([down, Math.max(DOWN, bound)]);
      calls = counter.total / pairs;
      await server.stop();
    }
    const common = { bench: 'scale', unit: 's' } as const;
    const each = `${pairs === 1 ? 'one pair' : `${pairs} pairs`}, ${calls.toFixed(1)} calls a pair up and down`;
    results.push(atMost(aim, { ...common, metric: `up of ${each}, against what bounds it`, pairs: ups }));
    results.push(atMost(aim, { ...common, metric: `down of ${each}, against what bounds it`, pairs: downs }));
  }
  return results;
}

/** So many pairs of VPCs, ready to be connected: their ids. */
async function layOut(url: string, pairs: number): Promise<readonly (readonly [string, string])[]> {
  const made: (readonly [string, string])[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const [one, two] = await Promise.all([
      call(url, 'CreateVpc', { CidrBlock: `10.${pair}.0.0/16` }),
      call(url, 'CreateVpc', { CidrBlock: `172.${16 + (pair % 16)}.${(pair >> 4) * 16}.0/20` }),
    ]);
    made.push([one.VpcId ?? '', two.VpcId ?? '']);
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return made;
}

async function engineFor(
  endpoint: string,
  pairs: readonly (readonly [string, string])[],
  counter: Counter,
): Promise<Engine> {
  const networks = pairs.flatMap(([one, two], pair) => [`  a${pair}: { vpc: ${one} }`, `  b${pair}: { vpc: ${two} }`]);
  const connect = pairs.map((_, pair) => `  - { between: [a${pair}, b${pair}], via: router-interface }`);
  const spec = await parseSpec(
    `name: bench\nregion: ${REGION}\ntarget: local\nnetworks:\n${networks.join('\n')}\nconnect:\n${connect.join('\n')}\n`,
    'isthmus.yaml',
  );
  const keys = { accessKeyId: 'isthmus', accessKeySecret: 'isthmus' };
  const transport = recorded(alibabaTransport({ endpoint, protocol: 'http', keys }), undefined, ({ action }) =>
    counter.note(action),
  );
  return createEngine({ spec, connect: () => transport });
}
