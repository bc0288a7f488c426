import { describe, expect, it } from 'vitest';
import { type ProblemCode, printPlan } from '../../src/interconnect/index.ts';
import { CloudError, CredentialsError } from '../../src/provider/index.ts';
import { APP_DATA, type Bench, bench, readSpec, up } from './fixtures.ts';
import type { ModelInterface } from './model-cloud.ts';

const stranger = (id: string, more: Partial<ModelInterface>): ModelInterface => ({
  RouterInterfaceId: id,
  RouterId: 'vrt-app',
  RouterType: 'VRouter',
  Role: 'InitiatingSide',
  Spec: 'Small.1',
  Status: 'Active',
  BusinessStatus: 'Normal',
  CreationTime: '2026-01-01T00:00:00Z',
  VpcInstanceId: 'vpc-app',
  OppositeRegionId: 'cn-hangzhou',
  OppositeRouterId: 'vrt-else',
  Tags: { Tags: [] },
  ...more,
});

const entry = (destination: string, hop: string, name = '') => ({
  RouteEntryId: `rte-${destination}`,
  RouteEntryName: name,
  RouteTableId: 'vtb-app',
  DestinationCidrBlock: destination,
  Type: 'Custom',
  Status: 'Available',
  NextHops: { NextHop: [{ NextHopType: 'RouterInterface', NextHopId: hop }] },
});

interface Refusal {
  readonly code: ProblemCode;
  readonly objects: readonly string[];
  readonly spec?: string;
  readonly arrange: (own: Bench) => void;
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  'a second pair between the same two VRouters': {
    code: 'ForeignPair',
    objects: ['ri-x', 'ri-y'],
    arrange: ({ cloud }) => {
      cloud.interfaces.push(stranger('ri-x', { OppositeRouterId: 'vrt-data' }));
      cloud.interfaces.push(
        stranger('ri-y', { RouterId: 'vrt-data', OppositeRouterId: 'vrt-app', Role: 'AcceptingSide' }),
      );
    },
  },
  'a sixth router interface on a VRouter': {
    code: 'InterfaceQuota',
    objects: ['vrt-app', 'ri-1', 'ri-5'],
    arrange: ({ cloud }) => {
      for (let number = 1; number <= 5; number++) cloud.interfaces.push(stranger(`ri-${number}`, { Status: 'Idle' }));
    },
  },
  'an account in arrears': {
    code: 'Arrears',
    objects: ['ri-late'],
    arrange: ({ cloud }) =>
      cloud.interfaces.push(stranger('ri-late', { RouterId: 'vrt-log', BusinessStatus: 'FinancialLocked' })),
  },
  'a destination that leads elsewhere': {
    code: 'DestinationTaken',
    objects: ['vtb-app', 'rte-10.1.0.0/16', 'ri-other'],
    arrange: ({ cloud }) => cloud.entries.push(entry('10.1.0.0/16', 'ri-other')),
  },
  'overlapping blocks': {
    code: 'OverlappingBlocks',
    objects: ['vpc-app', 'vpc-data', '10.0.0.0/16', '10.0.0.0/8'],
    arrange: ({ cloud }) => {
      cloud.vpcs = cloud.vpcs.map((vpc) => (vpc.id === 'vpc-data' ? { ...vpc, blocks: ['10.0.0.0/8'] } : vpc));
    },
  },
  'an unknown VPC': {
    code: 'UnknownVpc',
    objects: ['app', 'vpc-ap'],
    spec: APP_DATA.replace('vpc-app', 'vpc-ap'),
    arrange: () => undefined,
  },
  'a name that two VPCs have': {
    code: 'AmbiguousVpc',
    objects: ['vpc-data', 'vpc-data2'],
    arrange: ({ cloud }) => cloud.vpcs.push({ id: 'vpc-data2', name: 'data', blocks: ['10.5.0.0/16'] }),
  },
  'two names for one VPC': {
    code: 'SameVpc',
    objects: ['vpc-app'],
    spec: APP_DATA.replace('{ name: data }', '{ name: app }'),
    arrange: () => undefined,
  },
  'an unknown route table': {
    code: 'UnknownRouteTable',
    objects: ['vtb-nowhere', 'vpc-app'],
    spec: APP_DATA.replace('{ vpc: vpc-app }', '{ router: vrt-app, routeTable: vtb-nowhere }'),
    arrange: () => undefined,
  },
  'one destination to two networks': {
    code: 'DestinationTwice',
    objects: ['vtb-app', '10.1.0.0/16'],
    spec: APP_DATA.replace('data: { name: data }', 'data: { name: data }\n  log: { name: log }').concat(
      '  - [app, log]\n',
    ),
    arrange: ({ cloud }) => {
      cloud.vpcs = cloud.vpcs.map((vpc) => (vpc.id === 'vpc-log' ? { ...vpc, blocks: ['10.1.0.0/16'] } : vpc));
    },
  },
  'missing credentials': {
    code: 'Credentials',
    objects: [],
    arrange: ({ cloud }) => {
      cloud.before = () => {
        throw new CredentialsError('No credentials were found.');
      };
    },
  },
  'a wrong key': {
    code: 'Credentials',
    objects: [],
    arrange: ({ cloud }) => refuseAll(cloud, 'SignatureDoesNotMatch', 400),
  },
  'a missing permission': {
    code: 'Permission',
    objects: [],
    arrange: ({ cloud }) => refuseAll(cloud, 'Forbidden.RAM', 403),
  },
  'an unknown region': {
    code: 'UnknownRegion',
    objects: ['cn-hangzhou'],
    arrange: ({ cloud }) => refuseAll(cloud, 'InvalidRegionId.NotFound', 404),
  },
};

function refuseAll(cloud: Bench['cloud'], code: string, status: number): void {
  cloud.before = ({ action, region }) => {
    throw new CloudError({ code, message: code, status, action, region });
  };
}

describe('before anything is created', () => {
  it.each(Object.entries(REFUSALS))(
    '%s is refused, and the objects are named',
    async (_, { code, objects, spec, arrange }) => {
      const own = bench();
      arrange(own);
      const engine = own.engine(await readSpec(spec));
      const plan = await engine.plan();
      const problem = plan.problems.find((item) => item.code === code);
      expect(problem, JSON.stringify(plan.problems)).toBeDefined();
      expect(problem?.objects).toEqual(expect.arrayContaining([...objects]));
      expect(problem?.actions.length).toBeGreaterThan(0);
      expect(plan.steps).toEqual([]);
      expect((await engine.apply(plan)).status).toBe('refused');
      expect(own.cloud.writes).toEqual([]);
      expect(printPlan(plan)).toContain(problem?.message);
    },
  );

  it('all problems are named at once', async () => {
    const own = bench();
    const wrong = [
      'a second pair between the same two VRouters',
      'a destination that leads elsewhere',
      'an account in arrears',
    ];
    for (const name of wrong) REFUSALS[name]?.arrange(own);
    const plan = await own.engine(await readSpec()).plan();
    expect(plan.problems.map((problem) => problem.code).sort()).toEqual(['Arrears', 'DestinationTaken', 'ForeignPair']);
    expect(printPlan(plan)).toContain('3 things stand in the way. Nothing was changed.');
  });

  it('a route table may be filled to its quota, and not beyond', async () => {
    // Two routes lead to the blocks of app, so the table of data gets two.
    const codesFor = async (quota: number): Promise<readonly string[]> => {
      const spec = await readSpec(`${APP_DATA}quotas: { customEntriesPerRouteTable: ${quota} }\n`);
      return (await bench().engine(spec).plan()).problems.map(({ code }) => code);
    };
    expect(await codesFor(2)).toEqual([]);
    expect(await codesFor(1)).toEqual(['RouteQuota']);
  });

  it.each([
    ['isthmus_other_app_data_initiator', 'of the interconnect "other"'],
    ['by-hand', 'that this interconnect did not make'],
  ])('a second pair is said to be whose it is: %s', async (Name, whose) => {
    const own = bench();
    own.cloud.interfaces.push(stranger('ri-x', { OppositeRouterId: 'vrt-data', Name }));
    const { problems } = await own.engine(await readSpec()).plan();
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(`ri-x, ${whose}.`)]);
  });

  it('an entry that leads to our interface already is adopted, not made again, and goes with down', async () => {
    const own = bench();
    const spec = await readSpec();
    await up(own.engine(spec));
    const adopted = own.cloud.entries.find((row) => row.RouteTableId === 'vtb-app');
    if (adopted !== undefined) adopted.RouteEntryName = '';
    const plan = await own.engine(spec).plan();
    expect(plan.steps).toEqual([]);
    expect(plan.routes.map((route) => route.state).sort()).toEqual(['adopted', 'kept', 'kept']);
    expect((await own.engine(spec).planDown()).summary.destroy).toBe(5);
  });
});

describe('a thought is suggested', () => {
  it('where both sides send everything to each other', async () => {
    const spec = await readSpec(
      APP_DATA.replace(
        '[app, data]',
        '{ between: [app, data], destinations: { app: [0.0.0.0/0], data: [0.0.0.0/0] } }',
      ),
    );
    const own = bench();
    const plan = await own.engine(spec).plan();
    expect(plan.problems).toEqual([]);
    expect(plan.warnings.map((warning) => warning.code)).toEqual(['LoopingDefaultRoute']);
  });
});
