import { describe, expect, it } from 'vitest';
import { createEngine, printPlan } from '../../src/interconnect/index.ts';
import { CloudError } from '../../src/provider/index.ts';
import { APP_DATA, bench, down, readSpec, up } from './fixtures.ts';

describe('up', () => {
  it('connects the pair, with routes to all blocks of the other side, and then has nothing to do', async () => {
    const { engine, cloud } = bench();
    const spec = await readSpec();
    const outcome = await up(engine(spec));
    expect(outcome).toMatchObject({ status: 'done', summary: { add: 5, change: 0, destroy: 0 } });
    expect(cloud.interfaces.map((row) => [row.Name, row.Role, row.Spec, row.Status])).toEqual([
      ['isthmus_shop_app_data_initiator', 'InitiatingSide', 'Large.2', 'Active'],
      ['isthmus_shop_app_data_acceptor', 'AcceptingSide', 'Negative', 'Active'],
    ]);
    expect(cloud.entries.map((row) => `${row.RouteTableId} ${row.DestinationCidrBlock}`).sort()).toEqual([
      'vtb-app 10.1.0.0/16',
      'vtb-data 10.0.0.0/16',
      'vtb-data 10.9.0.0/16',
    ]);
    const again = await engine(spec).plan();
    expect(printPlan(again)).toBe('No changes. The interconnect "shop" is as declared.');
    expect(await engine(spec).apply(again)).toMatchObject({ status: 'unchanged' });
  });

  it('takes little longer than the transitions of the cloud themselves', async () => {
    const { engine, clock } = bench();
    const spec = await readSpec(APP_DATA);
    const start = clock.now();
    await up(engine(spec));
    // Connecting 2 s, then two routes of `data` one after the other, 0.5 s each.
    expect((clock.now() - start) / 3_000).toBeLessThan(1.1);
    const middle = clock.now();
    await down(engine(spec));
    expect((clock.now() - middle) / 1_800).toBeLessThan(1.1);
  });

  it('makes new resources after a down, though the tokens of the old ones are remembered', async () => {
    const { engine, cloud } = bench();
    const spec = await readSpec();
    const seen = new Set<string>();
    for (let life = 0; life < 4; life++) {
      expect((await up(engine(spec))).status).toBe('done');
      for (const row of cloud.interfaces) {
        expect(seen.has(row.RouterInterfaceId)).toBe(false);
        seen.add(row.RouterInterfaceId);
      }
      expect((await down(engine(spec))).status).toBe('done');
    }
    expect(seen.size).toBe(8);
  });

  it('puts back a route that somebody deleted twice, though its token is remembered', async () => {
    const { engine, cloud } = bench();
    const spec = await readSpec();
    await up(engine(spec));
    for (let time = 0; time < 2; time++) {
      cloud.entries = cloud.entries.filter((row) => row.RouteTableId !== 'vtb-app');
      expect(await up(engine(spec))).toMatchObject({ status: 'done', summary: { add: 1, change: 0, destroy: 0 } });
      expect(cloud.entries).toHaveLength(3);
    }
  });

  it('repairs what was deactivated and changes the bandwidth class in place', async () => {
    const { engine, cloud } = bench();
    await up(engine(await readSpec()));
    const ids = cloud.interfaces.map((row) => row.RouterInterfaceId);
    Object.assign(cloud.interfaces[1] ?? {}, { Status: 'Inactive' });
    const spec = await readSpec(`${APP_DATA}spec: Middle.5\n`);
    const status = await engine(spec).status();
    expect(status.state).toBe('partial');
    expect(status.differences.map((item) => [item.id, item.field, item.declared, item.found])).toEqual([
      [ids[0], 'Spec', 'Middle.5', 'Large.2'],
      [ids[1], 'Status', 'Active', 'Inactive'],
    ]);
    expect(await up(engine(spec))).toMatchObject({ status: 'done', summary: { add: 0, change: 2, destroy: 0 } });
    expect(cloud.interfaces.map((row) => [row.RouterInterfaceId, row.Spec, row.Status])).toEqual([
      [ids[0], 'Middle.5', 'Active'],
      [ids[1], 'Negative', 'Active'],
    ]);
  });

  it('is not said to be connected while an end is between two states, or something of ours is left over', async () => {
    const { engine, cloud } = bench();
    const three = await readSpec(
      APP_DATA.replace('  data: { name: data }\n', '  data: { name: data }\n  log: { name: log }\n').concat(
        '  - [app, log]\n',
      ),
    );
    await up(engine(three));
    expect((await engine(three).status()).state).toBe('connected');
    const two = await engine(await readSpec()).status();
    expect([two.state, ...two.links.map(({ state }) => state)]).toEqual(['partial', 'connected']);
    Object.assign(cloud.interfaces[0] ?? {}, { Status: 'Activating' });
    const busy = await engine(three).status();
    expect([busy.state, ...busy.links.map(({ state }) => state)]).toEqual(['partial', 'partial', 'connected']);
  });

  it('sets the tags of the spec, at once or later, and leaves other tags alone', async () => {
    const { engine, cloud } = bench();
    await up(engine(await readSpec(`${APP_DATA}tags: { team: net }\n`)));
    cloud.interfaces[0]?.Tags.Tags.push({ Key: 'by', Value: 'hand' });
    const spec = await readSpec(`${APP_DATA}tags: { team: core }\n`);
    expect(await up(engine(spec))).toMatchObject({ status: 'done', summary: { add: 0, change: 2, destroy: 0 } });
    const tags = cloud.interfaces.map((row) => row.Tags.Tags.map((tag) => `${tag.Key}=${tag.Value}`).sort());
    expect(tags[0]).toEqual(['by=hand', 'isthmus:interconnect=shop', 'isthmus:link=app/data', 'team=core']);
    expect((await engine(spec).plan()).steps).toEqual([]);
  });

  it('replaces a side whose peer was deleted, and the routes that led to it', async () => {
    const { engine, cloud } = bench();
    const spec = await readSpec();
    await up(engine(spec));
    cloud.interfaces = cloud.interfaces.filter((row) => row.Role === 'InitiatingSide');
    expect((await up(engine(spec))).status).toBe('done');
    expect(cloud.interfaces.map((row) => row.Status)).toEqual(['Active', 'Active']);
    expect((await engine(spec).plan()).steps).toEqual([]);
  });

  it('does not care about the order of a pair, nor about the names of the networks', async () => {
    const { engine, cloud } = bench();
    await up(engine(await readSpec()));
    expect((await engine(await readSpec(APP_DATA.replace('[app, data]', '[data, app]'))).plan()).steps).toEqual([]);
    const renamed = await readSpec(APP_DATA.replaceAll('data:', 'store:').replace('[app, data]', '[app, store]'));
    expect(await up(engine(renamed))).toMatchObject({ status: 'done', summary: { add: 0, change: 2, destroy: 0 } });
    expect(cloud.interfaces.map((row) => row.Name)).toEqual([
      'isthmus_shop_app_store_initiator',
      'isthmus_shop_app_store_acceptor',
    ]);
    expect((await engine(renamed).plan()).changes).toEqual([]);
  });

  it('says so when the cloud changed between plan and apply, and touches nothing', async () => {
    const { engine, cloud } = bench();
    const spec = await readSpec();
    await up(engine(spec));
    const plan = await engine(await readSpec(`${APP_DATA}spec: Small.1\n`)).plan();
    cloud.entries = cloud.entries.filter((row) => row.RouteTableId !== 'vtb-app');
    const writes = cloud.writes.length;
    const outcome = await engine(await readSpec(`${APP_DATA}spec: Small.1\n`)).apply(plan);
    expect(outcome).toMatchObject({ status: 'stale', results: [] });
    expect(outcome.differences).toEqual(['Now to do as well: create RouteEntry app 10.1.0.0/16 in vtb-app.']);
    expect(cloud.writes).toHaveLength(writes);
  });

  it('goes on when there is less to do than was approved', async () => {
    const { engine, cloud } = bench();
    const spec = await readSpec();
    const plan = await engine(spec).plan();
    await up(engine(spec));
    const writes = cloud.writes.length;
    expect((await engine(spec).apply(plan)).status).toBe('unchanged');
    expect(cloud.writes).toHaveLength(writes);
  });

  it('ends well for two runs at once: one set of resources', async () => {
    const { engine, cloud } = bench();
    const spec = await readSpec();
    const [first, second] = [engine(spec), engine(spec)];
    const plans = await Promise.all([first.plan(), second.plan()]);
    const outcomes = await Promise.all([first.apply(plans[0]), second.apply(plans[1])]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['done', 'done']);
    expect(cloud.interfaces).toHaveLength(2);
    expect(cloud.entries).toHaveLength(3);
  });

  describe('carried out as seen, without a second look', () => {
    it('takes fewer calls and comes to the same end', async () => {
      const spec = await readSpec();
      const [careful, quick] = [bench(), bench()];
      await up(careful.engine(spec));
      const engine = quick.engine(spec);
      expect(await engine.apply(await engine.plan(), { asSeen: true })).toMatchObject({ status: 'done' });
      expect(quick.cloud.calls.length).toBeLessThan(careful.cloud.calls.length);
      expect(quick.cloud.entries.length).toBe(careful.cloud.entries.length);
      expect((await quick.engine(spec).plan()).steps).toEqual([]);
    });

    it('ends well when another run was faster', async () => {
      const { engine, cloud } = bench();
      const spec = await readSpec();
      const late = await engine(spec).plan();
      await up(engine(spec));
      expect(await engine(spec).apply(late, { asSeen: true })).toMatchObject({ status: 'done' });
      expect(cloud.interfaces).toHaveLength(2);
      expect(cloud.entries).toHaveLength(3);
      const lateDown = await engine(spec).planDown();
      await down(engine(spec));
      expect(await engine(spec).apply(lateDown, { asSeen: true })).toMatchObject({ status: 'done' });
      expect([cloud.interfaces, cloud.entries]).toEqual([[], []]);
    });
  });

  it('counts as added what exists, though it could not be connected', async () => {
    const { engine, cloud } = bench();
    cloud.before = ({ action, region }) => {
      if (action === 'ConnectRouterInterface')
        throw new CloudError({ code: 'Forbidden.OnlyOneConnection', message: 'one', status: 400, action, region });
    };
    const outcome = await up(engine(await readSpec()));
    expect(cloud.interfaces).toHaveLength(2);
    expect(outcome).toMatchObject({ status: 'failed', summary: { add: 2, change: 0, destroy: 0 } });
  });

  it('names in every step which connection it is for, and what goes in turn', async () => {
    const { engine } = bench();
    const spec = await readSpec(
      APP_DATA.replace('- [app, data]', '- [app, data]\n  - [app, log]').replace(
        'connect:',
        '  log: { vpc: vpc-log }\nconnect:',
      ),
    );
    const text = printPlan(await engine(spec).plan());
    const titles = text.split('\n').filter((line) => /router interface on|its peer on/.test(line));
    expect(titles).toHaveLength(8);
    expect(new Set(titles.map((line) => line.slice(5)))).toHaveLength(8);
    expect(text).toContain('or in turn: changes of one VPC are taken one at a time');
  });

  it('tells what it does and why it waits', async () => {
    const { engine, events } = bench();
    await up(engine(await readSpec()));
    expect(events.filter((event) => event.type === 'step-done')).toHaveLength(8);
    const waiting = events.flatMap((event) => (event.type === 'step-waiting' ? [event.reason] : []));
    expect(waiting).toContainEqual(expect.stringMatching(/^ri-made1 Connecting, [12]\.\d s of at most 375 s$/));
  });
});

describe('down', () => {
  it('leaves nothing of ours, leaves the rest, and is idempotent', async () => {
    const { engine, cloud } = bench();
    const spec = await readSpec();
    await up(engine(spec));
    const stranger = structuredClone(cloud.interfaces[0]);
    if (stranger === undefined) throw new Error('nothing was made');
    cloud.interfaces.push({
      ...stranger,
      RouterInterfaceId: 'ri-hand',
      Name: 'by-hand',
      Tags: { Tags: [] },
      Status: 'Idle',
    });
    expect(await down(engine(spec))).toMatchObject({ status: 'done', summary: { add: 0, change: 0, destroy: 5 } });
    expect(cloud.interfaces.map((row) => row.RouterInterfaceId)).toEqual(['ri-hand']);
    expect(await down(engine(spec))).toMatchObject({ status: 'unchanged' });
    expect(printPlan(await engine(spec).planDown())).toContain('There is nothing of the interconnect "shop"');
  });

  it('names the route of a stranger that holds our interface', async () => {
    const { engine, cloud } = bench();
    const spec = await readSpec();
    await up(engine(spec));
    const entry = cloud.entries.find((row) => row.RouteTableId === 'vtb-app');
    if (entry === undefined) throw new Error('no entry');
    cloud.entries.push({
      ...structuredClone(entry),
      RouteEntryId: 'rte-hand',
      RouteEntryName: '',
      DestinationCidrBlock: '10.77.0.0/16',
    });
    const plan = await engine(spec).planDown();
    expect(plan.steps).toEqual([]);
    expect(plan.problems).toMatchObject([{ code: 'BlockedByRoute', objects: ['rte-hand', 'vtb-app', 'ri-made1'] }]);
  });
});

describe('the engine', () => {
  it('connects once for each place, and only when asked', async () => {
    const { cloud, clock } = bench();
    let connected = 0;
    const spec = await readSpec();
    const engine = createEngine({
      spec,
      clock,
      connect: () => {
        connected++;
        return cloud;
      },
    });
    expect(connected).toBe(0);
    await engine.plan();
    await engine.status();
    expect(connected).toBe(1);
  });
});
