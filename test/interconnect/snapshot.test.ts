import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalCloud } from '../../src/cloud/index.ts';
import { type SnapshotOptions, takeSnapshot } from '../../src/interconnect/index.ts';
import { address, findPlaces, Network, readSnapshot, tracePath } from '../../src/network/index.ts';
import {
  type ApiAnswer,
  alibabaTransport,
  CloudError,
  KeyedLock,
  RateBudget,
  systemClock,
  type Transport,
} from '../../src/provider/index.ts';

/** The blocks of a prefix list. */
const BRANCHES = ['172.16.0.0/16', '172.20.0.0/24'];

/** The local cloud through sockets and signatures, as `isthmus snapshot` reads any cloud. */
describe('a snapshot of a cloud', () => {
  let cloud: LocalCloud;
  let transport: Transport;
  const calls: string[] = [];
  const counted: Transport = {
    call(request) {
      calls.push(request.action);
      return transport.call(request);
    },
  };
  const options = (through: Transport): SnapshotOptions => ({
    target: 'local',
    connect: () => through,
    places: [{ region: cloud.region }],
    limits: { budget: new RateBudget(systemClock, 1_000_000), locks: new KeyedLock() },
  });

  beforeAll(async () => {
    cloud = await LocalCloud.start({ timing: 'instant', seed: 1, rateLimits: false, quotas: { vpcsPerRegion: 100 } });
    const { accessKeyId, accessKeySecret } = cloud.credentials;
    const keys = { accessKeyId, accessKeySecret };
    transport = alibabaTransport({ endpoint: cloud.endpoint, protocol: 'http', keys });
    const call = (action: string, parameters: object, product: 'Vpc' | 'Ecs' = 'Vpc'): Promise<ApiAnswer> =>
      transport.call({
        product,
        version: product === 'Vpc' ? '2016-04-28' : '2014-05-26',
        action,
        region: cloud.region,
        parameters: { RegionId: cloud.region, ...parameters },
      });
    // More than a page of VPCs.
    for (let n = 0; n < 60; n++) await call('CreateVpc', { VpcName: `v${n}`, CidrBlock: `10.${n}.0.0/16` });
    const { Vpcs } = (await call('DescribeVpcs', { VpcName: 'v7' })) as { Vpcs?: { Vpc: { VpcId: string }[] } };
    const VpcId = Vpcs?.Vpc[0]?.VpcId ?? '';
    const zone = `${cloud.region}-b`;
    const made = await call('CreateVSwitch', { VpcId, CidrBlock: '10.7.1.0/24', ZoneId: zone, VSwitchName: 'own' });
    const table = await call('CreateRouteTable', { VpcId, RouteTableName: 'custom' });
    const { VSwitchId } = made;
    const { SecurityGroupId } = await call('CreateSecurityGroup', { VpcId }, 'Ecs');
    const machine = { ImageId: 'aliyun_3_x64_20G_alibase_20260101.vhd', InstanceType: 'ecs.g7.large' };
    await call('RunInstances', { ...machine, VSwitchId, SecurityGroupId, Amount: 1 }, 'Ecs');
    await call('CreateNetworkInterface', { VSwitchId, SecurityGroupId }, 'Ecs');
    await call('CreateHaVip', { VSwitchId, IpAddress: '10.7.1.200' });
    await call('AssociateRouteTable', { RouteTableId: table.RouteTableId, VSwitchId: made.VSwitchId });
    const { NatGatewayId } = await call('CreateNatGateway', { VpcId, VSwitchId, NetworkType: 'intranet' });
    const list = await call('CreateVpcPrefixList', {
      MaxEntries: 10,
      PrefixListEntries: BRANCHES.map((Cidr) => ({ Cidr })),
    });
    const route = { RouteTableId: table.RouteTableId, NextHopType: 'NatGateway', NextHopId: NatGatewayId };
    await call('CreateRouteEntry', { ...route, DestinationCidrBlock: list.PrefixListId });
  });

  afterAll(() => cloud.stop());

  it('holds all pages of everything, is valid, and makes a network', async () => {
    calls.length = 0;
    const { snapshot, notes } = await takeSnapshot(options(counted));
    expect(notes).toEqual([]);
    expect(snapshot.vpcs).toHaveLength(60);
    expect(snapshot.routeTables).toHaveLength(61);
    const vpc = snapshot.vpcs.find(({ vpcName }) => vpcName === 'v7');
    expect(vpc).toMatchObject({
      cidrBlock: '10.7.0.0/16',
      regionId: cloud.region,
      ownerId: cloud.credentials.accountId,
    });
    const custom = snapshot.routeTables.find(({ routeTableName }) => routeTableName === 'custom');
    expect(snapshot.vSwitches).toMatchObject([
      { vSwitchName: 'own', vpcId: vpc?.vpcId, cidrBlock: '10.7.1.0/24', routeTableId: custom?.routeTableId },
    ]);
    const network = Network.from(readSnapshot(JSON.parse(JSON.stringify(snapshot))));
    expect(network.vpcs.size).toBe(60);
  });

  it('calls nothing but lists, each table once', async () => {
    calls.length = 0;
    await takeSnapshot(options(counted));
    expect(new Set(calls)).toEqual(
      new Set([
        'DescribeVpcs',
        'DescribeVSwitches',
        'DescribeRouteTableList',
        'DescribeRouterInterfaces',
        'DescribeRouteEntryList',
        'GetVpcPrefixListEntries',
        'ListVpcPeerConnections',
      ]),
    );
    expect(calls.filter((action) => action === 'DescribeRouteEntryList')).toHaveLength(61);
  });

  it('has a route for each block of a prefix list that one leads to', async () => {
    const { snapshot } = await takeSnapshot(options(transport));
    const entries = snapshot.routeTables.flatMap(({ routeEntries = [] }) => routeEntries);
    const branches = entries.filter(({ nextHopType }) => nextHopType === 'NatGateway');
    expect(branches.map(({ destinationCidrBlock }) => destinationCidrBlock)).toEqual(BRANCHES);
    expect(branches.every(({ prefixListId }) => prefixListId?.startsWith('pl-'))).toBe(true);
    const network = Network.from(readSnapshot(JSON.parse(JSON.stringify(snapshot))));
    const [from] = findPlaces(network, 'own');
    if (from === undefined) throw new Error('the vSwitch is in the snapshot');
    const end = (text: string) => tracePath(network, from.vSwitch, address(text)).end.kind;
    expect(['172.16.9.9', '172.20.0.1', '172.20.1.1'].map(end)).toEqual(['leaves', 'leaves', 'no-route']);
  });

  it('leaves out the routes to a prefix list that may not be read, and says so', async () => {
    const denied: Transport = {
      async call(request) {
        if (request.action !== 'GetVpcPrefixListEntries') return transport.call(request);
        const { action, region } = request;
        throw new CloudError({ code: 'Forbidden.RAM', message: 'denied', status: 403, action, region });
      },
    };
    const { snapshot, notes } = await takeSnapshot(options(denied));
    expect(notes).toEqual([expect.stringMatching(/^The prefix list pl-.* could not be read \(Forbidden\.RAM\)/)]);
    expect(readSnapshot(JSON.parse(JSON.stringify(snapshot))).notes).toEqual(notes);
    const hops = snapshot.routeTables.flatMap(({ routeEntries = [] }) =>
      routeEntries.map(({ nextHopType }) => nextHopType),
    );
    expect(hops).not.toContain('NatGateway');
  });

  it('says of peerings that may not be listed that they are not known, not that there are none', async () => {
    const denied: Transport = {
      async call(request) {
        if (request.product !== 'VpcPeer') return transport.call(request);
        const { action, region } = request;
        throw new CloudError({ code: 'Forbidden.NoPermission', message: 'denied', status: 400, action, region });
      },
    };
    const { snapshot, notes } = await takeSnapshot(options(denied));
    expect(snapshot.vpcPeerings).toBeUndefined();
    expect(notes).toEqual([expect.stringContaining('Forbidden.NoPermission')]);
  });

  it('says nothing of hosts, unless it is asked to: then packets find who has an address', async () => {
    expect((await takeSnapshot(options(transport))).snapshot.hosts).toBeUndefined();
    const { snapshot, notes } = await takeSnapshot({ ...options(transport), hosts: true });
    expect(notes).toEqual([]);
    expect(snapshot.hosts?.map(({ type }) => type).sort()).toEqual([
      'HaVip',
      'Instance',
      'NetworkInterface',
      'NetworkInterface',
    ]);
    const network = Network.from(readSnapshot(JSON.parse(JSON.stringify(snapshot))));
    const [from] = findPlaces(network, 'own');
    if (from === undefined) throw new Error('the vSwitch is in the snapshot');
    const ends = ['10.7.1.200', '10.7.1.201'].map((text) => tracePath(network, from.vSwitch, address(text)).end);
    // No instance has the HaVip.
    expect(ends).toMatchObject([{ why: 'host-down' }, { why: 'no-host' }]);
    // A place without an address is where somebody is.
    expect(tracePath(network, from.vSwitch, from.address).end.kind).toBe('delivered');
  });

  it('leaves hosts out where one of their lists is refused', async () => {
    const denied: Transport = {
      async call(request) {
        if (request.action !== 'DescribeInstances') return transport.call(request);
        const { action, region } = request;
        throw new CloudError({ code: 'Forbidden.RAM', message: 'denied', status: 403, action, region });
      },
    };
    const { snapshot, notes } = await takeSnapshot({ ...options(denied), hosts: true });
    expect(snapshot.hosts).toBeUndefined();
    expect(notes).toEqual([expect.stringContaining('DescribeInstances')]);
  });

  it('tells how far it is', async () => {
    const told: string[] = [];
    await takeSnapshot({ ...options(transport), onProgress: (read, tables) => told.push(`${read}/${tables}`) });
    expect(told).toHaveLength(61);
    expect(told.at(-1)).toBe('61/61');
  });
});
