import type { Scenario } from '../scenario.ts';
import { connectByHand, deactivate, deleteEnd, deleteRoute } from './by-hand.ts';

const NETWORKS = [
  { name: 'app', blocks: ['10.0.0.0/16', '10.9.0.0/16'] },
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
via: router-interface
${more}`;

const PAIR = spec('[[app, data]]');
const THREE = spec('[[app, data], [log, app]]');

const strangers: Scenario['prepare'] = (world) => connectByHand(world, 'app', 'stranger', '172.16.0.0/16');

export const routerInterfaceScenarios: readonly Scenario[] = [
  { name: 'up', networks: NETWORKS, prepare: strangers, job: 'up', spec: PAIR },
  { name: 'down', networks: NETWORKS, before: PAIR, prepare: strangers, job: 'down', spec: PAIR },
  {
    name: 'another bandwidth class',
    networks: NETWORKS,
    before: PAIR,
    job: 'up',
    spec: spec('[{ between: [app, data], spec: Middle.5 }]', 'tags: { team: net }'),
  },
  {
    name: 'a CIDR block added',
    networks: NETWORKS,
    before: PAIR,
    prepare: async (world) => {
      const { VpcId } = world.network('data');
      world.byHand('AssociateVpcCidrBlock', { VpcId, SecondaryCidrBlock: '10.21.0.0/16' });
    },
    job: 'up',
    spec: PAIR,
  },
  { name: 'a network removed', networks: NETWORKS, before: THREE, prepare: strangers, job: 'up', spec: PAIR },
  {
    name: 'a network exchanged, another destination',
    networks: NETWORKS,
    before: PAIR,
    prepare: strangers,
    job: 'up',
    spec: spec('[{ between: [app, log], destinations: { app: [10.2.128.0/17] } }]'),
  },
  {
    name: 'a repair of what was deactivated and deleted',
    networks: NETWORKS,
    before: PAIR,
    prepare: async (world) => {
      await deactivate(world, 'isthmus_shop_app_data_acceptor');
      await deleteRoute(world, 'app', '10.1.0.0/16');
    },
    job: 'up',
    spec: PAIR,
  },
  {
    name: 'a repair of a pair that lost an end',
    networks: NETWORKS,
    before: spec('[{ between: [app, data], destinations: { data: [10.0.0.0/16] } }]'),
    prepare: (world) => deleteEnd(world, 'isthmus_shop_app_data_acceptor', 'data', '10.0.0.0/16'),
    job: 'up',
    spec: spec('[{ between: [app, data], destinations: { data: [10.0.0.0/16] } }]'),
  },
];

const FAR_NETWORKS = [
  { name: 'app', blocks: ['10.0.0.0/16'] },
  { name: 'data', blocks: ['10.1.0.0/16'], region: 'cn-beijing', account: 'partner' },
] as const;

const FAR = `
name: far
region: cn-hangzhou
target: local
networks: { app: { name: app }, data: { name: data, region: cn-beijing, profile: partner } }
connect: [[app, data]]
via: router-interface
`;

/** Two regions and two accounts: each side is made and taken away by its owner. */
export const acrossScenarios: readonly Scenario[] = [
  { name: 'up across regions and accounts', networks: FAR_NETWORKS, job: 'up', spec: FAR },
  { name: 'down across regions and accounts', networks: FAR_NETWORKS, before: FAR, job: 'down', spec: FAR },
];
