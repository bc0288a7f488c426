import type { Plan, Spec, StatusReport } from '../../../src/interconnect/index.ts';
import { parseSpec } from '../../../src/interconnect/spec/load.ts';
import { Process } from '../../simulation/process.ts';
import { BRISK } from '../../simulation/scenario.ts';
import { firstVSwitchIn } from '../../simulation/served.ts';
import { VirtualWorld } from '../../simulation/virtual-world.ts';
import type { NetworkPlan, WorldOptions } from '../../simulation/world-options.ts';

const NETWORKS = [
  { name: 'app', blocks: ['10.0.0.0/16'] },
  { name: 'data', blocks: ['10.1.0.0/16'] },
  { name: 'log', blocks: ['10.2.0.0/16'] },
] as const;

/** Three networks of one account and region, each with a vSwitch, in the local cloud on a virtual clock. */
export async function site(more: Partial<WorldOptions> & { readonly networks?: readonly NetworkPlan[] } = {}) {
  const world = await VirtualWorld.with({ networks: NETWORKS, timing: BRISK, ...more });
  for (const { VpcId, blocks, region, account } of world.networks.values()) {
    const CidrBlock = firstVSwitchIn(blocks[0] ?? '');
    world.byHand('CreateVSwitch', { VpcId, CidrBlock, ZoneId: `${region}-b` }, { region, account });
    await world.clock.sleep(world.cloud.world.timing.createVSwitch);
  }
  let runs = 0;
  const engine = (spec: Spec, allowInterruption = false) =>
    new Process({ world, name: `run ${++runs}` }).engine(spec, { allowInterruption });
  const plan = async (text: string, allowInterruption = false): Promise<Plan> =>
    engine(await readSpec(text), allowInterruption).plan();
  /** Plans and applies; gives `done`, `unchanged`, `refused` …, and throws for a step that failed. */
  const up = async (text: string, allowInterruption = false): Promise<string> =>
    carryOut(engine(await readSpec(text), allowInterruption), 'plan');
  const down = async (text: string): Promise<string> => carryOut(engine(await readSpec(text)), 'planDown');
  const status = async (text: string): Promise<StatusReport> => engine(await readSpec(text)).status();
  const tables = world.cloud.world.store.tables;
  return {
    world,
    engine,
    plan,
    up,
    down,
    status,
    peerings: () => tables.peerConnections.find({}).filter((row) => row.status !== 'Deleted'),
    interfaces: () => tables.routerInterfaces.find({}),
    /** `app 10.1.0.0/16 VpcPeer` for each custom route. */
    routes: () =>
      tables.routeEntries
        .find({ type: 'Custom' })
        .map((row) => `${tables.vpcs.get(row.vpc)?.name} ${row.destination} ${row.nextHopType}`)
        .sort(),
    codes: async (text: string) => (await plan(text)).problems.map((problem) => problem.code),
    /** Calls of engines that changed something, in order. */
    writes: () =>
      world.trace
        .filter(({ actor, request }) => actor.startsWith('run') && !/^(Describe|List|Get)/.test(request.action))
        .filter(({ code }) => code === undefined)
        .map(({ request }) => request.action),
  };
}

async function carryOut(engine: ReturnType<Process['engine']>, what: 'plan' | 'planDown'): Promise<string> {
  const outcome = await engine.apply(await engine[what]());
  const failed = outcome.results.find(({ error }) => error !== undefined);
  if (failed !== undefined) throw new Error(`${failed.step}: ${failed.error?.code}: ${failed.error?.message}`);
  return outcome.status;
}

export const readSpec = (text: string): Promise<Spec> => parseSpec(text, 'isthmus.yaml');

/** A spec of these connections; `more` is what else it says. */
export const spec = (connect: string, more = ''): string => `
name: shop
region: cn-hangzhou
target: local
networks: { app: { name: app }, data: { name: data }, log: { name: log } }
connect: ${connect}
${more}
`;

export const PAIR = spec('[[app, data]]', 'via: vpc-peering');
export const INTERFACES = spec('[[app, data]]', 'via: router-interface');
