/** What the prediction adds to a plan: beside looking at the cloud and drafting the steps, on the local cloud. */
import { LocalCloud } from '../src/cloud/index.ts';
import { alibabaTransport } from '../src/index.ts';
import { Callers } from '../src/interconnect/callers.ts';
import { observe } from '../src/interconnect/observe.ts';
import { planUp } from '../src/interconnect/plan/plan.ts';
import { withPrediction } from '../src/interconnect/predict/predict.ts';
import { parseSpec } from '../src/interconnect/spec/load.ts';
import { KeyedLock, RateBudget, systemClock } from '../src/provider/index.ts';
import { call } from '../test/support/signed-request.ts';
import { atMost, ROOT, run } from './measure.ts';
import type { Result } from './result.ts';

const ROUNDS = 15;
/** Rounds until the compiler has done its work. */
const WARM_UP = 200;
const PLAN_ONCE = `${ROOT}bench/servers/plan-once.ts`;

export async function prediction(): Promise<Result[]> {
  return [...(await measured(2)), ...(await measured(5))];
}

/** A chain of so many VPCs with two vSwitches each, none connected yet. */
async function measured(count: number): Promise<Result[]> {
  const cloud = await LocalCloud.start({ timing: 'instant', rateLimits: false });
  try {
    const names = Array.from({ length: count }, (_, n) => `v${n}`);
    for (const [n, name] of names.entries()) {
      const { VpcId } = await call(cloud.url, 'CreateVpc', { CidrBlock: `10.${n}.0.0/16`, VpcName: name });
      for (const part of [1, 2]) {
        const CidrBlock = `10.${n}.${part}.0/24`;
        await call(cloud.url, 'CreateVSwitch', { VpcId: String(VpcId), CidrBlock, ZoneId: `${cloud.region}-b` });
      }
    }
    const networks = names.map((name) => `  ${name}: { name: ${name} }`).join('\n');
    const pairs = names.slice(1).map((name, n) => `  - { between: [v${n}, ${name}], via: router-interface }`);
    const head = `name: bench\nregion: ${cloud.region}\ntarget: local\n`;
    const text = `${head}networks:\n${networks}\nconnect:\n${pairs.join('\n')}\n`;
    const spec = await parseSpec(text, 'isthmus.yaml');
    const { accessKeyId, accessKeySecret } = cloud.credentials;
    const keys = { accessKeyId, accessKeySecret };
    const transport = alibabaTransport({ endpoint: cloud.endpoint, protocol: 'http', keys });
    const limits = { budget: new RateBudget(systemClock, 1_000_000), locks: new KeyedLock() };
    const callers = new Callers({ target: 'local', connect: () => transport, limits });
    const warm: [number, number][] = [];
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const start = performance.now();
      const world = await observe(spec, callers);
      const plan = planUp(spec, world);
      const drafted = performance.now();
      const predicted = withPrediction(plan, spec, world);
      const end = performance.now();
      if (predicted.prediction?.links.some(({ state }) => state !== 'connected') !== false)
        throw new Error('the plan does not connect what it declares');
      if (round >= 0) warm.push([end - drafted, drafted - start]);
    }
    const cold: [number, number][] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const { stdout } = await run(process.execPath, [PLAN_ONCE, cloud.endpoint, accessKeyId, accessKeySecret, text]);
      const [drafted = Number.NaN, taken = Number.NaN] = stdout.trim().split(' ').map(Number);
      if (round > 0) cold.push([taken, drafted]);
    }
    const common = { bench: 'prediction', unit: 'ms' } as const;
    return [
      atMost(0.05, {
        ...common,
        metric: `prediction for ${count} VPCs in a fresh process, beside all that comes before it`,
        pairs: cold,
      }),
      atMost(0.05, {
        ...common,
        metric: `prediction for ${count} VPCs in a warm process, beside looking at a cloud a millisecond away`,
        pairs: warm,
      }),
    ];
  } finally {
    await cloud.stop();
  }
}
