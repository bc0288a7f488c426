import { LocalCloud } from '../src/cloud/index.ts';
import { timingOf } from '../src/cloud/timing.ts';
import { alibabaTransport, createEngine, type Engine } from '../src/index.ts';
import { parseSpec } from '../src/interconnect/spec/load.ts';
import { clientEnvironment, mustRun } from '../test/compat/support/child.ts';
import { requirementsOf } from '../test/compat/support/clients.ts';
import { pythonPackages, pythonProgram } from '../test/compat/support/python.ts';
import { call } from '../test/support/signed-request.ts';
import { atMost, ROOT, seconds } from './measure.ts';
import type { Result } from './result.ts';

const ROUNDS = 3;

/** What the cloud's own transitions take, one after the other, where one has to wait for the other. In seconds. */
const timing = timingOf('realistic');
const UP = (timing.connectRouterInterface + timing.createRouteEntry) / 1000;
const DOWN = (timing.deleteRouteEntry + timing.deactivateRouterInterface + timing.deleteRouterInterface) / 1000;

interface Network {
  readonly vpc: string;
  readonly router: string;
  readonly table: string;
}

/** `up` and `down` of one pair: against the critical path, and beside the tutorial's own way on the same local cloud. */
export async function interconnect(): Promise<Result[]> {
  const cloud = await LocalCloud.start();
  const app = await network(cloud, '10.0.0.0/16');
  const data = await network(cloud, '192.168.0.0/16');
  await call(cloud.url, 'DescribeVpcs');
  cloud.clock.advance(5000);
  const packages = await pythonPackages('python-classic', await requirementsOf('python-classic'));

  const ups: [number, number][] = [];
  const downs: [number, number][] = [];
  const wholes: [number, number][] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const engine = await engineFor(cloud, app, data);
    const up = await seconds(() => carryOut(engine, 'plan'));
    const down = await seconds(() => carryOut(engine, 'planDown'));
    const tutorial = await tutorialSeconds(cloud, packages, [app, data]);
    // The first round warms the client core up.
    if (round === 0) continue;
    ups.push([up, UP]);
    downs.push([down, DOWN]);
    wholes.push([up + down, tutorial]);
  }
  await cloud.stop();
  const common = { bench: 'interconnect', unit: 's' } as const;
  return [
    atMost(1.1, { ...common, metric: 'up, against the critical path of the transitions', pairs: ups }),
    atMost(1.1, { ...common, metric: 'down, against the critical path of the transitions', pairs: downs }),
    atMost(0.33, { ...common, metric: "up and down, beside the tutorial's way in Python", pairs: wholes }),
  ];
}

async function network(cloud: LocalCloud, cidr: string): Promise<Network> {
  const { VpcId = '', VRouterId = '', RouteTableId = '' } = await call(cloud.url, 'CreateVpc', { CidrBlock: cidr });
  return { vpc: VpcId, router: VRouterId, table: RouteTableId };
}

async function engineFor(cloud: LocalCloud, app: Network, data: Network): Promise<Engine> {
  const { accessKeyId, accessKeySecret } = cloud.credentials;
  const spec = await parseSpec(
    `name: bench\nregion: ${cloud.region}\ntarget: local\nnetworks: { app: { vpc: ${app.vpc} }, data: { vpc: ${data.vpc} } }\nconnect: [[app, data]]\n`,
    'isthmus.yaml',
  );
  const transport = alibabaTransport({
    endpoint: cloud.endpoint,
    protocol: 'http',
    keys: { accessKeyId, accessKeySecret },
  });
  return createEngine({ spec, connect: () => transport });
}

async function carryOut(engine: Engine, what: 'plan' | 'planDown'): Promise<void> {
  const outcome = await engine.apply(await engine[what]());
  if (outcome.status !== 'done')
    throw new Error(`${what} ended ${outcome.status}: ${JSON.stringify(outcome.problems)}`);
}

async function tutorialSeconds(cloud: LocalCloud, packages: string, networks: readonly Network[]): Promise<number> {
  const { accessKeyId, accessKeySecret } = cloud.credentials;
  const program = pythonProgram(packages, `${ROOT}test/compat/clients/python-classic/tutorial.py`, [
    ...['--endpoint', cloud.endpoint, '--region', cloud.region, '--measure'],
    ...['--routers', ...networks.map(({ router }) => router)],
    ...['--tables', ...networks.map(({ table }) => table)],
  ]);
  const env = { ISTHMUS_ACCESS_KEY_ID: accessKeyId, ISTHMUS_ACCESS_KEY_SECRET: accessKeySecret };
  const finished = await mustRun(program.command, program.args, { env: clientEnvironment({ ...program.env, ...env }) });
  return Number(JSON.parse(finished.stderr).seconds);
}
