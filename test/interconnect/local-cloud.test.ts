import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalCloud } from '../../src/cloud/index.ts';
import { createEngine, type Engine, type Spec } from '../../src/interconnect/index.ts';
import { parseSpec } from '../../src/interconnect/spec/load.ts';
import {
  type ApiAnswer,
  alibabaTransport,
  Caller,
  describeRouterInterfaces,
  describeVpcs,
  KeyedLock,
  NoAnswerError,
  RateBudget,
  systemClock,
  type Transport,
} from '../../src/provider/index.ts';

/** Through sockets and signatures, with the official client core: the same code path as to Alibaba Cloud. */
describe('against the local cloud', () => {
  let cloud: LocalCloud;
  let transport: Transport;
  let caller: Caller;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    cloud = await LocalCloud.start({ timing: { speed: 10 }, rateLimits: false });
    const { accessKeyId, accessKeySecret } = cloud.credentials;
    transport = alibabaTransport({
      endpoint: cloud.endpoint,
      protocol: 'http',
      keys: { accessKeyId, accessKeySecret },
    });
    caller = new Caller({
      transport,
      region: cloud.region,
      account: 'test',
      clock: systemClock,
      random: Math.random,
      budget: new RateBudget(systemClock, 1_000_000),
    });
    for (const [name, CidrBlock] of Object.entries({ app: '10.0.0.0/16', data: '10.1.0.0/16', log: '10.2.0.0/16' })) {
      const answer: ApiAnswer = await caller.call('CreateVpc', { VpcName: name, CidrBlock });
      ids[name] = String(answer.VpcId);
    }
    while ((await describeVpcs(caller)).some((vpc) => vpc.Status !== 'Available')) await systemClock.sleep(20);
  });

  afterAll(() => cloud.stop());

  const specOf = (body: string): Promise<Spec> =>
    parseSpec(`name: shop\nregion: ${cloud.region}\ntarget: local\nvia: router-interface\n${body}`, 'isthmus.yaml');
  const pairSpec = (more = ''): Promise<Spec> =>
    specOf(
      `networks: { app: { vpc: ${ids.app} }, data: { name: data }, log: { vpc: ${ids.log} } }\nconnect: [[app, data], [app, log]]\n${more}`,
    );
  const engineOf = (spec: Spec, through: Transport = transport): Engine =>
    createEngine({
      spec,
      connect: () => through,
      limits: { budget: new RateBudget(systemClock, 1_000_000), locks: new KeyedLock() },
    });
  const up = async (engine: Engine) => engine.apply(await engine.plan());
  const down = async (engine: Engine) => engine.apply(await engine.planDown());

  it('comes up, has nothing to do, changes, and goes down to nothing', async () => {
    const spec = await pairSpec();
    const first = await up(engineOf(spec));
    expect(first.results.filter((result) => result.error)).toEqual([]);
    expect(first).toMatchObject({ status: 'done', summary: { add: 8, change: 0, destroy: 0 } });
    expect((await up(engineOf(spec))).status).toBe('unchanged');
    expect((await engineOf(spec).status()).state).toBe('connected');
    const changed = await pairSpec('spec: Middle.2\n');
    expect(await up(engineOf(changed))).toMatchObject({ status: 'done', summary: { add: 0, change: 2, destroy: 0 } });
    expect(await down(engineOf(changed))).toMatchObject({ status: 'done', summary: { add: 0, change: 0, destroy: 8 } });
    expect(await describeRouterInterfaces(caller)).toEqual([]);
    expect((await down(engineOf(changed))).status).toBe('unchanged');
  });

  it('is resumed after the connection broke at any of some points, and comes up again after a down', async () => {
    const spec = await pairSpec();
    for (const limit of [9, 21]) {
      let calls = 0;
      const broken: Transport = {
        async call(request) {
          if (++calls <= limit) return transport.call(request);
          // The last one reaches the cloud, its answer does not come back.
          if (calls === limit + 1) await transport.call(request).catch(() => undefined);
          throw new NoAnswerError(request.action, request.region, 'the cable was cut', { unsent: false });
        },
      };
      const stop = new AbortController();
      const engine = createEngine({ spec, connect: () => broken, signal: stop.signal });
      const dying = up(engine).catch(() => undefined);
      await Promise.race([dying, systemClock.sleep(400)]);
      stop.abort(new Error('killed'));
      await dying;
      const outcome = await up(engineOf(spec));
      expect(
        ['done', 'unchanged'],
        `${limit}: ${JSON.stringify(outcome.results.filter((result) => result.error))}`,
      ).toContain(outcome.status);
      expect(await describeRouterInterfaces(caller)).toHaveLength(4);
      expect((await down(engineOf(spec))).status).toBe('done');
      expect(await describeRouterInterfaces(caller)).toEqual([]);
    }
  });

  it('is told by its keys and by its VPCs what is wrong', async () => {
    const wrong = alibabaTransport({
      endpoint: cloud.endpoint,
      protocol: 'http',
      keys: { accessKeyId: 'isthmus', accessKeySecret: 'no' },
    });
    const spec = await pairSpec();
    expect((await engineOf(spec, wrong).plan()).problems.map((problem) => problem.code)).toEqual(['Credentials']);
    const lost = await specOf('networks: { app: { name: ap }, data: { name: data } }\nconnect: [[app, data]]\n');
    expect((await engineOf(lost).plan()).problems[0]?.message).toContain('Did you mean "app"?');
    const nowhere = await parseSpec(
      `name: x\nregion: cn-hangzou\ntarget: local\nnetworks: { a: { name: app }, b: { name: data } }\nconnect: [[a, b]]\n`,
      'x.yaml',
    );
    expect((await engineOf(nowhere).plan()).problems[0]?.message).toBe(
      'There is no region "cn-hangzou". Did you mean "cn-hangzhou"?',
    );
  });

  it('refuses what the tutorial warns of before anything is made', async () => {
    const spec = await pairSpec();
    const vpcs = await describeVpcs(caller);
    const router = vpcs.find((vpc) => vpc.VpcId === ids.app)?.VRouterId ?? '';
    const made: string[] = [];
    for (let number = 0; number < 4; number++) {
      const parameters = { RouterType: 'VRouter', RouterId: router, Role: 'AcceptingSide', Spec: 'Negative' };
      const answer = await caller.call('CreateRouterInterface', { ...parameters, OppositeRegionId: cloud.region });
      made.push(String(answer.RouterInterfaceId));
    }
    const plan = await engineOf(spec).plan();
    expect(plan.problems.map((problem) => problem.code)).toEqual(['InterfaceQuota']);
    expect(plan.problems[0]?.objects).toEqual(expect.arrayContaining([router, ...made]));
    for (const RouterInterfaceId of made) await caller.call('DeleteRouterInterface', { RouterInterfaceId });
  });
});
