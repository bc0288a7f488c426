import { formatFlat } from '../src/openapi/index.ts';
import { call, type Parameters, signedParameters } from '../test/support/signed-request.ts';
import { load, post } from './load.ts';
import { atLeast, startServer } from './measure.ts';
import type { Result } from './result.ts';

const ROUNDS = 5;
const REQUESTS = 5_000;
const INTERFACES = 1000;
/** Custom entries in one table; the documented quota is 200. */
const ENTRIES = 150;

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

  const { VRouterId = '' } = await call(url, 'CreateVpc', { CidrBlock: '172.16.0.0/12' });
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
  const spokes: Spoke[] = [];
  for (let count = 0; count * ENTRIES < REQUESTS * (ROUNDS + 5); count++) spokes.push(await spokeOf(url, VRouterId));

  const describe = (index: number): Buffer =>
    signed('DescribeRouterInterfaces', { Filter: [{ Key: 'RouterInterfaceId', Value: [ids[index % INTERFACES]] }] });
  const describePage = (): Buffer => signed('DescribeVpcs', { PageSize: 10 });
  let entries = 0;
  const createEntry = (): Buffer => {
    const { table, gateway } = spokes[Math.floor(entries / ENTRIES)] ?? { table: '', gateway: '' };
    const DestinationCidrBlock = `10.0.${entries++ % ENTRIES}.0/24`;
    return signed('CreateRouteEntry', {
      RouteTableId: table,
      DestinationCidrBlock,
      NextHopType: 'RouterInterface',
      NextHopId: gateway,
    });
  };

  const measure = async (make: (index: number) => Buffer): Promise<[number, number][]> => {
    const pairs: [number, number][] = [];
    for (let round = -4; round <= ROUNDS; round++) {
      const ours = await load(
        port,
        Array.from({ length: REQUESTS }, (_, index) => make(index)),
      );
      const reference = await load(rawPort, nothing);
      // The first rounds warm both up: code is compiled in steps.
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
    atLeast(0.35, { ...common, metric: 'DescribeVpcs, a page of ten', pairs: await measure(describePage) }),
  ];
  await Promise.all([raw.stop(), cloud.stop()]);
  return results;
}

interface Spoke {
  readonly table: string;
  /** An Active interface on its VRouter, fit to be a next hop. */
  readonly gateway: string;
}

/** A VPC connected to the VRouter of another. */
async function spokeOf(url: string, hub: string): Promise<Spoke> {
  const vpc = await call(url, 'CreateVpc', { CidrBlock: '192.168.0.0/16' });
  const { VRouterId: router = '', RouteTableId: table = '' } = vpc;
  const create = async (RouterId: string, Role: string, Spec: string): Promise<string> => {
    const common = { RouterType: 'VRouter', OppositeRegionId: 'cn-hangzhou' };
    return (await call(url, 'CreateRouterInterface', { ...common, RouterId, Role, Spec })).RouterInterfaceId ?? '';
  };
  const point = (RouterInterfaceId: string, OppositeInterfaceId: string, OppositeRouterId: string) =>
    call(url, 'ModifyRouterInterfaceAttribute', { RouterInterfaceId, OppositeInterfaceId, OppositeRouterId });
  const gateway = await create(router, 'InitiatingSide', 'Large.2');
  const far = await create(hub, 'AcceptingSide', 'Negative');
  await point(gateway, far, hub);
  await point(far, gateway, router);
  await call(url, 'ConnectRouterInterface', { RouterInterfaceId: gateway });
  return { table, gateway };
}
