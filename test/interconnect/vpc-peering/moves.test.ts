import { describe, expect, it } from 'vitest';
import { CloudError } from '../../../src/provider/index.ts';
import { type Line, Process } from '../../simulation/process.ts';
import { unserved } from '../../simulation/served.ts';
import { shapeOf } from '../../simulation/shape.ts';
import type { VirtualWorld } from '../../simulation/virtual-world.ts';
import { INTERFACES, PAIR, readSpec, site, spec } from './support.ts';

const BOTH = [
  ['app', 'data'],
  ['data', 'app'],
] as const;

const lost = (world: VirtualWorld): readonly string[] => unserved(world, BOTH);

describe('the look at both directions', () => {
  it('sees that nothing is served before an up, and everything after it', async () => {
    const { world, up } = await site();
    expect(lost(world)).toHaveLength(2);
    await up(PAIR);
    expect(lost(world)).toEqual([]);
  });
});

describe('a changed via', () => {
  it('is planned as a move: the new way beside the old, stand-ins, a check, and the old way last', async () => {
    const { up, plan } = await site();
    await up(INTERFACES);
    const { steps, changes, summary, warnings } = await plan(PAIR);
    expect(steps.map(({ title }) => title.replace(/(vtb|ri)-[a-z0-9]+/g, '$1'))).toEqual([
      'Create the peering of app with data',
      'Let 10.1.0.0/17 stand in, in vtb (app)',
      'Let 10.1.128.0/17 stand in, in vtb (app)',
      'Let 10.0.0.0/17 stand in, in vtb (data)',
      'Let 10.0.128.0/17 stand in, in vtb (data)',
      'Remove the route 10.1.0.0/16 from vtb (app)',
      'Add the route 10.1.0.0/16 to vtb (app)',
      'Remove the stand-in 10.1.0.0/17 from vtb (app)',
      'Remove the stand-in 10.1.128.0/17 from vtb (app)',
      'Remove the route 10.0.0.0/16 from vtb (data)',
      'Add the route 10.0.0.0/16 to vtb (data)',
      'Remove the stand-in 10.0.0.0/17 from vtb (data)',
      'Remove the stand-in 10.0.128.0/17 from vtb (data)',
      'Check that app and data send to each other by the new way',
      'Deactivate ri',
      'Delete ri',
      'Deactivate ri',
      'Delete ri',
    ]);
    expect(summary).toEqual({ add: 3, change: 0, destroy: 4 });
    expect(changes.filter(({ kind }) => kind === 'RouteEntry')).toMatchObject([
      { action: 'replace', reason: 'it moves to VpcPeer, without an interruption' },
      { action: 'replace' },
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['MoveIsFinal']);
  });

  it('turns an entry in place where its destination cannot be split', async () => {
    const one = '[{ between: [app, data], destinations: { app: [10.1.0.1/32] } }]';
    const { up, world, writes, routes } = await site();
    await up(spec(one, 'via: router-interface'));
    world.always = lost;
    expect(await up(spec(one, 'via: vpc-peering'))).toBe('done');
    expect(writes()).toContain('ModifyRouteEntry');
    expect(routes()).toEqual(['app 10.1.0.1/32 VpcPeer', 'data 10.0.0.0/16 VpcPeer']);
    expect(world.violations).toEqual([]);
  });

  it('leaves a half alone that has an entry of its own', async () => {
    const halves = '[{ between: [app, data], destinations: { app: [10.1.0.0/16, 10.1.0.0/17] } }]';
    const { up, world, routes } = await site();
    await up(spec(halves, 'via: router-interface'));
    world.always = lost;
    expect(await up(spec(halves, 'via: vpc-peering'))).toBe('done');
    expect(routes()).toEqual(['app 10.1.0.0/16 VpcPeer', 'app 10.1.0.0/17 VpcPeer', 'data 10.0.0.0/16 VpcPeer']);
    expect(world.violations).toEqual([]);
  });

  it('may come with other destinations: what is declared no more goes, what is new comes, what stays moves', async () => {
    const { up, world, routes } = await site();
    await up(
      spec('[{ between: [app, data], destinations: { app: [10.1.0.0/16, 10.50.0.0/16] } }]', 'via: router-interface'),
    );
    world.always = lost;
    const other = '[{ between: [app, data], destinations: { app: [10.1.0.0/16, 10.1.4.0/24] } }]';
    expect(await up(spec(other, 'via: vpc-peering'))).toBe('done');
    expect(routes()).toEqual(['app 10.1.0.0/16 VpcPeer', 'app 10.1.4.0/24 VpcPeer', 'data 10.0.0.0/16 VpcPeer']);
    expect(world.violations).toEqual([]);
  });

  it('moves one connection and leaves another as it is', async () => {
    const { up, routes } = await site();
    await up(spec('[[app, data], [app, log]]', 'via: router-interface'));
    expect(await up(spec('[{ between: [app, data], via: vpc-peering }, [app, log]]'))).toBe('done');
    expect(routes()).toEqual([
      'app 10.1.0.0/16 VpcPeer',
      'app 10.2.0.0/16 RouterInterface',
      'data 10.0.0.0/16 VpcPeer',
      'log 10.0.0.0/16 RouterInterface',
    ]);
  });

  it('is stopped by somebody else’s route that leads through the old way', async () => {
    const { up, codes, world, interfaces } = await site();
    await up(INTERFACES);
    const { RouteTableId, VRouterId } = world.network('app');
    const NextHopId = interfaces().find(({ router }) => router === VRouterId)?.id ?? '';
    const foreign = { RouteTableId, DestinationCidrBlock: '10.77.0.0/16', NextHopType: 'RouterInterface', NextHopId };
    world.byHand('CreateRouteEntry', foreign);
    expect(await codes(PAIR)).toEqual(['BlockedByRoute']);
  });

  it('needs room for the stand-ins in the route tables', async () => {
    const { up, codes, world, interfaces } = await site();
    await up(INTERFACES);
    const { RouteTableId, VRouterId } = world.network('app');
    const NextHopId = interfaces().find(({ router }) => router !== VRouterId)?.id ?? '';
    const { routeEntries } = world.cloud.world.store.tables;
    const [own] = routeEntries.find({ routeTable: RouteTableId, type: 'Custom' });
    if (own === undefined) throw new Error('a route of ours');
    for (let n = 0; n < 199; n++)
      routeEntries.insert({ ...own, id: `rte-x${n}`, name: 'x', destination: `172.16.${n}.0/24`, nextHop: NextHopId });
    expect(await codes(PAIR)).toContain('RouteQuota');
  });
});

describe('where the cloud takes no peering beside router interfaces', () => {
  it('a move is refused, with what to do', async () => {
    const { up, plan, world } = await site({ peeringExcludesInterfaces: true });
    await up(INTERFACES);
    const { problems, steps } = await plan(PAIR);
    expect(problems).toMatchObject([{ code: 'MoveInterrupts' }]);
    expect(problems[0]?.actions.join(' ')).toContain('--allow-interruption');
    expect(steps).toEqual([]);
    expect(lost(world)).toEqual([]);
  });

  it('and made with an interruption by who allows it, to one end and back', async () => {
    const { up, routes, interfaces, peerings, writes } = await site({ peeringExcludesInterfaces: true });
    await up(INTERFACES);
    expect(await up(PAIR, true)).toBe('done');
    expect(routes()).toEqual(['app 10.1.0.0/16 VpcPeer', 'data 10.0.0.0/16 VpcPeer']);
    expect(interfaces()).toEqual([]);
    const order = writes().filter((action) => /^(DeleteRouterInterface|CreateVpcPeerConnection)$/.test(action));
    expect(order).toEqual(['DeleteRouterInterface', 'DeleteRouterInterface', 'CreateVpcPeerConnection']);
    expect(await up(INTERFACES, true)).toBe('done');
    expect(peerings()).toEqual([]);
    expect(routes()).toEqual(['app 10.1.0.0/16 RouterInterface', 'data 10.0.0.0/16 RouterInterface']);
  });

  it('a move back that the cloud refuses leaves everything served', async () => {
    const { up, world, engine } = await site({ peeringExcludesInterfaces: true });
    await up(PAIR);
    world.always = lost;
    const run = engine(await readSpec(INTERFACES));
    const outcome = await run.apply(await run.plan());
    expect(outcome.status).toBe('failed');
    expect(outcome.results.flatMap(({ error }) => error?.code ?? [])).toContain('HaveConnectionBetweenRouters');
    expect(world.violations).toEqual([]);
  });
});

describe('a move that is given up', () => {
  it('leads back from wherever it was killed, with both directions served all the time', async () => {
    const whole = await moveKilledAt(Number.POSITIVE_INFINITY);
    for (let call = 1; call <= whole; call += 5) await moveKilledAt(call);
  }, 60_000);
});

describe('a move that fails', () => {
  it('is turned back by the undo, whichever call failed, with both directions served all the time', async () => {
    for (let number = 1; ; number++) {
      const { world, up } = await site();
      await up(INTERFACES);
      const before = shapeOf(world);
      world.always = lost;
      const run = new Process({ world, name: 'run', line: refuseWrite(number) }).engine(await readSpec(PAIR));
      const outcome = await run.apply(await run.plan());
      if (outcome.status === 'done') {
        expect(number).toBeGreaterThan(15);
        break;
      }
      const undone = await run.apply(await run.planUndo(outcome.plan), { asSeen: true });
      expect(['done', 'unchanged'], `write ${number}`).toContain(undone.status);
      await world.clock.sleep(10_000);
      // Once the first router interface is gone the pair is made anew, with other ids.
      expect(shapeOf(world), `write ${number}`).toEqual(before);
      expect(world.violations, `write ${number}`).toEqual([]);
      world.close();
    }
  }, 60_000);
});

/** Refuses the write of this number for good; dry runs do not count. */
function refuseWrite(number: number): Line {
  let writes = 0;
  return async ({ request, send }) => {
    const { action, region, parameters } = request;
    if (/^(Describe|List|Get)/.test(action) || parameters.DryRun === true || ++writes !== number) return send();
    throw new CloudError({ code: 'QuotaExceeded', message: 'no more', status: 400, action, region });
  };
}

/** Kills a move to a peering at a call, turns back, and looks at the end. @returns the number of calls of the move */
async function moveKilledAt(at: number): Promise<number> {
  const { world, up, routes, peerings, interfaces } = await site();
  await up(INTERFACES);
  world.always = lost;
  const dying = new Process({ world, name: 'dying', fate: (call) => (call === at ? 'answered' : undefined) });
  await dying.run('up', await readSpec(PAIR));
  await up(INTERFACES);
  expect(world.violations, `killed at call ${at}`).toEqual([]);
  expect(routes()).toEqual(['app 10.1.0.0/16 RouterInterface', 'data 10.0.0.0/16 RouterInterface']);
  expect([peerings().length, interfaces().length]).toEqual([0, 2]);
  world.close();
  return dying.calls;
}
