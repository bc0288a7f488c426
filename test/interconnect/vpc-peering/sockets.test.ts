import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Account, DEFAULT_ACCOUNT, LocalCloud } from '../../../src/cloud/index.ts';
import { createEngine, type Engine } from '../../../src/interconnect/index.ts';
import { takeSnapshot } from '../../../src/interconnect/snapshot/take-snapshot.ts';
import { Network } from '../../../src/network/index.ts';
import {
  alibabaTransport,
  Caller,
  KeyedLock,
  listVpcPeerConnections,
  RateBudget,
  systemClock,
  type Transport,
} from '../../../src/provider/index.ts';
import { readSpec } from './support.ts';

const PARTNER: Account = {
  id: '1098765432109876',
  accessKeys: [{ id: 'partner', secret: 'partner' }],
  resourceGroups: [{ id: 'rg-partner', name: 'default', displayName: 'default' }],
};

/** Through sockets and signatures, with the official client core: the same code path as to Alibaba Cloud. */
describe('against the local cloud, through sockets', () => {
  let cloud: LocalCloud;
  const limits = { budget: new RateBudget(systemClock, 1_000_000), locks: new KeyedLock() };

  beforeAll(async () => {
    cloud = await LocalCloud.start({ timing: { speed: 20 }, rateLimits: false, accounts: [DEFAULT_ACCOUNT, PARTNER] });
    const own = callerOf(undefined, 'cn-hangzhou');
    const partner = callerOf('partner', 'cn-beijing');
    await own.call('CreateVpc', { VpcName: 'app', CidrBlock: '10.0.0.0/16' });
    await own.call('CreateVpc', { VpcName: 'data', CidrBlock: '10.1.0.0/16' });
    await partner.call('CreateVpc', { VpcName: 'theirs', CidrBlock: '10.2.0.0/16' });
    await systemClock.sleep(200);
  });

  afterAll(() => cloud.stop());

  function transportOf(profile: string | undefined): Transport {
    const key = (profile === undefined ? DEFAULT_ACCOUNT : PARTNER).accessKeys[0];
    const keys = { accessKeyId: key?.id ?? '', accessKeySecret: key?.secret ?? '' };
    return alibabaTransport({ endpoint: cloud.endpoint, protocol: 'http', keys });
  }

  function callerOf(profile: string | undefined, region: string): Caller {
    const account = profile ?? 'default';
    return new Caller({
      transport: transportOf(profile),
      region,
      account,
      clock: systemClock,
      random: Math.random,
      ...limits,
    });
  }

  const engineOf = async (text: string): Promise<Engine> =>
    createEngine({ spec: await readSpec(text), connect: ({ profile }) => transportOf(profile), limits });
  const up = async (text: string) => {
    const engine = await engineOf(text);
    return (await engine.apply(await engine.plan())).status;
  };
  const down = async (text: string) => {
    const engine = await engineOf(text);
    return (await engine.apply(await engine.planDown())).status;
  };
  const peerings = () => listVpcPeerConnections(callerOf(undefined, 'cn-hangzhou'));

  const pair = (via: string) => `
name: pair
region: cn-hangzhou
target: local
via: ${via}
networks: { app: { name: app }, data: { name: data } }
connect: [[app, data]]
`;

  it.each(['router-interface', 'vpc-peering'])(
    'comes up via %s, has nothing to do, and goes down to nothing',
    async (via) => {
      expect(await up(pair(via))).toBe('done');
      expect(await up(pair(via))).toBe('unchanged');
      expect((await (await engineOf(pair(via))).status()).state).toBe('connected');
      expect(await down(pair(via))).toBe('done');
      expect(await down(pair(via))).toBe('unchanged');
    },
  );

  it('moves from one way to the other and back', async () => {
    expect(await up(pair('router-interface'))).toBe('done');
    expect(await up(pair('vpc-peering'))).toBe('done');
    expect(await peerings()).toHaveLength(1);
    expect(await up(pair('router-interface'))).toBe('done');
    expect((await peerings()).filter(({ Status }) => Status !== 'Deleted')).toEqual([]);
    expect(await down(pair('auto'))).toBe('done');
  });

  it('connects two accounts across regions, each with its own keys', async () => {
    const wide = `
name: wide
region: cn-hangzhou
target: local
networks: { app: { name: app }, theirs: { name: theirs, region: cn-beijing, profile: partner } }
connect: [{ between: [app, theirs], bandwidth: 100 }]
`;
    expect(await up(wide)).toBe('done');
    const [peering] = (await peerings()).filter(({ Status }) => Status !== 'Deleted');
    expect(peering).toMatchObject({ Status: 'Activated', Bandwidth: 100, AcceptingRegionId: 'cn-beijing' });
    expect((await (await engineOf(wide)).status()).state).toBe('connected');
    expect(await down(wide)).toBe('done');
  });

  it('is carried by a snapshot, so that the packet model knows of it', async () => {
    expect(await up(pair('vpc-peering'))).toBe('done');
    const { snapshot, notes } = await takeSnapshot({
      target: 'local',
      connect: () => transportOf(undefined),
      places: [{ region: 'cn-hangzhou' }],
    });
    expect(notes).toEqual([]);
    const living = (snapshot.vpcPeerings ?? []).filter(({ status }) => status !== 'Deleted');
    expect(living).toMatchObject([{ status: 'Activated' }]);
    expect(Network.from(snapshot).vpcPeerings.has(living[0]?.instanceId ?? '')).toBe(true);
    expect(await down(pair('vpc-peering'))).toBe('done');
  });
});
