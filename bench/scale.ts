import { alibabaTransport, createEngine, type Engine } from '../src/index.ts';
import { parseSpec } from '../src/interconnect/spec/load.ts';
import { KeyedLock, RateBudget, recorded, systemClock } from '../src/provider/index.ts';
import { call } from '../test/support/signed-request.ts';
import { carryOut, DOWN, UP } from './interconnect.ts';
import { atMost, ROOT, seconds, startServer } from './measure.ts';
import type { Result } from './result.ts';

const REGION = 'cn-hangzhou';

/** Documented for most APIs, assumed for the others: calls an account and minute. */
const RATE = 300;

/**
 * The looks at route entries that one run of `up` and `down` needs at the least for each table, since the API lists them
 * table by table: to plan and to see the entry there; to plan and to see, twice, that it is gone.
 */
const LOOKS = 2 + 3;

/** Seconds that the rates take by themselves for so many calls of one API: the first window is free. */
const rateBound = (calls: number): number => Math.floor((calls - 1) / RATE) * 60;

/** So many interconnected pairs in one run, and the aim: time against what bounds it. */
const SIZES = [
  { pairs: 1, aim: 1.1, rounds: 3 },
  { pairs: 10, aim: 1.25, rounds: 3 },
  { pairs: 100, aim: 1.05, rounds: 1 },
] as const;

/** `up` and then `down` of 1, 10 and 100 pairs of VPCs, the local cloud a process of its own. */
export async function scale(): Promise<Result[]> {
  const results: Result[] = [];
  for (const { pairs, aim, rounds } of SIZES) {
    const bound = Math.max(UP + DOWN, rateBound(2 * pairs * LOOKS));
    const measured: [number, number][] = [];
    let calls = 0;
    // The first round of the first size warms the client core up.
    for (let round = pairs === 1 ? -1 : 0; round < rounds; round++) {
      calls = 0;
      const server = await startServer([`${ROOT}bench/servers/cloud-in-time.ts`]);
      const endpoint = `127.0.0.1:${server.line}`;
      const engine = await engineFor(endpoint, await layOut(`http://${endpoint}`, pairs), () => calls++);
      const taken = await seconds(async () => {
        await carryOut(engine, 'plan');
        await carryOut(engine, 'planDown');
      });
      if (round >= 0) measured.push([taken, bound]);
      await server.stop();
    }
    const each = `${pairs === 1 ? 'one pair' : `${pairs} pairs`} (${(calls / pairs).toFixed(1)} calls a pair)`;
    const what = bound > UP + DOWN ? 'the rate limits' : 'the critical path of the transitions';
    const metric = `up and down of ${each}, against ${what}`;
    results.push(atMost(aim, { bench: 'scale', unit: 's', metric, pairs: measured }));
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
  await systemClock.sleep(1000);
  return made;
}

async function engineFor(
  endpoint: string,
  pairs: readonly (readonly [string, string])[],
  onCall: () => void,
): Promise<Engine> {
  const networks = pairs.flatMap(([one, two], pair) => [`  a${pair}: { vpc: ${one} }`, `  b${pair}: { vpc: ${two} }`]);
  const connect = pairs.map((_, pair) => `  - { between: [a${pair}, b${pair}], via: router-interface }`);
  const spec = await parseSpec(
    `name: bench\nregion: ${REGION}\ntarget: local\nnetworks:\n${networks.join('\n')}\nconnect:\n${connect.join('\n')}\n`,
    'isthmus.yaml',
  );
  const keys = { accessKeyId: 'isthmus', accessKeySecret: 'isthmus' };
  const transport = recorded(alibabaTransport({ endpoint, protocol: 'http', keys }), undefined, onCall);
  // Every round is an account of its own: its rates are not used up by the round before.
  const limits = { budget: new RateBudget(systemClock), locks: new KeyedLock() };
  return createEngine({ spec, connect: () => transport, limits });
}
