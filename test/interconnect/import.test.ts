import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalCloud } from '../../src/cloud/index.ts';
import { createEngine, type Engine, importConnection, type Spec } from '../../src/interconnect/index.ts';
import { parseSpec } from '../../src/interconnect/spec/load.ts';
import { PRODUCTS } from '../../src/openapi/index.ts';
import { type ApiParameters, alibabaTransport, type Product, type Transport } from '../../src/provider/index.ts';
import { down, up } from './fixtures.ts';

interface Network {
  readonly VpcId: string;
  readonly VRouterId: string;
  readonly RouteTableId: string;
}

describe('isthmus import', () => {
  let cloud: LocalCloud;
  let transport: Transport;
  let app: Network;
  let data: Network;

  const call = async (action: string, parameters: ApiParameters, product: Product = 'Vpc') =>
    transport.call({
      product,
      version: PRODUCTS[product],
      action,
      region: cloud.region,
      parameters: { RegionId: cloud.region, ...parameters },
    });
  const text = (answer: object, name: string): string => String((answer as Record<string, unknown>)[name]);

  beforeEach(async () => {
    cloud = await LocalCloud.start({ timing: 'instant', rateLimits: false });
    const { accessKeyId, accessKeySecret } = cloud.credentials;
    const keys = { accessKeyId, accessKeySecret };
    transport = alibabaTransport({ endpoint: cloud.endpoint, protocol: 'http', keys });
    const make = async (VpcName: string, CidrBlock: string) =>
      (await call('CreateVpc', { VpcName, CidrBlock })) as unknown as Network;
    app = await make('app', '10.0.0.0/16');
    data = await make('data', '192.168.0.0/16');
  });

  afterEach(() => cloud.stop());

  /** The tutorial's pair, made by somebody else. */
  async function strangersPair(): Promise<readonly [string, string]> {
    const side = async (Role: string, Spec: string, from: Network, to: Network) =>
      text(
        await call('CreateRouterInterface', {
          ...{ Role, Spec, RouterType: 'VRouter', RouterId: from.VRouterId, Name: `${Role}-by-hand` },
          ...{ OppositeRegionId: cloud.region, OppositeRouterType: 'VRouter', OppositeRouterId: to.VRouterId },
        }),
        'RouterInterfaceId',
      );
    const initiator = await side('InitiatingSide', 'Middle.1', app, data);
    const acceptor = await side('AcceptingSide', 'Negative', data, app);
    for (const [id, OppositeInterfaceId] of [
      [initiator, acceptor],
      [acceptor, initiator],
    ] as const) {
      await call('ModifyRouterInterfaceAttribute', { RouterInterfaceId: id, OppositeInterfaceId });
    }
    await call('ConnectRouterInterface', { RouterInterfaceId: initiator });
    return [initiator, acceptor];
  }

  const route = (table: string, DestinationCidrBlock: string, NextHopId: string, NextHopType = 'RouterInterface') =>
    call('CreateRouteEntry', { RouteTableId: table, DestinationCidrBlock, NextHopId, NextHopType });

  const imported = (options: object = {}) =>
    importConnection({
      target: 'local',
      connect: () => transport,
      networks: [
        ['data', { vpc: data.VpcId }],
        ['app', { name: 'app' }],
      ],
      region: cloud.region,
      name: 'shop',
      ...options,
    });
  const engineOf = (spec: Spec): Engine => createEngine({ spec, connect: () => transport });
  const interfaces = async () =>
    (
      (await call('DescribeRouterInterfaces', {})).RouterInterfaceSet as {
        readonly RouterInterfaceType: readonly { readonly Name: string; readonly Status: string }[];
      }
    ).RouterInterfaceType;

  it('declares a pair that somebody else made, so that a plan shows no change', async () => {
    const ids = await strangersPair();
    await route(app.RouteTableId, '192.168.0.0/16', ids[0]);
    await route(data.RouteTableId, '10.0.0.0/16', ids[1]);
    const found = await imported();
    expect(found).toMatchObject({
      found: true,
      notes: [],
      spec: {
        name: 'shop',
        networks: { app: { vpc: app.VpcId }, data: { vpc: data.VpcId } },
        connect: [
          { between: ['app', 'data'], via: 'router-interface', spec: 'Middle.1', adopt: ids, destinations: {} },
        ],
      },
    });
    if (!found.found) return;
    const plan = await engineOf(found.spec).plan();
    expect([plan.problems, plan.changes, plan.steps]).toEqual([[], [], []]);
    expect((await engineOf(found.spec).status()).state).toBe('connected');
    expect((await interfaces()).map(({ Name }) => Name).sort()).toEqual([
      'AcceptingSide-by-hand',
      'InitiatingSide-by-hand',
    ]);
  });

  it('makes it ours only as long as the spec says so', async () => {
    const ids = await strangersPair();
    await route(app.RouteTableId, '192.168.0.0/16', ids[0]);
    await route(data.RouteTableId, '10.0.0.0/16', ids[1]);
    const found = await imported();
    if (!found.found) throw new Error('not found');
    const without = await parseSpec(found.text.replace(/ +adopt:[^\]]*\]?\n( +- ri-\S+\n)*/, ''), 'isthmus.yaml');
    expect(without.connect[0]?.adopt).toEqual([]);
    expect((await engineOf(without).plan()).problems.map(({ code }) => code)).toContain('ForeignPair');
    expect((await engineOf(without).planDown()).steps).toEqual([]);
    expect((await down(engineOf(found.spec))).status).toBe('done');
    expect(await interfaces()).toEqual([]);
    const again = await engineOf(found.spec).plan();
    expect(again.problems).toEqual([]);
    expect(again.warnings.map(({ code }) => code)).toEqual(['AdoptedGone', 'AdoptedGone']);
  });

  it('says which destinations and tables have routes, where they are not the usual ones', async () => {
    const ids = await strangersPair();
    const custom = text(await call('CreateRouteTable', { VpcId: app.VpcId }), 'RouteTableId');
    for (const table of [app.RouteTableId, custom]) await route(table, '192.168.7.0/24', ids[0]);
    await route(data.RouteTableId, '10.0.0.0/17', ids[1]);
    await route(data.RouteTableId, '10.0.128.0/17', ids[1]);
    const found = await imported();
    if (!found.found) throw new Error('not found');
    expect(found.spec.networks.app?.routeTables).toBe('all');
    expect(found.spec.connect[0]?.destinations).toEqual({
      app: ['192.168.7.0/24'],
      data: ['10.0.0.0/17', '10.0.128.0/17'],
    });
    expect((await engineOf(found.spec).plan()).steps).toEqual([]);
  });

  it('names what a spec cannot say, and what is missing', async () => {
    const ids = await strangersPair();
    const custom = text(await call('CreateRouteTable', { VpcId: app.VpcId }), 'RouteTableId');
    await route(app.RouteTableId, '192.168.0.0/16', ids[0]);
    await route(custom, '192.168.7.0/24', ids[0]);
    const found = await imported();
    if (!found.found) throw new Error('not found');
    expect(found.notes).toEqual([
      `Not declared, since ${custom} differs from the other tables of app: 192.168.7.0/24.`,
      'No route of data leads to app: `isthmus up` would add it.',
    ]);
  });

  it('declares a peering as well, with what leads through it', async () => {
    const peering = text(
      await call(
        'CreateVpcPeerConnection',
        {
          ...{ VpcId: app.VpcId, AcceptingVpcId: data.VpcId, AcceptingRegionId: cloud.region, Name: 'by-hand' },
          AcceptingAliUid: cloud.credentials.accountId,
        },
        'VpcPeer',
      ),
      'InstanceId',
    );
    await route(app.RouteTableId, '192.168.0.0/16', peering, 'VpcPeer');
    await route(data.RouteTableId, '10.0.0.0/16', peering, 'VpcPeer');
    const found = await imported();
    if (!found.found) throw new Error(JSON.stringify(found.problems));
    expect(found.spec.connect[0]).toMatchObject({ via: 'vpc-peering', adopt: [peering] });
    const plan = await engineOf(found.spec).plan();
    expect([plan.problems, plan.changes, plan.steps]).toEqual([[], [], []]);
    expect((await down(engineOf(found.spec))).status).toBe('done');
    expect((await call('ListVpcPeerConnections', {}, 'VpcPeer')).VpcPeerConnects).toEqual([]);
  });

  it('knows what Isthmus itself made, under its own name, whatever became of the spec', async () => {
    const spec = await parseSpec(
      `name: lost\nregion: ${cloud.region}\ntarget: local\nnetworks: { app: { name: app }, data: { name: data } }\nconnect: [{ between: [app, data], via: router-interface }]\n`,
      'isthmus.yaml',
    );
    expect((await up(engineOf(spec))).status).toBe('done');
    const found = await imported();
    if (!found.found) throw new Error('not found');
    expect(found.spec).toMatchObject({ name: 'lost', connect: [{ adopt: [] }] });
    expect((await engineOf(found.spec).plan()).steps).toEqual([]);
  });

  it('does not take from another interconnect', async () => {
    const spec = await parseSpec(
      `name: theirs\nregion: ${cloud.region}\ntarget: local\nnetworks: { app: { name: app }, data: { name: data } }\nconnect: [{ between: [app, data], via: router-interface }]\n`,
      'isthmus.yaml',
    );
    await up(engineOf(spec));
    const found = await imported();
    if (!found.found) throw new Error('not found');
    const thief = await parseSpec(
      found.text
        .replace('name: theirs', 'name: thief')
        .replace('via:', `adopt: [${found.connection.ids.join(', ')}]\n    via:`),
      'isthmus.yaml',
    );
    expect((await engineOf(thief).plan()).problems.map(({ code }) => code)).toContain('AdoptedElsewhere');
    expect((await engineOf(thief).planDown()).steps).toEqual([]);
  });

  it('says so where nothing connects the two, and what is half done', async () => {
    expect(await imported()).toMatchObject({ found: false, problems: [{ code: 'NotConnected' }] });
    await call('CreateRouterInterface', {
      ...{ Role: 'AcceptingSide', Spec: 'Negative', RouterType: 'VRouter', RouterId: data.VRouterId },
      ...{ OppositeRegionId: cloud.region, OppositeRouterType: 'VRouter', OppositeRouterId: app.VRouterId },
    });
    const half = await imported();
    expect(half).toMatchObject({ problems: [{ message: expect.stringMatching(/\(ri-\S+\), but no pair/) }] });
  });
});
