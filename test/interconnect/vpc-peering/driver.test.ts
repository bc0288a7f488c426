import { describe, expect, it } from 'vitest';
import { PAIR, site, spec } from './support.ts';

describe('via: vpc-peering', () => {
  it('makes one peering and a route at each end, finds them again, and takes them away', async () => {
    const { up, down, status, peerings, routes, plan } = await site();
    expect((await plan(PAIR)).summary).toEqual({ add: 3, change: 0, destroy: 0 });
    expect(await up(PAIR)).toBe('done');
    expect(peerings()).toMatchObject([{ name: 'isthmus_shop_app_data', status: 'Activated' }]);
    expect(routes()).toEqual(['app 10.1.0.0/16 VpcPeer', 'data 10.0.0.0/16 VpcPeer']);
    expect(await up(PAIR)).toBe('unchanged');
    const { state, links } = await status(PAIR);
    expect(state).toBe('connected');
    expect(links[0]).toMatchObject({
      via: 'vpc-peering',
      ends: [
        { network: 'app', role: 'Requester', status: 'Activated', works: true },
        { network: 'data', role: 'Accepter', id: peerings()[0]?.id },
      ],
    });
    expect(links[0]).not.toHaveProperty('spec');
    expect(await down(PAIR)).toBe('done');
    expect([peerings(), routes()]).toEqual([[], []]);
    expect(await down(PAIR)).toBe('unchanged');
  });

  it('comes up again after a down, though the service remembers the tokens of the first time', async () => {
    const { up, down, peerings } = await site();
    await up(PAIR);
    const first = peerings()[0]?.id;
    await down(PAIR);
    expect(await up(PAIR)).toBe('done');
    expect(peerings()).toHaveLength(1);
    expect(peerings()[0]?.id).not.toBe(first);
  });

  it('does not mind which of the two is named first: who asked stays so', async () => {
    const { up } = await site();
    await up(PAIR);
    expect(await up(spec('[[data, app]]', 'via: vpc-peering'))).toBe('unchanged');
  });

  it('makes the peerings of one network one after the other, since the service takes one at a time', async () => {
    const { up, world } = await site();
    expect(await up(spec('[[app, data], [app, log]]', 'via: vpc-peering'))).toBe('done');
    expect(world.trace.filter(({ code }) => code === 'Conflict.Operation')).toEqual([]);
  });

  it('corrects a name that somebody changed, and sets the tags that the spec names', async () => {
    const { up, plan, peerings, world } = await site();
    await up(PAIR);
    const InstanceId = peerings()[0]?.id ?? '';
    world.byHand('ModifyVpcPeerConnection', { InstanceId, Name: 'mine' }, { product: 'VpcPeer' });
    await world.clock.sleep(100);
    const tagged = `${PAIR}tags: { team: net }`;
    const { changes } = await plan(tagged);
    expect(changes).toMatchObject([
      {
        action: 'update',
        fields: [
          { name: 'Name', from: 'mine', to: 'isthmus_shop_app_data' },
          { name: 'Tags.team', to: 'net' },
        ],
      },
    ]);
    expect(await up(tagged)).toBe('done');
    expect(await up(tagged)).toBe('unchanged');
  });

  it('makes anew what was deleted with its routes', async () => {
    const { up, status, peerings, routes, world } = await site();
    await up(PAIR);
    world.byHand(
      'DeleteVpcPeerConnection',
      { InstanceId: peerings()[0]?.id ?? '', Force: true },
      { product: 'VpcPeer' },
    );
    await world.clock.sleep(200);
    expect((await status(PAIR)).state).toBe('absent');
    expect(await up(PAIR)).toBe('done');
    expect(routes()).toEqual(['app 10.1.0.0/16 VpcPeer', 'data 10.0.0.0/16 VpcPeer']);
  });

  it('removes the peering of a pair that is not declared any more', async () => {
    const { up, peerings, routes } = await site();
    await up(PAIR);
    expect(await up(spec('[[app, log]]', 'via: vpc-peering'))).toBe('done');
    expect(peerings()).toMatchObject([{ name: 'isthmus_shop_app_log' }]);
    expect(routes()).toEqual(['app 10.2.0.0/16 VpcPeer', 'log 10.0.0.0/16 VpcPeer']);
  });

  it('sends every secondary block, and follows when one is added', async () => {
    const { up, routes, world } = await site();
    await up(PAIR);
    const { VpcId } = world.network('data');
    world.byHand('AssociateVpcCidrBlock', { VpcId, SecondaryCidrBlock: '10.21.0.0/16' });
    expect(await up(PAIR)).toBe('done');
    expect(routes()).toContain('app 10.21.0.0/16 VpcPeer');
  });
});

const FAR = [
  { name: 'app', blocks: ['10.0.0.0/16'] },
  { name: 'data', blocks: ['10.1.0.0/16'], region: 'cn-beijing', account: 'partner' },
] as const;

const far = (more: string): string => `
name: far
region: cn-hangzhou
target: local
networks: { app: { name: app }, data: { name: data, region: cn-beijing, profile: partner } }
connect: [{ between: [app, data], via: vpc-peering${more} }]
`;

describe('across regions and accounts', () => {
  it('is asked for by the one account and accepted by the other, each with its own routes', async () => {
    const { up, down, world, peerings, routes } = await site({ networks: FAR });
    expect(await up(far(', bandwidth: 200'))).toBe('done');
    expect(peerings()).toMatchObject([{ status: 'Activated', bandwidth: 200, acceptingRegion: 'cn-beijing' }]);
    const accepted = world.trace.filter(({ request }) => request.action === 'AcceptVpcPeerConnection');
    expect(accepted.map(({ request }) => request.region)).toEqual(['cn-beijing']);
    expect(routes()).toHaveLength(2);
    expect(await up(far(', bandwidth: 200'))).toBe('unchanged');
    expect(await up(far(', bandwidth: 300'))).toBe('done');
    expect(peerings()).toMatchObject([{ bandwidth: 300 }]);
    expect(await down(far(''))).toBe('done');
    expect([peerings(), routes()]).toEqual([[], []]);
  });

  it('says when the other account rejected it, and asks again', async () => {
    const { up, plan, peerings, world } = await site({ networks: FAR });
    await up(far(''));
    const rejected = peerings()[0]?.id ?? '';
    world.cloud.world.store.tables.peerConnections.update(rejected, { status: 'Rejected' });
    expect((await plan(far(''))).warnings.map(({ code }) => code)).toContain('Rejected');
    expect(await up(far(''))).toBe('done');
    expect(peerings()).toMatchObject([{ status: 'Activated' }]);
    expect(peerings()[0]?.id).not.toBe(rejected);
  });
});

describe('checks before anything is touched', () => {
  it('names a peering that somebody else made', async () => {
    const { codes, world } = await site();
    const [app, data] = [world.network('app'), world.network('data')];
    const parameters = {
      VpcId: app.VpcId,
      AcceptingAliUid: world.cloud.world.accounts[0]?.id ?? '',
      AcceptingRegionId: data.region,
      AcceptingVpcId: data.VpcId,
    };
    world.byHand('CreateVpcPeerConnection', parameters, { product: 'VpcPeer' });
    await world.clock.sleep(100);
    expect(await codes(PAIR)).toEqual(['ForeignPeering']);
  });

  it('counts the peerings that a plan would add to those that are there', async () => {
    const names = Array.from({ length: 11 }, (_, n) => `n${n}`);
    const networks = [
      { name: 'hub', blocks: ['10.0.0.0/16'] },
      ...names.map((name, n) => ({ name, blocks: [`10.${n + 1}.0.0/16`] })),
    ];
    const star = await site({ networks, quotas: { vpcsPerRegion: 20 } });
    const declared = `
name: star
region: cn-hangzhou
target: local
via: vpc-peering
networks: { hub: { name: hub }, ${names.map((name) => `${name}: { name: ${name} }`).join(', ')} }
connect: [${names.map((name) => `[hub, ${name}]`).join(', ')}]
`;
    const { problems } = await star.plan(declared);
    expect(problems.map(({ code }) => code)).toEqual(['PeeringQuota']);
    expect(problems[0]?.message).toContain('would have 11 peerings within its region; 10 are allowed');
    expect((await star.plan(`${declared}quotas: { peeringsInRegionPerVpc: 15 }\n`)).problems).toEqual([]);
  });

  it('counts them for the whole account as well: a mesh of seven is one too many', async () => {
    const names = Array.from({ length: 7 }, (_, n) => `n${n}`);
    const networks = names.map((name, n) => ({ name, blocks: [`10.${n}.0.0/16`] }));
    const mesh = await site({ networks, quotas: { vpcsPerRegion: 20 } });
    const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => `[${one}, ${other}]`));
    const { problems } = await mesh.plan(`
name: mesh
region: cn-hangzhou
target: local
networks: { ${names.map((name) => `${name}: { name: ${name} }`).join(', ')} }
connect: [${pairs.join(', ')}]
`);
    expect(problems.map(({ code }) => code)).toEqual(['PeeringQuota']);
    expect(problems[0]?.message).toMatch(/^Account \d+ would have 21 peerings in cn-hangzhou; 20 are allowed/);
  });

  it('hands on what the cloud says to a dry run', async () => {
    const { plan } = await site({ quotas: { peeringsInRegionPerVpc: 0 } });
    const { problems } = await plan(PAIR);
    expect(problems).toMatchObject([{ code: 'PeeringRefused' }]);
    expect(problems[0]?.message).toContain('QuotaExceeded.IntraRegionVpcPeerCountPerVpc');
  });

  it('asks by dry runs only for who is going to make something', async () => {
    const { plan, status, down, world } = await site();
    const asked = () => world.trace.filter(({ code }) => code === 'DryRunOperation').length;
    await status(PAIR);
    await down(PAIR);
    expect(asked()).toBe(0);
    await plan(PAIR);
    expect(asked()).toBe(1);
  });

  it('refuses a bandwidth within a region, and a destination behind the peer: peerings do not transit', async () => {
    const { codes } = await site();
    expect(await codes(spec('[{ between: [app, data], via: vpc-peering, bandwidth: 100 }]'))).toEqual([
      'BandwidthInRegion',
    ]);
    const behind = '[{ between: [app, data], via: vpc-peering, destinations: { app: [10.1.0.0/16, 172.16.0.0/12] } }]';
    expect(await codes(spec(behind))).toEqual(['NoTransit']);
  });

  it('tells all of them at once', async () => {
    const { codes } = await site({ quotas: { peeringsInRegionPerVpc: 0 } });
    const wrong =
      '[{ between: [app, data], via: vpc-peering, bandwidth: 100, destinations: { app: [172.16.0.0/12] } }]';
    expect(await codes(spec(wrong))).toEqual(['PeeringRefused', 'BandwidthInRegion', 'NoTransit']);
  });
});
