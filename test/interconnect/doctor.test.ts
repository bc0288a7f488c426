import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalCloud, type LogEntry } from '../../src/cloud/index.ts';
import { type Check, examine } from '../../src/interconnect/index.ts';
import { parseSpec } from '../../src/interconnect/spec/load.ts';
import { alibabaTransport, CloudError, type Transport } from '../../src/provider/index.ts';

describe('isthmus doctor', () => {
  const log: LogEntry[] = [];
  let cloud: LocalCloud;
  let transport: Transport;

  beforeAll(async () => {
    cloud = await LocalCloud.start({ timing: 'instant', rateLimits: false, log: (entry) => log.push(entry) });
    const { accessKeyId, accessKeySecret } = cloud.credentials;
    const keys = { accessKeyId, accessKeySecret };
    transport = alibabaTransport({ endpoint: cloud.endpoint, protocol: 'http', keys });
    for (const [VpcName, CidrBlock] of [
      ['app', '10.0.0.0/16'],
      ['data', '10.1.0.0/16'],
    ] as const) {
      const region = { product: 'Vpc', version: '2016-04-28', action: 'CreateVpc', region: cloud.region } as const;
      await transport.call({ ...region, parameters: { RegionId: cloud.region, VpcName, CidrBlock } });
    }
  });

  afterAll(() => cloud.stop());

  const APP_DATA = 'networks: { app: { name: app }, data: { name: data } }\nconnect: [[app, data]]';

  const examined = async (options: { through?: Transport; url?: string; peerUrl?: string; body?: string } = {}) =>
    examine({
      target: 'local',
      connect: () => options.through ?? transport,
      urlOf: (product) => (product === 'VpcPeer' ? options.peerUrl : undefined) ?? options.url ?? cloud.url,
      subject: {
        spec: await parseSpec(`name: shop\nregion: cn-hangzhou\n${options.body ?? APP_DATA}`, 'isthmus.yaml'),
      },
    });
  const of = (checks: readonly Check[], about: Check['about']) => checks.filter((check) => check.about === about);

  /** The cloud, refusing some actions with such a code. */
  const refusing = (code: string, ...actions: readonly string[]): Transport => ({
    call: async (request) => {
      const { product, action, region } = request;
      if (actions.includes(action)) throw new CloudError({ code, message: 'no', status: 403, product, action, region });
      return transport.call(request);
    },
  });

  it('finds nothing in the way where nothing is', async () => {
    const checks = await examined();
    expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(of(checks, 'credentials')[0]?.found).toContain(cloud.credentials.accountId);
    expect(of(checks, 'quota').map(({ found }) => found)).toContainEqual(
      expect.stringMatching(/^0 of 5 router interfaces on the VRouter vrt-/),
    );
  });

  it('asks every endpoint that a run calls, each once', async () => {
    const checks = await examined({ peerUrl: 'http://127.0.0.1:9' });
    expect(of(checks, 'endpoint').map(({ status }) => status)).toEqual(['ok', 'failed']);
    expect(of(await examined(), 'endpoint')).toHaveLength(1);
  });

  it('changes nothing: no write of it is answered with a success', async () => {
    log.length = 0;
    await examined();
    const done = log.filter(({ status }) => status === 200).map(({ action }) => action ?? '');
    expect(done.length).toBeGreaterThan(5);
    expect(done.filter((action) => !/^(Describe|List|Get)/.test(action))).toEqual([]);
  });

  it('names the RAM actions that are missing, and fails where the spec needs them', async () => {
    const checks = await examined({ through: refusing('Forbidden.RAM', 'CreateRouteEntry', 'DeleteRouteEntry') });
    expect(of(checks, 'permission').find(({ status }) => status === 'failed')).toMatchObject({
      found: 'routes: vpc:CreateRouteEntry, vpc:DeleteRouteEntry not allowed',
      actions: [expect.stringContaining('Allow vpc:CreateRouteEntry, vpc:DeleteRouteEntry'), expect.any(String)],
    });
  });

  it('tells that an account cannot buy router interfaces any more', async () => {
    const through = refusing('Forbidden.NotInRouterInterfaceCreateWhitelist', 'CreateRouterInterface');
    expect(of(await examined({ through }), 'permission')).toContainEqual(
      expect.objectContaining({ status: 'warning', found: expect.stringContaining('cannot buy') }),
    );
  });

  it('stops at credentials that are not accepted, and says what to do', async () => {
    const keys = { accessKeyId: 'isthmus', accessKeySecret: 'wrong' };
    const checks = await examined({ through: alibabaTransport({ endpoint: cloud.endpoint, protocol: 'http', keys }) });
    expect(of(checks, 'credentials')).toMatchObject([
      { status: 'failed', found: expect.stringContaining('SignatureDoesNotMatch'), actions: [expect.any(String)] },
    ]);
    expect(of(checks, 'permission')).toEqual([]);
  });

  it('stops at an endpoint that does not answer', async () => {
    const checks = await examined({ url: 'http://127.0.0.1:9' });
    expect(checks).toMatchObject([{ about: 'endpoint', status: 'failed', actions: [expect.any(String)] }]);
  });

  it('sees a VRouter that is full', async () => {
    const router = await transport.call({
      product: 'Vpc',
      version: '2016-04-28',
      action: 'DescribeVRouters',
      region: cloud.region,
      parameters: { RegionId: cloud.region },
    });
    const { VRouter } = router.VRouters as { readonly VRouter: readonly { readonly VRouterId: string }[] };
    for (let made = 0; made < 5; made++) {
      const parameters = {
        RegionId: cloud.region,
        RouterType: 'VRouter',
        RouterId: VRouter[0]?.VRouterId,
        Role: 'AcceptingSide',
        Spec: 'Negative',
        OppositeRegionId: cloud.region,
        OppositeRouterType: 'VRouter',
      };
      const call = { product: 'Vpc', version: '2016-04-28', action: 'CreateRouterInterface' } as const;
      await transport.call({ ...call, region: cloud.region, parameters });
    }
    expect(of(await examined(), 'quota')).toContainEqual(
      expect.objectContaining({ status: 'warning', found: expect.stringMatching(/^5 of 5 router interfaces/) }),
    );
  });
});
