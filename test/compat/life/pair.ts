import { expect } from 'vitest';
import type { Talk } from '../support/said.ts';
import type { Site, TagList } from './site.ts';

interface InterfaceList {
  readonly TotalCount: number;
  readonly RouterInterfaceSet: { readonly RouterInterfaceType: readonly Record<string, string>[] };
}

/** The interface as the list shows it, or undefined when it is gone. */
async function find(talk: Talk, id: string): Promise<Record<string, string> | undefined> {
  const Filter = [{ Key: 'RouterInterfaceId', Value: [id] }];
  const found = await talk.call<InterfaceList>('DescribeRouterInterfaces', { Filter });
  return found.RouterInterfaceSet.RouterInterfaceType[0];
}

export const becomes = (talk: Talk, id: string, status: string): Promise<void> =>
  talk.wait(async () => (await find(talk, id))?.Status ?? '', status);

async function create(talk: Talk, router: string, role: 'InitiatingSide' | 'AcceptingSide'): Promise<string> {
  const made = await talk.call<{ RouterInterfaceId: string }>('CreateRouterInterface', {
    ...{ RouterId: router, RouterType: 'VRouter', Role: role, Spec: role === 'AcceptingSide' ? 'Negative' : 'Large.2' },
    ...{ OppositeRegionId: talk.region, OppositeRouterType: 'VRouter', Name: `${role}` },
  });
  await becomes(talk, made.RouterInterfaceId, 'Idle');
  return made.RouterInterfaceId;
}

export async function createInterfaces(talk: Talk, here: Site): Promise<void> {
  const { left, right, spare } = here;
  here.initiator = await create(talk, left.router, 'InitiatingSide');
  here.acceptor = await create(talk, right.router, 'AcceptingSide');
  here.others = [await create(talk, spare.router, 'InitiatingSide')];
  const fresh = await find(talk, here.initiator);
  expect(fresh).toMatchObject({ Spec: 'Large.2', Bandwidth: 2048, VpcInstanceId: left.vpc, ChargeType: 'AfterPay' });
  expect(fresh).not.toHaveProperty('OppositeInterfaceId', expect.stringMatching(/./));
}

async function introduce(talk: Talk, id: string, opposite: string, router: string): Promise<void> {
  await talk.call('ModifyRouterInterfaceAttribute', {
    ...{ RouterInterfaceId: id, OppositeInterfaceId: opposite, OppositeRouterId: router },
    OppositeRouterType: 'VRouter',
  });
}

export async function connect(talk: Talk, here: Site): Promise<void> {
  const { left, right, initiator, acceptor } = here;
  await introduce(talk, initiator, acceptor, right.router);
  await introduce(talk, acceptor, initiator, left.router);
  await talk.call('ConnectRouterInterface', { RouterInterfaceId: initiator });
  expect((await find(talk, acceptor))?.Status).toMatch(/^(AcceptingConnecting|Active)$/);
  await becomes(talk, initiator, 'Active');
  await becomes(talk, acceptor, 'Active');
  const attribute = await talk.call('DescribeRouterInterfaceAttribute', { InstanceId: initiator });
  expect(attribute).toMatchObject({ OppositeInterfaceId: acceptor, OppositeInterfaceStatus: 'Active' });

  here.secondInitiator = await create(talk, left.router, 'InitiatingSide');
  here.secondAcceptor = await create(talk, right.router, 'AcceptingSide');
  await introduce(talk, here.secondInitiator, here.secondAcceptor, right.router);
  await introduce(talk, here.secondAcceptor, here.secondInitiator, left.router);
  for (let i = 0; i < 3; i++) here.others.push(await create(talk, left.router, 'AcceptingSide'));
}

export async function findInterfaces(talk: Talk, here: Site): Promise<void> {
  const count = async (...filters: readonly (readonly [key: string, ...values: string[]])[]): Promise<number> => {
    const Filter = filters.map(([Key, ...Value]) => ({ Key, Value }));
    return (await talk.call<InterfaceList>('DescribeRouterInterfaces', { Filter, PageSize: 50 })).TotalCount;
  };
  expect(await count(['RouterInterfaceId', here.initiator, here.acceptor, 'ri-none'])).toBe(2);
  expect(await count(['RouterId', here.left.router])).toBe(5);
  expect(await count(['RouterId', here.left.router], ['Status', 'Active'])).toBe(1);
  expect(await count(['Status', 'Active', 'Idle'], ['RouterType', 'VRouter'])).toBe(8);
  expect(await count(['OppositeInterfaceId', here.initiator])).toBe(1);
  expect(await count(['OppositeRouterId', here.right.router])).toBe(2);
  expect(await count(['Name', 'AcceptingSide'])).toBe(5);
  expect(await count(['Name', 'Accepting'])).toBe(0);
}

export async function tagInterface(talk: Talk, { initiator }: Site): Promise<void> {
  const it = { ResourceType: 'ROUTERINTERFACE', ResourceId: [initiator] };
  await talk.call('TagResourcesForExpressConnect', { ...it, Tag: [{ Key: 'pair', Value: '1' }] });
  const listed = await talk.call<TagList>('ListTagResourcesForExpressConnect', it);
  expect(listed.TagResources.TagResource).toMatchObject([{ ResourceId: initiator, TagKey: 'pair', TagValue: '1' }]);
  await talk.call('UntagResourcesForExpressConnect', { ...it, TagKey: ['pair'] });
}

async function end(talk: Talk, id: string): Promise<void> {
  await talk.call('DeactivateRouterInterface', { RouterInterfaceId: id });
  await becomes(talk, id, 'Inactive');
}

export async function deactivateAndActivate(talk: Talk, { initiator, acceptor }: Site): Promise<void> {
  await end(talk, initiator);
  expect(await find(talk, acceptor)).toMatchObject({ Status: 'Active', OppositeInterfaceStatus: 'Inactive' });
  await talk.call('ActivateRouterInterface', { RouterInterfaceId: initiator });
  await becomes(talk, initiator, 'Active');
  const spec = await talk.call('ModifyRouterInterfaceSpec', { RouterInterfaceId: initiator, Spec: 'Middle.1' });
  expect(spec).toMatchObject({ Spec: 'Middle.1' });
  await becomes(talk, initiator, 'Active');
  expect(await find(talk, initiator)).toMatchObject({ Bandwidth: 100 });
}

export async function deactivate(talk: Talk, { initiator, acceptor }: Site): Promise<void> {
  await end(talk, initiator);
  await end(talk, acceptor);
}
