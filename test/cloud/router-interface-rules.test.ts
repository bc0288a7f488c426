import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/index.ts';
import type { NextHop } from '../../src/cloud/store/rows.ts';
import { setBusinessStatus } from '../../src/cloud/vpc/router-interfaces/business-status.ts';
import { endOfTerm } from '../../src/cloud/vpc/router-interfaces/charge.ts';
import { type Listed, startPair } from './router-interface-support.ts';

type Cloud = ReturnType<typeof startPair>;

/** Puts a custom route entry straight into the store: what is tested here is what it blocks. */
function addRoute(cloud: Cloud, side: 'left' | 'right', nextHop: string, nextHops: readonly NextHop[] = []): void {
  const { VpcId: vpc, RouteTableId: routeTable } = cloud[side];
  cloud.world.store.tables.routeEntries.insert({
    id: `rte-${side}-${cloud.world.random.uuid()}`,
    account: DEFAULT_ACCOUNT.id,
    region: 'cn-hangzhou',
    createdAt: 0,
    modifiedAt: 0,
    name: '',
    description: '',
    status: 'Available',
    type: 'Custom',
    routeTable,
    vpc,
    destination: '0.0.0.0/0',
    ipVersion: 'ipv4',
    nextHopType: 'RouterInterface',
    nextHop,
    nextHops,
  });
}

const hops = (...ids: readonly string[]) => ids.map((id) => ({ type: 'RouterInterface', id, weight: 100 }));

describe('a route entry to a router interface', () => {
  it('blocks its deletion, not its deactivation', () => {
    const cloud = startPair();
    const { initiator } = cloud.connected();
    addRoute(cloud, 'left', initiator);
    cloud.on('DeactivateRouterInterface', initiator);
    cloud.advance(5000);
    expect(cloud.refused('DeleteRouterInterface', initiator)).toBe(
      '400 DependencyViolation.RouterInterfaceReferedByRouteEntry',
    );
  });

  it('blocks it as one of several next hops too', () => {
    const cloud = startPair();
    const { initiator, acceptor } = cloud.pair();
    const other = cloud.create(cloud.left.VRouterId, 'InitiatingSide');
    const bystander = cloud.create(cloud.left.VRouterId, 'InitiatingSide');
    addRoute(cloud, 'left', '', hops(initiator, other));
    for (const id of [initiator, other]) {
      expect(cloud.refused('DeleteRouterInterface', id)).toMatch(/RouterInterfaceReferedByRouteEntry$/);
    }
    cloud.on('DeleteRouterInterface', bystander);
    cloud.on('DeleteRouterInterface', acceptor);
  });

  it('blocks DeleteExpressConnect at either end, and goes with it when forced', () => {
    const cloud = startPair();
    const { initiator, acceptor } = cloud.connected();
    addRoute(cloud, 'right', acceptor);
    addRoute(cloud, 'left', '', hops(initiator, 'ri-x'));
    expect(cloud.refused('DeleteExpressConnect', initiator)).toMatch(/RouterInterfaceReferedByRouteEntry$/);
    cloud.on('DeleteExpressConnect', initiator, { Force: true });
    expect([cloud.find(initiator), cloud.find(acceptor)]).toEqual([undefined, undefined]);
    expect(cloud.world.store.tables.routeEntries.count({ type: 'Custom' })).toBe(0);
  });
});

describe('the one connection between two VRouters', () => {
  it('counts while it is being made, in words of its own', () => {
    const cloud = startPair();
    const first = cloud.pair();
    const second = cloud.pair();
    cloud.on('ConnectRouterInterface', first.initiator);
    const answer = cloud.send('ConnectRouterInterface', { RouterInterfaceId: second.initiator });
    expect(answer.body).toMatchObject({
      Code: 'Forbidden.OnlyOneConnection',
      Message: 'Cannot connect concurrently between same routers',
    });
  });

  it('counts while it is inactive, and no more when it is deleted', () => {
    const cloud = startPair();
    const first = cloud.connected();
    const second = cloud.pair();
    for (const id of [first.initiator, first.acceptor]) cloud.on('DeactivateRouterInterface', id);
    cloud.advance(5000);
    expect(cloud.refused('ConnectRouterInterface', second.initiator)).toBe('400 Forbidden.OnlyOneConnection');
    for (const id of [first.initiator, first.acceptor]) cloud.on('DeleteRouterInterface', id);
    cloud.on('ConnectRouterInterface', second.initiator);
  });

  it('counts in the other direction too', () => {
    const cloud = startPair();
    cloud.connected();
    const initiator = cloud.create(cloud.right.VRouterId, 'InitiatingSide');
    const acceptor = cloud.create(cloud.left.VRouterId, 'AcceptingSide');
    cloud.point(initiator, acceptor, cloud.left.VRouterId);
    cloud.point(acceptor, initiator, cloud.right.VRouterId);
    expect(cloud.refused('ConnectRouterInterface', initiator)).toBe('400 Forbidden.OnlyOneConnection');
  });
});

describe('a pair', () => {
  it('may lie in two regions, each side found in its own', () => {
    const cloud = startPair();
    const far = cloud.call<{ VRouterId: string; VpcId: string }>('CreateVpc', { RegionId: 'cn-beijing' });
    const near = cloud.create(cloud.left.VRouterId, 'InitiatingSide', {
      OppositeRegionId: 'cn-beijing',
      OppositeRouterId: far.VRouterId,
    });
    const RegionId = 'cn-beijing';
    const acceptor = cloud.create(far.VRouterId, 'AcceptingSide', {
      RegionId,
      OppositeRouterId: cloud.left.VRouterId,
      OppositeInterfaceId: near,
    });
    cloud.on('ModifyRouterInterfaceAttribute', near, { OppositeInterfaceId: acceptor });
    expect(cloud.refused('ConnectRouterInterface', near, { RegionId })).toBe('404 InvalidRouterInterfaceId.NotFound');
    cloud.on('ConnectRouterInterface', near);
    cloud.advance(5000);
    const there = cloud.call<Listed>('DescribeRouterInterfaces', { RegionId }).RouterInterfaceSet.RouterInterfaceType;
    expect(there).toMatchObject([{ RouterInterfaceId: acceptor, Status: 'Active', OppositeRegionId: 'cn-hangzhou' }]);
    expect(cloud.find(near)).toMatchObject({ Status: 'Active', OppositeVpcInstanceId: far.VpcId });
  });

  it('is refused when a side names another region than the peer’s', () => {
    const cloud = startPair();
    const initiator = cloud.create(cloud.left.VRouterId, 'InitiatingSide', { OppositeRegionId: 'cn-beijing' });
    const acceptor = cloud.create(cloud.right.VRouterId, 'AcceptingSide');
    cloud.point(initiator, acceptor, cloud.right.VRouterId);
    cloud.point(acceptor, initiator, cloud.left.VRouterId);
    expect(cloud.refused('ConnectRouterInterface', initiator)).toBe('400 IncorrectOppositeInterfaceInfo');
  });

  it('may join two accounts that name each other, each seeing and deleting its own side', () => {
    const other = { ...DEFAULT_ACCOUNT, id: '2222222222222222', accessKeys: [{ id: 'other', secret: 'other' }] };
    const cloud = startPair({ accounts: [DEFAULT_ACCOUNT, other] });
    const as = (action: string, parameters: Parameters<typeof cloud.call>[1]) =>
      cloud.send<Record<string, string>>(action, parameters, { product: 'Vpc', key: other.accessKeys[0] }).body;
    const theirs = as('CreateVpc', {});
    const initiator = cloud.create(cloud.left.VRouterId, 'InitiatingSide', { OppositeRouterId: theirs.VRouterId });
    expect(cloud.find(initiator)).not.toHaveProperty('OppositeVpcInstanceId');
    const acceptor = as('CreateRouterInterface', {
      RouterType: 'VRouter',
      RouterId: theirs.VRouterId,
      Role: 'AcceptingSide',
      Spec: 'Negative',
      OppositeRegionId: 'cn-hangzhou',
      OppositeRouterId: cloud.left.VRouterId,
      OppositeInterfaceId: initiator,
      OppositeInterfaceOwnerId: DEFAULT_ACCOUNT.id,
    }).RouterInterfaceId;
    cloud.on('ModifyRouterInterfaceAttribute', initiator, { OppositeInterfaceId: acceptor });
    expect(cloud.refused('ConnectRouterInterface', initiator)).toBe('400 IncorrectOppositeInterfaceInfo');
    cloud.on('ModifyRouterInterfaceAttribute', initiator, { OppositeInterfaceOwnerId: other.id });
    cloud.on('ConnectRouterInterface', initiator);
    cloud.advance(5000);
    expect(cloud.find(acceptor ?? '')).toBeUndefined();
    cloud.on('DeleteExpressConnect', initiator);
    const left = as('DescribeRouterInterfaceAttribute', { InstanceId: acceptor });
    expect(left).toMatchObject({ Status: 'Active', OppositeInterfaceStatus: 'Deleted' });
  });
});

describe('a subscription', () => {
  const order = { InstanceChargeType: 'PrePaid', Period: 1, OppositeRegionId: 'cn-beijing' };

  it('is Prepaid to the end of its term, and cannot be deleted', () => {
    const cloud = startPair();
    const id = cloud.create(cloud.left.VRouterId, 'InitiatingSide', { ...order, AutoPay: true });
    expect(cloud.find(id)).toMatchObject({ ChargeType: 'Prepaid', EndTime: expect.stringMatching(/T16:00:00Z$/) });
    expect(cloud.refused('DeleteRouterInterface', id)).toBe('500 InvalidRouterInterfaceChargeType.Malformed');
    expect(cloud.refused('DeleteExpressConnect', id)).toBe('500 InvalidRouterInterfaceChargeType.Malformed');
  });

  it('lasts one to nine months, or one to three years', () => {
    const cloud = startPair();
    const answerTo = (PricingCycle: string, Period: number): string | undefined =>
      cloud.send('CreateRouterInterface', {
        RouterType: 'VRouter',
        RouterId: cloud.left.VRouterId,
        Role: 'InitiatingSide',
        Spec: 'Mini.2',
        ...order,
        PricingCycle,
        Period,
      }).body.Code;
    const terms = [0, 1, 3, 4, 9, 10];
    expect(terms.filter((period) => answerTo('Month', period) === undefined)).toEqual([1, 3, 4, 9]);
    expect(terms.filter((period) => answerTo('Year', period) === undefined)).toEqual([1, 3]);
    expect(answerTo('Week', 1)).toBe('InvalidParameter');
  });

  it('that is not paid has an order number and leaves no interface', () => {
    const cloud = startPair();
    const parameters = {
      RouterType: 'VRouter',
      RouterId: cloud.left.VRouterId,
      Role: 'InitiatingSide',
      Spec: 'Mini.2',
    };
    const body = cloud.call<{ OrderId: number }>('CreateRouterInterface', { ...parameters, ...order });
    expect(Number.isSafeInteger(body.OrderId)).toBe(true);
    expect(cloud.call<Listed>('DescribeRouterInterfaces').TotalCount).toBe(0);
  });

  it('ends at midnight in China, as the official samples show', () => {
    expect(endOfTerm(Date.parse('2017-12-27T06:34:30Z'), 1)).toBe('2018-01-27T16:00:00Z');
    expect(endOfTerm(Date.parse('2019-01-31T02:00:00Z'), 1)).toBe('2019-02-28T16:00:00Z');
  });
});

describe('arrears and risk control', () => {
  it('let a locked interface be deleted, and say nothing of an unknown one', () => {
    const cloud = startPair();
    const { initiator } = cloud.pair();
    setBusinessStatus(cloud.world, initiator, 'FinancialLocked');
    cloud.on('DeleteRouterInterface', initiator);
    expect(setBusinessStatus(cloud.world, 'ri-unknown', 'Normal')).toBe(false);
  });

  it('show at the peer once connected; risk control blocks nothing', () => {
    const cloud = startPair();
    const { initiator, acceptor } = cloud.connected();
    setBusinessStatus(cloud.world, initiator, 'SecurityLocked');
    expect(cloud.find(acceptor)).toMatchObject({ OppositeInterfaceBusinessStatus: 'SecurityLocked' });
    cloud.on('DeactivateRouterInterface', initiator);
    cloud.advance(5000);
    setBusinessStatus(cloud.world, initiator, 'FinancialLocked');
    expect(cloud.refused('ActivateRouterInterface', initiator)).toBe('400 Forbidden.FinancialLocked');
  });
});

describe('a VBR', () => {
  const vbr = { RouterType: 'VBR', RouterId: 'vbr-1', Spec: 'Mini.2', OppositeRegionId: 'cn-hangzhou' };
  it.each([
    [{ Role: 'AcceptingSide' }, '400 InvalidRole.ValueNotSupported'],
    [{ Role: 'InitiatingSide', OppositeRouterType: 'VBR' }, '400 InvalidOppositeRouterType.ValueNotSupported'],
    [{ Role: 'InitiatingSide' }, '400 MissingParameter'],
    [{ Role: 'InitiatingSide', AccessPointId: 'ap-1' }, '404 InvalidRouterId.NotFound'],
    [{ Role: 'InitiatingSide', AccessPointId: 'ap-1', FastLinkMode: true }, '400 MissingParameter'],
  ])('with %o is answered %s', (parameters, expected) => {
    expect(startPair().refusal('CreateRouterInterface', { ...vbr, ...parameters })).toBe(expected);
  });

  it('may be named by an acceptor, with its access point', () => {
    const cloud = startPair();
    const facing = { OppositeRouterType: 'VBR', OppositeAccessPointId: 'ap-1', OppositeRouterId: 'vbr-1' };
    const id = cloud.create(cloud.left.VRouterId, 'AcceptingSide', facing);
    expect(cloud.find(id)).toMatchObject(facing);
    expect(cloud.find(id)).not.toHaveProperty('OppositeVpcInstanceId');
  });
});
