import { LocalCloud } from '../src/cloud/index.ts';
import { timingOf } from '../src/cloud/timing.ts';
import { alibabaTransport, createEngine, type Engine } from '../src/index.ts';
import { parseSpec } from '../src/interconnect/spec/load.ts';
import { clientEnvironment, mustRun } from '../test/compat/support/child.ts';
import { requirementsOf } from '../test/compat/support/clients.ts';
import { JUDGES } from '../test/compat/support/judges.ts';
import { pythonPackages, pythonProgram } from '../test/compat/support/python.ts';
import { terraformIn } from '../test/compat/support/terraform.ts';
import { call } from '../test/support/signed-request.ts';
import { atMost, median, ROOT, seconds } from './measure.ts';
import type { Result } from './result.ts';

const ROUNDS = 3;

/** What the cloud's own transitions take, one after the other, where one has to wait for the other. In seconds. */
const timing = timingOf('realistic');
export const UP = (timing.connectRouterInterface + timing.createRouteEntry) / 1000;
export const DOWN = (timing.deleteRouteEntry + timing.deactivateRouterInterface + timing.deleteRouterInterface) / 1000;

const BLOCKS = ['10.0.0.0/16', '192.168.0.0/16'] as const;

interface Network {
  readonly vpc: string;
  readonly router: string;
  readonly table: string;
}

/** A job done once: how long it took, and how many calls it made. */
interface Done {
  readonly seconds: number;
  readonly calls: number;
}

/**
 * `up` and `down` of one pair: against the critical path, and beside the tutorial's own way in Python and Terraform with
 * the official provider, all on the same local cloud with the same times.
 */
export async function interconnect(): Promise<Result[]> {
  let calls = 0;
  const cloud = await LocalCloud.start({ log: () => calls++ });
  const networks = [await network(cloud, BLOCKS[0]), await network(cloud, BLOCKS[1])] as const;
  await call(cloud.url, 'DescribeVpcs');
  cloud.clock.advance(5000);
  const counted = async (work: () => Promise<number>): Promise<Done> => {
    const before = calls;
    const taken = await work();
    return { seconds: taken, calls: calls - before };
  };
  const packages = await pythonPackages('python-classic', await requirementsOf('python-classic'));
  const terraform = await terraformWay(cloud, networks);

  const ups: Done[] = [];
  const downs: Done[] = [];
  const tutorials: Done[] = [];
  const terraforms: Done[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const engine = await engineFor(cloud, networks);
    const up = await counted(() => seconds(() => carryOut(engine, 'plan')));
    const down = await counted(() => seconds(() => carryOut(engine, 'planDown')));
    // The first round warms the client core up.
    if (round === 0) continue;
    ups.push(up);
    downs.push(down);
    tutorials.push(await counted(() => tutorialSeconds(cloud, packages, networks)));
    if (terraform) terraforms.push(await counted(() => seconds(terraform)));
  }
  await cloud.stop();
  const whole = ups.map((up, round) => up.seconds + (downs[round]?.seconds ?? 0));
  const callsOf = (done: readonly Done[]): string => `${median(done.map((each) => each.calls))} calls`;
  const ours = `${median(ups.map((up, round) => up.calls + (downs[round]?.calls ?? 0)))} calls`;
  const common = { bench: 'interconnect', unit: 's' } as const;
  const beside = (others: readonly Done[]): [number, number][] =>
    others.map((other, round) => [whole[round] ?? Number.NaN, other.seconds]);
  return [
    atMost(1.1, {
      ...common,
      metric: `up (${callsOf(ups)}), against the critical path of the transitions`,
      pairs: ups.map((up) => [up.seconds, UP]),
    }),
    atMost(1.1, {
      ...common,
      metric: `down (${callsOf(downs)}), against the critical path of the transitions`,
      pairs: downs.map((down) => [down.seconds, DOWN]),
    }),
    atMost(0.33, {
      ...common,
      metric: `up and down (${ours}), beside the tutorial's way in Python (${callsOf(tutorials)})`,
      pairs: beside(tutorials),
    }),
    ...(terraforms.length === 0
      ? []
      : [
          atMost(0.5, {
            ...common,
            metric: `up and down (${ours}), beside Terraform's apply and destroy (${callsOf(terraforms)})`,
            pairs: beside(terraforms),
          }),
        ]),
  ];
}

async function network(cloud: LocalCloud, cidr: string): Promise<Network> {
  const { VpcId = '', VRouterId = '', RouteTableId = '' } = await call(cloud.url, 'CreateVpc', { CidrBlock: cidr });
  return { vpc: VpcId, router: VRouterId, table: RouteTableId };
}

async function engineFor(cloud: LocalCloud, [app, data]: readonly [Network, Network]): Promise<Engine> {
  const { accessKeyId, accessKeySecret } = cloud.credentials;
  const spec = await parseSpec(
    `name: bench\nregion: ${cloud.region}\ntarget: local\nnetworks: { app: { vpc: ${app.vpc} }, data: { vpc: ${data.vpc} } }\n` +
      'connect: [{ between: [app, data], via: router-interface }]\n',
    'isthmus.yaml',
  );
  const transport = alibabaTransport({
    endpoint: cloud.endpoint,
    protocol: 'http',
    keys: { accessKeyId, accessKeySecret },
  });
  return createEngine({ spec, connect: () => transport });
}

export async function carryOut(engine: Engine, what: 'plan' | 'planDown'): Promise<void> {
  const outcome = await engine.apply(await engine[what](), { asSeen: true });
  if (outcome.status !== 'done')
    throw new Error(`${what} ended ${outcome.status}: ${JSON.stringify([outcome.problems, outcome.results])}`);
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

/** `apply` and `destroy` of the same job; undefined, with a word, where the built programs are absent. */
async function terraformWay(
  cloud: LocalCloud,
  networks: readonly Network[],
): Promise<(() => Promise<void>) | undefined> {
  if (JUDGES === undefined) {
    process.stderr.write('interconnect: without Terraform, since ISTHMUS_JUDGES names no folder with it.\n');
    return undefined;
  }
  const { accountId, ...key } = cloud.credentials;
  const aim = { endpoint: cloud.endpoint, region: cloud.region, ...key };
  const terraform = await terraformIn(JUDGES, `${ROOT}bench/terraform`, aim, accountId);
  const variables = {
    region: cloud.region,
    routers: JSON.stringify(networks.map(({ router }) => router)),
    tables: JSON.stringify(networks.map(({ table }) => table)),
    blocks: JSON.stringify(BLOCKS),
  };
  const flags = Object.entries(variables).flatMap(([name, value]) => ['-var', `${name}=${value}`]);
  return async () => {
    for (const command of ['apply', 'destroy']) {
      const { code, stdout, stderr } = await terraform(command, '-auto-approve', '-input=false', ...flags);
      if (code !== 0) throw new Error(`terraform ${command} ended ${code}: ${stderr || stdout}`);
    }
  };
}
