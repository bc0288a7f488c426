import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/interconnect/index.ts';
import { type ApiAnswer, CloudError, KeyedLock, NoAnswerError, RateBudget } from '../../src/provider/index.ts';
import { type Line, type LineCall, Process } from './process.ts';
import { BRISK, begin, type Scenario, specOf } from './scenario.ts';
import { addRoute, deactivate } from './scenarios/by-hand.ts';
import { SCENARIOS } from './scenarios/index.ts';
import type { VirtualWorld } from './virtual-world.ts';

const scenario = (name: string): Scenario => {
  const found = SCENARIOS.find((known) => known.name === name);
  if (found === undefined) throw new RangeError(`no scenario ${name}`);
  return found;
};

async function run(world: VirtualWorld, job: 'up' | 'down', spec: string, line?: Line): Promise<Outcome> {
  const process = new Process({ world, name: 'run', ...(line === undefined ? {} : { line }) });
  const outcome = await process.run(job, await specOf(spec));
  if (outcome === 'died') throw new Error('it died');
  return outcome;
}

/** Lets something happen to calls of one action, as long as `strike` gives something. */
const onAction =
  (action: string, strike: (call: LineCall, time: number) => ApiAnswer | undefined): Line =>
  async (call) => {
    if (call.request.action !== action) return call.send();
    const time = seen.get(action) ?? 0;
    seen.set(action, time + 1);
    return strike(call, time) ?? call.send();
  };
const seen = new Map<string, number>();

const lost = ({ request }: LineCall): NoAnswerError => new NoAnswerError(request.action, request.region, 'lost');

describe('what is gone already', () => {
  test('fails no down, though lists still show it', async () => {
    const { spec, ...rest } = scenario('down');
    const world = await begin({ ...rest, spec }, { lagging: true });
    await world.clock.sleep(20_000);
    const line: Line = async (call) => {
      // Somebody else deletes the route just before; every list is eight seconds behind.
      if (call.request.action === 'DeleteRouteEntry' && call.number > 0) {
        try {
          call.send();
        } catch {}
      }
      return world.callLate('run', call.request, call.account, 8_000);
    };
    expect(await run(world, 'down', spec, line)).toMatchObject({ status: 'done' });
    expect(world.leftOvers()).toEqual([]);
  });
});

describe('a route table that somebody deletes', () => {
  const TABLES = `
name: shop
region: cn-hangzhou
target: local
networks: { app: { name: app, routeTables: all }, data: { name: data } }
connect: [[app, data]]
`;

  test.each(['DeleteRouteEntry', 'DescribeRouteEntryList'])('just before %s fails no down', async (action) => {
    const world = await begin({ ...scenario('up by peering'), spec: TABLES });
    const { VpcId } = world.network('app');
    const table = String(world.byHand('CreateRouteTable', { VpcId, RouteTableName: 'own' }).RouteTableId);
    await world.clock.sleep(10_000);
    expect(await run(world, 'up', TABLES)).toMatchObject({ status: 'done' });
    let deleted = false;
    const line: Line = async (call) => {
      const { RouteTableId } = call.request.parameters;
      if (call.request.action === action && RouteTableId === table && !deleted) {
        deleted = true;
        const [entry] = world.cloud.world.store.tables.routeEntries.find({ routeTable: table, type: 'Custom' });
        const { destination = '', nextHop = '' } = entry ?? {};
        world.byHand('DeleteRouteEntry', {
          RouteTableId: table,
          DestinationCidrBlock: destination,
          NextHopId: nextHop,
        });
        await world.clock.sleep(1_000);
        world.byHand('DeleteRouteTable', { RouteTableId: table });
        await world.clock.sleep(10_000);
      }
      return call.send();
    };
    const outcome = await run(world, 'down', TABLES, line);
    expect([outcome.status, outcome.problems, outcome.results.flatMap(({ error }) => error ?? [])]).toEqual([
      'done',
      [],
      [],
    ]);
    expect(world.leftOvers()).toEqual([]);
  });
});

/** An answer whose lists have forgotten what is being deleted. */
const forgetful = (answer: ApiAnswer): ApiAnswer =>
  JSON.parse(JSON.stringify(answer), (_, value) =>
    Array.isArray(value) ? value.filter((item) => item?.Status !== 'Deleting') : value,
  );

describe('what lists forget while it is still being deleted', () => {
  const SLOW = { ...BRISK, deactivateRouterInterface: 20_000, deleteRouterInterface: 3_000 };

  const forAMoment = (_: LineCall, sinceMs: number): boolean => sinceMs < 150;
  const byId = ({ request }: LineCall): boolean => request.parameters.Filter !== undefined;

  test.each<[string, string, (call: LineCall, sinceMs: number) => boolean]>([
    ['for a moment, whatever the question', 'down', forAMoment],
    ['for a moment, in either region', 'down across regions and accounts', forAMoment],
    ['as long as they are asked by id', 'down', byId],
  ])('%s, is waited for all the same: down ends when it is gone', async (_, name, forgets) => {
    const { spec, ...rest } = scenario(name);
    const world = await begin({ ...rest, spec });
    world.pace = () => SLOW;
    let deletedAt = Number.POSITIVE_INFINITY;
    const line: Line = async (call) => {
      const { action } = call.request;
      if (action === 'DeleteRouterInterface') deletedAt = world.clock.now();
      const answer = call.send();
      const looks = action === 'DescribeRouterInterfaces' && world.clock.now() >= deletedAt;
      return looks && forgets(call, world.clock.now() - deletedAt) ? forgetful(answer) : answer;
    };
    expect(await run(world, 'down', spec, line)).toMatchObject({ status: 'done' });
    expect(world.leftOvers()).toEqual([]);
  });
});

describe('a create whose answer is lost', () => {
  test('is settled by reading back, however late the lists are', async () => {
    const { spec, ...rest } = scenario('up');
    const world = await begin({ ...rest, spec }, { lagging: true });
    await world.clock.sleep(20_000);
    seen.clear();
    const create = onAction('CreateRouteEntry', (call, time) => {
      if (time > 2) return undefined;
      try {
        call.send();
      } catch {}
      throw lost(call);
    });
    const line: Line = (call) =>
      call.request.action === 'DescribeRouteEntryList'
        ? Promise.resolve(world.callLate('run', call.request, call.account, 8_000))
        : create(call);
    expect(await run(world, 'up', spec, line)).toMatchObject({ status: 'done' });
    expect(world.violations).toEqual([]);
  });
});

describe('an interface that a rival made and is connecting', () => {
  test('is known to be there by its refusal, though no list shows it yet', async () => {
    const { spec, ...rest } = scenario('up');
    const world = await begin({ ...rest, spec }, { lagging: true });
    await world.clock.sleep(20_000);
    expect(await run(world, 'up', spec)).toMatchObject({ status: 'done' });
    const line: Line = async (call) => {
      const { action, region } = call.request;
      if (action === 'ModifyRouterInterfaceAttribute')
        throw new CloudError({ code: 'IncorrectStatus', message: 'Connecting', status: 400, action, region });
      return world.callLate('run', call.request, call.account, world.clock.now() < began + 2_000 ? 8_000 : 0);
    };
    const began = world.clock.now();
    const outcome = await run(world, 'up', spec, line);
    expect(
      outcome.results.flatMap(({ step, error }) => (error && step.endsWith(':create') ? [error.code] : [])),
    ).toEqual([]);
  });
});

describe('a peering that a rival made', () => {
  test("between the list and the dry run stands in nobody's way: it is looked for again", async () => {
    const { spec, ...rest } = scenario('up by peering');
    const world = await begin({ ...rest, spec }, { lagging: true });
    await world.clock.sleep(20_000);
    expect(await run(world, 'up', spec)).toMatchObject({ status: 'done' });
    const made = world.clock.now();
    const line: Line = async (call) => {
      if (call.request.action !== 'ListVpcPeerConnections') return call.send();
      return world.callLate('run', call.request, call.account, world.clock.now() < made + 2_500 ? 8_000 : 0);
    };
    expect(await run(world, 'up', spec, line)).toMatchObject({ status: 'unchanged', problems: [] });
  });
});

describe('what does not pass by itself', () => {
  test('a route that somebody adds while down is under way is named, with its id and table', async () => {
    const { spec, ...rest } = scenario('down');
    const world = await begin({ ...rest, spec });
    let added = false;
    const line: Line = async (call) => {
      if (call.request.action === 'DeactivateRouterInterface' && !added) {
        added = true;
        const ours = String(call.request.parameters.RouterInterfaceId);
        const row = world.cloud.world.store.tables.routerInterfaces.get(ours);
        const on = [...world.networks.values()].find(({ VpcId }) => VpcId === row?.vpc)?.name ?? '';
        await addRoute(world, on, '10.77.0.0/16', ours);
      }
      return call.send();
    };
    const before = world.clock.now();
    const outcome = await run(world, 'down', spec, line);
    expect(outcome.status).toBe('failed');
    const [error] = outcome.results.flatMap((result) => (result.error === undefined ? [] : [result.error]));
    const entry = world.cloud.world.store.tables.routeEntries
      .find({})
      .find((row) => row.destination === '10.77.0.0/16');
    expect(error?.code).toBe('DependencyViolation.RouterInterfaceReferedByRouteEntry');
    expect(error?.message).toContain(`${entry?.id} (10.77.0.0/16 in ${entry?.routeTable})`);
    expect(world.clock.now() - before).toBeLessThan(60_000);
  });

  test('a route that somebody adds at the far end of a peering, in another region and account, is named', async () => {
    const { spec, ...rest } = scenario('down by peering across regions and accounts');
    const world = await begin({ ...rest, spec });
    let added = false;
    const line: Line = async (call) => {
      if (call.request.action === 'DeleteVpcPeerConnection' && !added) {
        added = true;
        await addRoute(world, 'data', '10.77.0.0/16', String(call.request.parameters.InstanceId), 'VpcPeer');
      }
      return call.send();
    };
    const outcome = await run(world, 'down', spec, line);
    const entry = world.cloud.world.store.tables.routeEntries
      .find({})
      .find((row) => row.destination === '10.77.0.0/16');
    const [error] = outcome.results.flatMap((result) => result.error ?? []);
    expect(error?.code).toBe('OperationDenied.RouteEntryExist');
    expect(error?.message).toContain(`${entry?.id} (10.77.0.0/16 in ${entry?.routeTable})`);
  });

  describe('a route that is being deleted by somebody, and sticks', () => {
    const stuck = async (signal?: AbortSignal, onRefused: (time: number) => void = () => undefined) => {
      const { spec, ...rest } = scenario('down by peering');
      const world = await begin({ ...rest, spec });
      let hop = '';
      let refused = 0;
      const line: Line = async (call) => {
        const { action } = call.request;
        if (action !== 'DeleteVpcPeerConnection') return call.send();
        if (hop === '') {
          hop = String(call.request.parameters.InstanceId);
          await addRoute(world, 'data', '10.77.0.0/16', hop, 'VpcPeer');
          world.pace = () => ({ ...BRISK, deleteRouteEntry: 3_600_000 });
          const { RouteTableId } = world.network('data');
          world.byHand('DeleteRouteEntry', { RouteTableId, DestinationCidrBlock: '10.77.0.0/16', NextHopId: hop });
        }
        onRefused(++refused);
        return call.send();
      };
      const process = new Process({ world, name: 'run', line });
      const began = world.clock.now();
      const outcome = await process.run('down', await specOf(spec), signal === undefined ? {} : { signal });
      if (outcome === 'died') throw new Error('it died');
      const entry = world.cloud.world.store.tables.routeEntries
        .find({})
        .find((row) => row.destination === '10.77.0.0/16');
      return { outcome, entry, refused, ms: world.clock.now() - began };
    };

    test('is waited for some minutes, then named: what holds it, and that it is on its way out', async () => {
      const { outcome, entry, refused, ms } = await stuck();
      const [error] = outcome.results.flatMap((result) => result.error ?? []);
      expect(error?.code).toBe('OperationDenied.RouteEntryExist');
      expect(error?.message).toContain(`${entry?.id} (10.77.0.0/16 in ${entry?.routeTable}, Deleting)`);
      expect(ms).toBeLessThan(330_000);
      expect(refused).toBeLessThan(80);
    });

    test('does not hold up who wants to stop', async () => {
      const stop = new AbortController();
      const { outcome, ms } = await stuck(stop.signal, (time) => {
        if (time === 5) stop.abort();
      });
      expect(outcome.status).toBe('interrupted');
      expect(outcome.results.filter(({ status }) => status === 'open').map(({ step }) => step)).toEqual([
        expect.stringContaining(':delete:pcc-'),
      ]);
      expect(ms).toBeLessThan(20_000);
    });
  });

  test('an interface that another run deactivates again and again is named, with its status', async () => {
    const { spec, ...rest } = scenario('up');
    const world = await begin({ ...rest, spec });
    const line: Line = async (call) => {
      if (call.request.action === 'CreateRouteEntry' && call.number > 0 && world.leftOvers().length > 0) {
        await deactivate(world, 'isthmus_shop_app_data_initiator').catch(() => undefined);
      }
      return call.send();
    };
    const before = world.clock.now();
    const outcome = await run(world, 'up', spec, line);
    expect(outcome.status).toBe('failed');
    const [error] = outcome.results.flatMap((result) => (result.error === undefined ? [] : [result.error]));
    expect(error?.code).toBe('IncorrectStatus.RouterInterface');
    expect(error?.message).toMatch(/ri-\w+ is Inactive, and CreateRouteEntry needs it Active/);
    expect(world.clock.now() - before).toBeLessThan(90_000);
  });
});

describe('throttling', () => {
  test('of half a minute fails no plan', async () => {
    const { spec, ...rest } = scenario('up');
    const world = await begin({ ...rest, spec });
    const until = world.clock.now() + 30_000;
    const line: Line = async (call) => {
      const { action, region } = call.request;
      if (world.clock.now() < until)
        throw new CloudError({ code: 'Throttling.User', message: 'slower', status: 400, action, region });
      return call.send();
    };
    expect(await run(world, 'up', spec, line)).toMatchObject({ status: 'done' });
  });
});

describe('tags whose answer is lost', () => {
  test('are set again', async () => {
    const { spec, ...rest } = scenario('another bandwidth class');
    const world = await begin({ ...rest, spec });
    seen.clear();
    const line = onAction('TagResourcesForExpressConnect', (call, time) => {
      if (time > 8) return undefined;
      call.send();
      throw lost(call);
    });
    expect(await run(world, 'up', spec, line)).toMatchObject({ status: 'done' });
  });
});

describe('two profiles of one account', () => {
  test('share its rate: the calls of both together stay below the limit', async () => {
    const world = await begin(scenario('up'));
    const limits = { budget: new RateBudget(world.clock), locks: new KeyedLock() };
    const spec = await specOf(`
name: shop
region: cn-hangzhou
target: local
networks: { app: { name: app, profile: default }, data: { name: data } }
connect: [[app, data]]
`);
    const outcome = await new Process({ world, name: 'run' }).run('up', spec, { limits });
    expect(outcome).toMatchObject({ status: 'done' });
    const described = world.trace.filter(({ actor, request }) => actor === 'run' && request.action === 'DescribeVpcs');
    expect(described.length).toBeGreaterThan(2);
    const account = `local account ${world.cloud.world.accounts[0]?.id}`;
    expect(limits.budget.pressure(account, 'Vpc.DescribeVpcs') * 300).toBeCloseTo(described.length);
  });
});
