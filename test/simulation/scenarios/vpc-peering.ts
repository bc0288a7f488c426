import type { Scenario } from '../scenario.ts';
import type { VirtualWorld } from '../virtual-world.ts';
import { addRoute, deleteRoute } from './by-hand.ts';

const NETWORKS = [
  { name: 'app', blocks: ['10.0.0.0/16'] },
  { name: 'data', blocks: ['10.1.0.0/16'] },
  { name: 'log', blocks: ['10.2.0.0/16'] },
  { name: 'stranger', blocks: ['172.16.0.0/16'] },
] as const;

const spec = (connect: string, more = ''): string => `
name: shop
region: cn-hangzhou
target: local
networks: { app: { name: app }, data: { name: data }, log: { name: log } }
connect: ${connect}
${more}`;

const PAIR = spec('[[app, data]]');
const THREE = spec('[[app, data], [log, app]]', 'via: vpc-peering');

/** A peering that people made, with a route: nobody's to touch. */
async function strangers(world: VirtualWorld): Promise<void> {
  await addRoute(world, 'app', '172.16.0.0/16', await peerByHand(world, 'app', 'stranger'), 'VpcPeer');
}

async function peerByHand(world: VirtualWorld, from: string, to: string): Promise<string> {
  const [a, b] = [world.network(from), world.network(to)];
  const accounts = world.cloud.world.accounts;
  const AcceptingAliUid = accounts.find(({ accessKeys }) => accessKeys[0]?.id === b.account)?.id ?? '';
  const answer = world.byHand(
    'CreateVpcPeerConnection',
    {
      VpcId: a.VpcId,
      AcceptingAliUid,
      AcceptingRegionId: b.region,
      AcceptingVpcId: b.VpcId,
      Name: `by-hand-${from}-${to}`,
    },
    { region: a.region, account: a.account, product: 'VpcPeer' },
  );
  await world.clock.sleep(world.cloud.world.timing.createVpcPeerConnection);
  return String(answer.InstanceId);
}

/** The id of our peering. */
function ours(world: VirtualWorld): string {
  const row = world.cloud.world.store.tables.peerConnections.find({}).find(({ name }) => name.startsWith('isthmus_'));
  if (row === undefined) throw new RangeError('There is no peering of ours in this world.');
  return row.id;
}

const FAR_NETWORKS = [
  { name: 'app', blocks: ['10.0.0.0/16'] },
  { name: 'data', blocks: ['10.1.0.0/16'], region: 'cn-beijing', account: 'partner' },
] as const;

const far = (more: string): string => `
name: far
region: cn-hangzhou
target: local
networks: { app: { name: app }, data: { name: data, region: cn-beijing, profile: partner } }
connect: [{ between: [app, data]${more} }]
`;

export const peeringScenarios: readonly Scenario[] = [
  { name: 'up by peering', networks: NETWORKS, prepare: strangers, job: 'up', spec: PAIR },
  { name: 'up by two peerings of one network', networks: NETWORKS, job: 'up', spec: THREE, seldom: true },
  { name: 'down by peering', networks: NETWORKS, before: PAIR, prepare: strangers, job: 'down', spec: PAIR },
  {
    name: 'a peering of another network instead',
    seldom: true,
    networks: NETWORKS,
    before: PAIR,
    job: 'up',
    spec: spec('[{ between: [app, log], destinations: { app: [10.2.128.0/17] } }]'),
  },
  {
    name: 'up by peering across regions and accounts',
    networks: FAR_NETWORKS,
    job: 'up',
    spec: far(', bandwidth: 200'),
  },
  {
    name: 'down by peering across regions and accounts',
    seldom: true,
    networks: FAR_NETWORKS,
    before: far(''),
    job: 'down',
    spec: far(''),
  },
  {
    name: 'another bandwidth and a tag, of a peering across accounts',
    networks: FAR_NETWORKS,
    before: far(', bandwidth: 200'),
    job: 'up',
    spec: `${far(', bandwidth: 300')}tags: { team: net }\n`,
  },
  {
    name: 'a request that was rejected',
    seldom: true,
    networks: FAR_NETWORKS,
    prepare: async (world) => {
      const { region, account } = world.network('data');
      const InstanceId = await askedByEngine(world);
      world.byHand('RejectVpcPeerConnection', { InstanceId }, { region, account, product: 'VpcPeer' });
    },
    job: 'up',
    spec: far(''),
  },
  {
    name: 'a repair of a peering that was deleted with its routes',
    networks: NETWORKS,
    before: PAIR,
    prepare: async (world) => {
      await deleteRoute(world, 'app', '10.1.0.0/16');
      world.byHand('DeleteVpcPeerConnection', { InstanceId: ours(world), Force: true }, { product: 'VpcPeer' });
      await world.clock.sleep(200);
    },
    job: 'up',
    spec: PAIR,
  },
];

/** The first step of an engine that got no further: a request to the other account. Made by hand, under an engine's name. */
async function askedByEngine(world: VirtualWorld): Promise<string> {
  const [a, b] = [world.network('app'), world.network('data')];
  const AcceptingAliUid = world.cloud.world.accounts[1]?.id ?? '';
  const answer = world.byHand(
    'CreateVpcPeerConnection',
    {
      VpcId: a.VpcId,
      AcceptingAliUid,
      AcceptingRegionId: b.region,
      AcceptingVpcId: b.VpcId,
      Name: 'isthmus_far_app_data',
    },
    { region: a.region, account: a.account, product: 'VpcPeer', as: 'an earlier up' },
  );
  await world.clock.sleep(world.cloud.world.timing.createVpcPeerConnection);
  return String(answer.InstanceId);
}
