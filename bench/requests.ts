import { formatFlat } from '../src/openapi/index.ts';
import { call, type Parameters, signedParameters } from '../test/support/signed-request.ts';
import { load, post } from './load.ts';
import { atLeast, startServer } from './measure.ts';
import type { Result } from './result.ts';

const ROUNDS = 5;
const REQUESTS = 6_000;
const INTERFACES = 1000;

/** Requests per second, signed and verified, beside a server that does nothing. */
export async function requests(): Promise<Result[]> {
  const raw = await startServer([new URL('./servers/raw.js', import.meta.url).pathname]);
  const cloud = await startServer([new URL('./servers/cloud.ts', import.meta.url).pathname]);
  const rawPort = Number(raw.line);
  const port = Number(cloud.line);
  const url = `http://127.0.0.1:${port}`;
  const signed = (action: string, parameters: Parameters): Buffer =>
    post(formatFlat(signedParameters(action, parameters)), port);
  const nothing = Array.from({ length: REQUESTS }, () => signed('DescribeVpcs', {}));

  const { VRouterId, RouteTableId } = await call(url, 'CreateVpc', { CidrBlock: '172.16.0.0/12' });
  const ids: string[] = [];
  for (let count = 0; count < INTERFACES; count++) {
    const created = await call(url, 'CreateRouterInterface', {
      RouterType: 'VRouter',
      RouterId: VRouterId,
      Role: 'AcceptingSide',
      Spec: 'Negative',
      OppositeRegionId: 'cn-hangzhou',
    });
    ids.push(created.RouterInterfaceId ?? '');
  }
  const gateway = await gatewayInterface(url, VRouterId ?? '');

  const describe = (index: number): Buffer =>
    signed('DescribeRouterInterfaces', { Filter: [{ Key: 'RouterInterfaceId', Value: [ids[index % INTERFACES]] }] });
  let destination = 0;
  const createEntry = (): Buffer => {
    const host = destination++;
    return signed('CreateRouteEntry', {
      RouteTableId,
      DestinationCidrBlock: `10.${(host >> 16) & 255}.${(host >> 8) & 255}.${host & 255}/32`,
      NextHopType: 'RouterInterface',
      NextHopId: gateway,
    });
  };

  const measure = async (make: (index: number) => Buffer): Promise<[number, number][]> => {
    const pairs: [number, number][] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const ours = await load(
        port,
        Array.from({ length: REQUESTS }, (_, index) => make(index)),
      );
      const reference = await load(rawPort, nothing);
      // The first round warms both up.
      if (round > 0) pairs.push([ours, reference]);
    }
    return pairs;
  };
  const common = { bench: 'requests', unit: 'requests/s' } as const;
  const results = [
    atLeast(0.5, {
      ...common,
      metric: 'DescribeRouterInterfaces by id, 1,000 in the store',
      pairs: await measure(describe),
    }),
    atLeast(0.35, { ...common, metric: 'CreateRouteEntry', pairs: await measure(createEntry) }),
  ];
  await Promise.all([raw.stop(), cloud.stop()]);
  return results;
}

/** An Active interface on that VRouter, fit to be a next hop. */
async function gatewayInterface(url: string, router: string): Promise<string> {
  const far = await call(url, 'CreateVpc', { CidrBlock: '192.168.0.0/16' });
  const common = { RouterType: 'VRouter', OppositeRegionId: 'cn-hangzhou' };
  const one = await call(url, 'CreateRouterInterface', {
    ...common,
    RouterId: router,
    Role: 'InitiatingSide',
    Spec: 'Large.2',
  });
  const other = await call(url, 'CreateRouterInterface', {
    ...common,
    RouterId: far.VRouterId,
    Role: 'AcceptingSide',
    Spec: 'Negative',
  });
  const point = (from: string | undefined, to: string | undefined, toRouter: string | undefined) =>
    call(url, 'ModifyRouterInterfaceAttribute', {
      RouterInterfaceId: from,
      OppositeInterfaceId: to,
      OppositeRouterId: toRouter,
    });
  await point(one.RouterInterfaceId, other.RouterInterfaceId, far.VRouterId);
  await point(other.RouterInterfaceId, one.RouterInterfaceId, router);
  await call(url, 'ConnectRouterInterface', { RouterInterfaceId: one.RouterInterfaceId });
  return one.RouterInterfaceId ?? '';
}
