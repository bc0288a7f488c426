import type { Spec } from '../../src/interconnect/index.ts';
import { parseSpec } from '../../src/interconnect/spec/load.ts';
import { Process } from './process.ts';
import { VirtualWorld } from './virtual-world.ts';
import type { NetworkPlan, WorldOptions } from './world-options.ts';

/** A job for the engine, and the world in which it finds it. Anyone may add a row to the table: every test plays it. */
export interface Scenario {
  readonly name: string;
  readonly networks: readonly NetworkPlan[];
  /** The spec that was upped before; absent: nothing was. */
  readonly before?: string;
  /** What people did before the job: foreign things, changes outside. */
  readonly prepare?: (world: VirtualWorld) => Promise<void>;
  readonly job: 'up' | 'down';
  readonly spec: string;
  /** Killed everywhere by `npm run simulate` alone, at a sample of its calls by every test run: it adds little to the others. */
  readonly seldom?: true;
  /** How the cloud is different from the usual one. */
  readonly cloud?: Partial<WorldOptions>;
  /** What is looked at whenever the job calls: gives what is wrong then. */
  readonly always?: (world: VirtualWorld) => readonly string[];
}

/** Every transition takes a little: long enough to be seen under way, short enough to be looked at a few times only. */
export const BRISK = {
  createVpc: 10,
  modifyVpc: 0,
  createRouteEntry: 40,
  modifyRouteEntry: 40,
  deleteRouteEntry: 40,
  connectRouterInterface: 60,
  activateRouterInterface: 60,
  deactivateRouterInterface: 60,
  modifyRouterInterfaceSpec: 40,
  deleteRouterInterface: 40,
  createVpcPeerConnection: 60,
  acceptVpcPeerConnection: 60,
  modifyVpcPeerConnection: 40,
  deleteVpcPeerConnection: 40,
  forgetVpcPeerConnection: 40,
};

/** A world as the job finds it. @param more how the world is different from the usual one */
export async function begin(scenario: Scenario, more: Partial<WorldOptions> = {}): Promise<VirtualWorld> {
  const world = await VirtualWorld.with({ networks: scenario.networks, timing: BRISK, ...scenario.cloud, ...more });
  if (scenario.before !== undefined) {
    const first = new Process({ world, name: 'the first up' });
    const outcome = await first.run('up', await specOf(scenario.before));
    if (outcome === 'died' || outcome.status !== 'done')
      throw new Error(`${scenario.name}: the world could not be prepared: ${JSON.stringify(outcome)}`);
  }
  await scenario.prepare?.(world);
  world.always = scenario.always;
  return world;
}

const parsed = new Map<string, Promise<Spec>>();

/** A spec from its text, read once. */
export function specOf(text: string): Promise<Spec> {
  let spec = parsed.get(text);
  if (spec === undefined) {
    spec = parseSpec(text, 'isthmus.yaml');
    parsed.set(text, spec);
  }
  return spec;
}
