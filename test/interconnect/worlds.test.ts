import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Spec } from '../../src/interconnect/index.ts';
import { bench, down, readSpec, up } from './fixtures.ts';
import type { ModelEntry, ModelInterface } from './model-cloud.ts';

const SPEC = `
name: shop
region: cn-hangzhou
networks: { app: { vpc: vpc-app }, data: { vpc: vpc-data } }
connect: [[app, data]]
`;

/** An interface somebody left: ours by its name, or a stranger's. `peer` is the position of the one it names. */
const leftOver = fc.record({
  own: fc.constantFrom(true, true, true, false),
  link: fc.constantFrom('app_data', 'app_data', 'app_data', 'app_log'),
  router: fc.constantFrom('vrt-app', 'vrt-data', 'vrt-log'),
  initiates: fc.boolean(),
  status: fc.constantFrom('Idle', 'Active', 'Inactive', 'Connecting', 'Activating', 'Deactivating', 'Deleting'),
  peer: fc.integer({ min: -1, max: 4 }),
  spec: fc.constantFrom('Large.2', 'Small.1'),
});

const leftRoute = fc.record({
  own: fc.boolean(),
  table: fc.constantFrom('vtb-app', 'vtb-data'),
  destination: fc.constantFrom('10.1.0.0/16', '10.0.0.0/16', '172.16.0.0/12'),
  hop: fc.integer({ min: 0, max: 5 }),
  status: fc.constantFrom('Available', 'Available', 'Pending', 'Deleting'),
});

const UNDER_WAY: Readonly<Record<string, string>> = {
  Connecting: 'Active',
  Activating: 'Active',
  Deactivating: 'Inactive',
  Deleting: 'gone',
  Pending: 'Available',
};

const world = fc.record({
  interfaces: fc.array(leftOver, { maxLength: 5 }),
  routes: fc.array(leftRoute, { maxLength: 4 }),
});
type WorldSeed = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** Connecting moves both sides: a pair that names each other cannot have one side Idle and the other past it. */
const possible = ({ interfaces }: WorldSeed): boolean =>
  interfaces.every((seed, index) => {
    const peer = interfaces[seed.peer];
    return peer?.peer !== index || (peer.status === 'Idle') === (seed.status === 'Idle');
  });

function populate({ interfaces, routes }: WorldSeed) {
  const own = bench();
  const now = own.clock.now();
  const transition = (status: string) =>
    UNDER_WAY[status] === undefined ? {} : { next: UNDER_WAY[status], at: now + 700 };
  own.cloud.interfaces = interfaces.map((seed, index): ModelInterface => {
    const Role = seed.initiates ? 'InitiatingSide' : 'AcceptingSide';
    const word = seed.initiates ? 'initiator' : 'acceptor';
    const peer = interfaces[seed.peer];
    return {
      RouterInterfaceId: `ri-${index}`,
      RouterId: seed.router,
      RouterType: 'VRouter',
      Role,
      Spec: seed.initiates ? seed.spec : 'Negative',
      Status: seed.status,
      BusinessStatus: 'Normal',
      CreationTime: '2026-01-01T00:00:00Z',
      Name: seed.own ? `isthmus_shop_${seed.link}_${word}` : 'by-hand',
      VpcInstanceId: seed.router.replace('vrt', 'vpc'),
      OppositeRegionId: 'cn-hangzhou',
      ...(seed.peer < 0
        ? {}
        : { OppositeInterfaceId: `ri-${seed.peer}`, OppositeRouterId: peer?.router ?? 'vrt-gone' }),
      Tags: { Tags: [] },
      ...transition(seed.status),
    };
  });
  const slots = new Map(routes.map((route) => [`${route.table} ${route.destination}`, route]));
  own.cloud.entries = [...slots.values()].map(
    (seed, index): ModelEntry => ({
      RouteEntryId: `rte-${index}`,
      RouteEntryName: seed.own ? 'isthmus_shop_app_data' : '',
      RouteTableId: seed.table,
      DestinationCidrBlock: seed.destination,
      Type: 'Custom',
      Status: seed.status,
      NextHops: { NextHop: [{ NextHopType: 'RouterInterface', NextHopId: `ri-${seed.hop}` }] },
      ...transition(seed.status),
    }),
  );
  return own;
}

const strangers = (own: ReturnType<typeof populate>) => ({
  interfaces: own.cloud.interfaces
    .filter((row) => row.Name === 'by-hand' && row.next !== 'gone' && row.Status !== 'Deleting')
    .map((row) => row.RouterInterfaceId),
});

const RUNS = { numRuns: 150, endOnFailure: false } as const;

describe('in whatever world it starts', () => {
  it('up refuses and touches nothing, or ends where the next plan is empty', async () => {
    const spec: Spec = await readSpec(SPEC);
    let done = 0;
    await fc.assert(
      fc.asyncProperty(world.filter(possible), async (seed) => {
        const own = populate(seed);
        const before = strangers(own);
        const plan = await own.engine(spec).plan();
        const outcome = await own.engine(spec).apply(plan);
        if (plan.problems.length > 0) {
          expect(outcome.status).toBe('refused');
          expect(own.cloud.writes).toEqual([]);
          return;
        }
        done++;
        // A transition may end between plan and apply: then the plan is stale, said so, and the next one is right.
        const last = outcome.status === 'stale' ? await up(own.engine(spec)) : outcome;
        expect(['done', 'unchanged'], JSON.stringify(last.results.filter((result) => result.error))).toContain(
          last.status,
        );
        // What the plan said of packets is what is read back.
        const { prediction } = last.plan;
        if (prediction !== undefined) {
          expect(prediction.notes).toEqual([]);
          expect(prediction.links).toEqual((await own.engine(spec).verify()).links);
        }
        const next = await own.engine(spec).plan();
        expect(next.changes).toEqual([]);
        expect(next.steps).toEqual([]);
        expect((await own.engine(spec).status()).state).toBe('connected');
        expect(
          own.cloud.interfaces.filter((row) => row.Status === 'Active' && row.Name?.startsWith('isthmus_shop')),
        ).toHaveLength(2);
        expect(strangers(own)).toEqual(before);
      }),
      RUNS,
    );
    expect(done).toBeGreaterThan(20);
  });

  it('down refuses and touches nothing, or leaves nothing of ours and everything else', async () => {
    const spec: Spec = await readSpec(SPEC);
    await fc.assert(
      fc.asyncProperty(world.filter(possible), async (seed) => {
        const own = populate(seed);
        const before = strangers(own);
        const plan = await own.engine(spec).planDown();
        const outcome = await own.engine(spec).apply(plan);
        if (plan.problems.length > 0) {
          expect(plan.problems.every((problem) => problem.code === 'BlockedByRoute')).toBe(true);
          expect(own.cloud.writes).toEqual([]);
          return;
        }
        const last = outcome.status === 'stale' ? await down(own.engine(spec)) : outcome;
        expect(['done', 'unchanged'], JSON.stringify(last.results.filter((result) => result.error))).toContain(
          last.status,
        );
        expect(own.cloud.interfaces.filter((row) => row.Name?.startsWith('isthmus_shop'))).toEqual([]);
        expect(own.cloud.entries.filter((row) => row.RouteEntryName.startsWith('isthmus_shop'))).toEqual([]);
        expect(strangers(own)).toEqual(before);
        expect((await own.engine(spec).planDown()).steps).toEqual([]);
      }),
      RUNS,
    );
  });
});
