import type { Scenario } from '../scenario.ts';
import { firstVSwitchIn, unserved } from '../served.ts';
import type { VirtualWorld } from '../virtual-world.ts';

const NETWORKS = [
  { name: 'app', blocks: ['10.0.0.0/16'] },
  { name: 'data', blocks: ['10.1.0.0/16'] },
] as const;

const spec = (via: string, more = ''): string => `
name: shop
region: cn-hangzhou
target: local
via: ${via}
networks: { app: { name: app }, data: { name: data } }
connect: [{ between: [app, data]${more} }]
`;

/** A vSwitch in each, so that there is somebody to send and to receive. */
async function settle(world: VirtualWorld): Promise<void> {
  for (const { VpcId, blocks, region, account } of world.networks.values()) {
    const CidrBlock = firstVSwitchIn(blocks[0] ?? '');
    world.byHand('CreateVSwitch', { VpcId, CidrBlock, ZoneId: `${region}-b` }, { region, account });
    await world.clock.sleep(world.cloud.world.timing.createVSwitch);
  }
}

const served: Scenario['always'] = (world) =>
  unserved(world, [
    ['app', 'data'],
    ['data', 'app'],
  ]);

const common = {
  networks: NETWORKS,
  prepare: settle,
  job: 'up',
  always: served,
} as const;

/** One destination that is split while it moves, and a single address, which cannot be: its entry is turned in place. */
const BOTH_KINDS = ', destinations: { data: [10.0.0.1/32] }';

/**
 * From one way to the other on a live interconnect: at every call, before it and after it, packets pass in both directions.
 */
export const moveScenarios: readonly Scenario[] = [
  {
    ...common,
    name: 'from router interfaces to a peering',
    before: spec('router-interface', BOTH_KINDS),
    spec: spec('vpc-peering', BOTH_KINDS),
  },
  {
    ...common,
    seldom: true,
    name: 'from a peering to router interfaces',
    before: spec('vpc-peering'),
    spec: spec('router-interface'),
  },
];
