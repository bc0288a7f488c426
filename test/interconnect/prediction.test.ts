import { describe, expect, it } from 'vitest';
import { allows, differencesBetween } from '../../src/interconnect/apply/stale.ts';
import { printPlan } from '../../src/interconnect/index.ts';
import { predictChanges } from '../../src/interconnect/predict/predict.ts';
import { withPackets } from '../../src/interconnect/verify/verification.ts';
import { AddressSet, cidr } from '../../src/network/index.ts';
import { joined, type Plan as Networks, snapshotOf } from '../network/world.ts';
import { APP_DATA, bench, down, readSpec, up } from './fixtures.ts';

const everywhere = `
name: shop
region: cn-hangzhou
networks: { app: { vpc: vpc-app }, data: { vpc: vpc-data } }
connect:
  - { between: [app, data], destinations: { app: [0.0.0.0/0], data: [0.0.0.0/0] } }
`;

describe('a plan speaks of packets', () => {
  it('says which pairs will connect, in words', async () => {
    const { prediction } = await bench()
      .engine(await readSpec())
      .plan();
    expect(prediction?.words).toEqual([
      'app 10.0.0.0/16, 10.9.0.0/16 ↔ data 10.1.0.0/16: will connect; 1 subnet pair each way',
    ]);
    expect(prediction).toMatchObject({ risks: [], notes: [], filters: 'not considered' });
    expect(prediction?.links).toMatchObject([{ key: 'app/data', state: 'connected' }]);
  });

  it('names the loop of two default routes, with its cycle and its exact addresses, as a risk', async () => {
    const plan = await bench()
      .engine(await readSpec(everywhere))
      .plan();
    expect(plan.prediction?.words[0]).toMatch(
      /will connect; 1 subnet pair each way; 0\.0\.0\.0\/0 from both sides: will loop$/,
    );
    const [loop, ...others] = plan.prediction?.risks ?? [];
    expect(others).toEqual([]);
    expect(loop?.code).toBe('loop');
    expect(loop?.cycle).toEqual([
      'vtb-app 0.0.0.0/0 → RouterInterface app/data initiator',
      'vtb-data 0.0.0.0/0 → RouterInterface app/data acceptor',
    ]);
    const handled = AddressSet.of(['10.0.1.0/24', '10.1.1.0/24', '100.64.0.0/10'].map(cidr));
    expect(loop?.addresses).toEqual(handled.complement().toJSON());
    expect(printPlan(plan)).toContain('What becomes worse\n  ! loop  Packets for everything except');
  });

  it('counts among the risks a route whose next hop goes, and one that asks a peering to transit', () => {
    const codes = (networks: Networks, ...changes: Parameters<typeof predictChanges>[1]) =>
      predictChanges(snapshotOf(networks), changes, 'up').risks.map(({ code }) => code);
    const gone = { action: 'DeleteRouterInterface', parameters: { RouterInterfaceId: 'ri-ab' } } as const;
    expect(codes(joined, gone)).toEqual(expect.arrayContaining(['path-lost', 'dead-next-hop']));
    const row: Networks = {
      vpcs: {
        a: { block: '10.0.0.0/16', vSwitches: { 'vsw-a': '10.0.1.0/24' } },
        b: { block: '10.1.0.0/16', vSwitches: { 'vsw-b': '10.1.1.0/24' } },
        c: { block: '10.2.0.0/16', vSwitches: { 'vsw-c': '10.2.1.0/24' } },
      },
      peerings: [
        ['a', 'b'],
        ['b', 'c'],
      ],
      routes: { 'vtb-b': { '10.2.0.0/16': 'pcc-bc' } },
    };
    const across = { RouteTableId: 'vtb-a', DestinationCidrBlock: '10.2.0.0/16', NextHopType: 'VpcPeer' };
    const route = { action: 'CreateRouteEntry', parameters: { ...across, NextHopId: 'pcc-ab' } } as const;
    expect(codes(row, route)).toEqual(['peering-transit']);
  });

  describe('of a network with a route to a prefix list', () => {
    const entry = {
      RouteEntryId: 'rte-list',
      RouteEntryName: '',
      RouteTableId: 'vtb-app',
      DestinationCidrBlock: 'pl-partners',
      Type: 'Custom',
      Status: 'Available',
      NextHops: { NextHop: [{ NextHopType: 'NatGateway', NextHopId: 'ngw-1' }] },
    };

    it('sees that a block of the list takes packets elsewhere', async () => {
      const { cloud, engine } = bench();
      cloud.entries.push(entry);
      cloud.prefixLists.set('pl-partners', ['10.1.1.0/24', '172.16.0.0/12']);
      const { prediction } = await engine(await readSpec()).plan();
      expect(prediction?.notes).toEqual([]);
      expect(prediction?.links).toMatchObject([{ state: 'partial' }]);
      expect(JSON.stringify(prediction?.links)).toContain('10.1.1.0/24 (of pl-partners) → NatGateway ngw-1');
      expect(cloud.calls.filter(({ action }) => action === 'GetVpcPrefixListEntries')).toHaveLength(1);
    });

    it('says so where the list may not be read', async () => {
      const { cloud, engine } = bench();
      cloud.entries.push(entry);
      const { prediction, problems } = await engine(await readSpec()).plan();
      expect(problems).toEqual([]);
      expect(prediction?.notes).toEqual([
        'The prefix list pl-partners could not be read (Forbidden.RAM): routes to it count as not there.',
      ]);
    });
  });

  it('is data that JSON keeps, and frozen', async () => {
    const plan = await bench()
      .engine(await readSpec(everywhere))
      .plan();
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(Object.isFrozen(plan.prediction?.risks[0])).toBe(true);
  });

  it('warns before a pair that is connected loses its path, though it is the spec that says so', async () => {
    const own = bench();
    const three = `${APP_DATA.replace('  data:', '  log: { vpc: vpc-log }\n  data:')}  - [app, log]\n`;
    await up(own.engine(await readSpec(three)));
    const { prediction } = await own.engine(await readSpec(three.replace('  - [app, log]\n', ''))).plan();
    expect(prediction?.risks.map(({ code, message }) => [code, message])).toEqual([
      ['path-lost', 'app loses its path to log: vsw-app to vsw-log.'],
      ['path-lost', 'log loses its path to app: vsw-log to vsw-app.'],
    ]);
  });

  it('warns also where the spec forgets the network together with its connection', async () => {
    const own = bench();
    const three = `${APP_DATA.replace('  data:', '  log: { vpc: vpc-log }\n  data:')}  - [app, log]\n`;
    await up(own.engine(await readSpec(three)));
    const { prediction } = await own.engine(await readSpec()).plan();
    expect(prediction?.risks.map(({ message }) => message)).toEqual([
      'app loses its path to log: vsw-app to vsw-log.',
      'log loses its path to app: vsw-log to vsw-app.',
    ]);
  });

  it('takes it for the purpose of down that pairs lose their path', async () => {
    const own = bench();
    const spec = await readSpec();
    await up(own.engine(spec));
    const { prediction } = await own.engine(spec).planDown();
    expect(prediction?.words).toEqual([
      'app 10.0.0.0/16, 10.9.0.0/16 ↔ data 10.1.0.0/16: will lose its path; 1 subnet pair each way',
    ]);
    expect(prediction?.risks).toEqual([]);
  });

  it('predicts what ends by itself: a pair that is connecting, a route that is pending', async () => {
    const own = bench();
    const spec = await readSpec();
    await up(own.engine(spec));
    Object.assign(own.cloud.interfaces[0] ?? {}, { Status: 'Activating', next: 'Active', at: own.clock.now() + 5000 });
    Object.assign(own.cloud.entries[0] ?? {}, { Status: 'Pending', next: 'Available', at: own.clock.now() + 5000 });
    const { steps, prediction } = await own.engine(spec).plan();
    expect(steps.every((step) => step.call === undefined)).toBe(true);
    expect(prediction?.links).toMatchObject([{ state: 'connected' }]);
  });

  it('says nothing where there is nothing to do', async () => {
    const own = bench();
    const spec = await readSpec();
    await up(own.engine(spec));
    expect((await own.engine(spec).plan()).prediction).toBeUndefined();
  });

  it('finds in a default route of one side alone what comes back: the addresses of its own VPC that nobody has', async () => {
    const plan = await bench()
      .engine(await readSpec(everywhere.replace(', data: [0.0.0.0/0]', '')))
      .plan();
    const loops = plan.prediction?.risks.filter(({ code }) => code === 'loop') ?? [];
    expect(loops.map(({ addresses }) => addresses?.includes('10.0.0.0/24'))).toContain(true);
    expect(loops.map(({ addresses }) => addresses)).toContainEqual(['10.9.0.0/16']);
    expect(plan.prediction?.risks.map(({ code }) => code)).toContain('black-hole');
  });

  it('is stale as soon as it would make worse what it did not when it was approved', async () => {
    const own = bench();
    const approved = await own.engine(await readSpec()).plan();
    const [risk] = (await own.engine(await readSpec(everywhere)).plan()).prediction?.risks ?? [];
    if (risk === undefined || approved.prediction === undefined) throw new Error('both plans predict');
    const now = { ...approved, prediction: { ...approved.prediction, risks: [risk] } };
    expect(allows(approved, approved)).toBe(true);
    expect(allows(approved, now)).toBe(false);
    expect(differencesBetween(approved, now)).toContain(risk.message);
    expect(allows(now, approved)).toBe(true);
  });
});

describe('verify', () => {
  it('says of each declared pair whether packets arrive, both ways', async () => {
    const own = bench();
    const spec = await readSpec();
    expect(await own.engine(spec).verify()).toMatchObject({ state: 'broken', links: [{ state: 'apart' }] });
    await up(own.engine(spec));
    expect(await own.engine(spec).verify()).toMatchObject({
      state: 'connected',
      links: [{ key: 'app/data', pairs: [{ between: ['vsw-app', 'vsw-data'], there: { reached: true } }] }],
      packets: null,
    });
    own.cloud.entries = own.cloud.entries.filter((row) => row.RouteTableId !== 'vtb-data');
    const found = await own.engine(spec).verify();
    expect(found).toMatchObject({ state: 'broken', links: [{ state: 'partial' }] });
    expect(found.links[0]?.pairs[0]).toMatchObject({
      there: { reached: true },
      back: { reached: false, words: '10.0.1.0/24: no route in vtb-data of data' },
    });
    await down(own.engine(spec));
  });

  it('says that it cannot tell when the VPC is not there', async () => {
    const own = bench();
    own.cloud.vpcs = own.cloud.vpcs.filter(({ id }) => id !== 'vpc-app');
    const found = await own.engine(await readSpec()).verify();
    expect(found.state).toBe('unknown');
    expect(found.problems.map(({ code }) => code)).toEqual(['UnknownVpc']);
  });

  it('puts packets beside what the routes say; silence counts against them', async () => {
    const own = bench();
    const spec = await readSpec();
    await up(own.engine(spec));
    const found = await own.engine(spec).verify();
    const asked: string[] = [];
    const prober = (silent: boolean) => ({
      label: 'a test',
      probe: async (probes: readonly { fromVSwitchId: string; toVSwitchId: string }[]) =>
        probes.map((probe) => {
          asked.push(`${probe.fromVSwitchId} ${probe.toVSwitchId}`);
          return { ...probe, result: silent ? ('lost' as const) : ('answered' as const), words: '1 ms' };
        }),
    });
    expect(await withPackets(found, prober(false))).toMatchObject({ state: 'connected' });
    expect(asked).toEqual(['vsw-app vsw-data', 'vsw-data vsw-app']);
    expect(await withPackets(found, prober(true))).toMatchObject({
      state: 'broken',
      packets: [{ result: 'lost' }, {}],
    });
  });
});
