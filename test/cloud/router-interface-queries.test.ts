import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/index.ts';
import { type Interface, type Listed, startPair } from './router-interface-support.ts';

describe('an unknown interface', () => {
  it.each([
    ['ModifyRouterInterfaceAttribute', '404 InvalidRouterInterfaceId.NotFound'],
    ['ConnectRouterInterface', '404 InvalidRouterInterfaceId.NotFound'],
    ['ActivateRouterInterface', '404 InvalidRouterInterfaceId.NotFound'],
    ['DeactivateRouterInterface', '404 InvalidRouterInterfaceId.NotFound'],
    ['DeleteExpressConnect', '404 InvalidRouterInterfaceId.NotFound'],
    ['DeleteRouterInterface', '404 InvalidInstanceId.NotFound'],
  ])('is answered by %s with %s', (action, expected) => {
    expect(startPair().refused(action, 'ri-unknown')).toBe(expected);
  });

  it('is an empty list to DescribeRouterInterfaces and an empty id to DescribeRouterInterfaceAttribute', () => {
    const { find, call } = startPair();
    expect(find('ri-unknown')).toBeUndefined();
    const body = call('DescribeRouterInterfaceAttribute', { InstanceId: 'ri-unknown' });
    const { RequestId: _, ...rest } = body;
    expect(rest).toEqual({ Code: '200', Message: 'successful', Success: true, RouterInterfaceId: '' });
  });

  it('is what the interface of another account looks like, to every call', () => {
    const other = { ...DEFAULT_ACCOUNT, id: '2222222222222222', accessKeys: [{ id: 'other', secret: 'other' }] };
    const cloud = startPair({ accounts: [DEFAULT_ACCOUNT, other] });
    const { initiator } = cloud.connected();
    const answer = (action: string): string => {
      const key = other.accessKeys[0];
      const parameters = { RouterInterfaceId: initiator, Spec: 'Large.1' };
      const { status, body } = cloud.send(action, parameters, { product: 'Vpc', key });
      return `${status} ${body.Code}`;
    };
    for (const action of [
      'ConnectRouterInterface',
      'DeleteExpressConnect',
      'ActivateRouterInterface',
      'DeactivateRouterInterface',
      'ModifyRouterInterfaceAttribute',
      'ModifyRouterInterfaceSpec',
    ]) {
      expect(answer(action)).toBe('404 InvalidRouterInterfaceId.NotFound');
    }
    expect(answer('DeleteRouterInterface')).toBe('404 InvalidInstanceId.NotFound');
  });
});

describe('DescribeRouterInterfaces', () => {
  const list = (
    cloud: ReturnType<typeof startPair>,
    parameters: Parameters<typeof cloud.call>[1],
  ): readonly Interface[] =>
    cloud.call<Listed>('DescribeRouterInterfaces', parameters).RouterInterfaceSet.RouterInterfaceType;

  it('takes filters together, and the values of one as alternatives, keys in any case', () => {
    const cloud = startPair();
    const { initiator, acceptor } = cloud.pair();
    const ids = (...Filter: { Key: string; Value: string[] }[]) =>
      list(cloud, { Filter }).map((row) => row.RouterInterfaceId);
    expect(ids({ Key: 'RouterInterfaceId', Value: [acceptor, initiator] })).toEqual([initiator, acceptor]);
    expect(ids({ Key: 'status', Value: ['Idle'] }, { Key: 'RouterId', Value: [cloud.left.VRouterId] })).toEqual([
      initiator,
    ]);
    expect(ids({ Key: 'OppositeInterfaceId', Value: [initiator] })).toEqual([acceptor]);
    expect(ids({ Key: 'Status', Value: ['Active'] })).toEqual([]);
    expect(ids({ Key: 'RouterInterfaceOwnerId', Value: ['1'] })).toEqual([]);
  });

  it('pages, counts all matches, and gives an empty page past the end', () => {
    const cloud = startPair();
    cloud.pair();
    cloud.pair();
    const page = cloud.call<Listed>('DescribeRouterInterfaces', { PageSize: 3, PageNumber: 2 });
    expect(page).toMatchObject({ TotalCount: 4, PageNumber: 2, PageSize: 3 });
    expect(page.RouterInterfaceSet.RouterInterfaceType).toHaveLength(1);
    expect(list(cloud, { PageSize: 3, PageNumber: 9 })).toEqual([]);
  });

  it('sees only the region that RegionId names', () => {
    const cloud = startPair();
    cloud.pair();
    expect(list(cloud, { RegionId: 'cn-beijing' })).toEqual([]);
  });

  it.each([
    [{ Filter: [{ Key: 'Colour', Value: ['red'] }] }, '404 InvalidFilterKey.ValueNotSupported'],
    [{ Filter: [{ Key: 'Status' }] }, '400 InvalidParam.NotNull'],
    [{ Filter: [{ Key: '', Value: ['red'] }] }, '400 Parameter.Illegal'],
    [{ PageSize: 51 }, '404 InvalidRegionId.NotFound'],
    [{ PageNumber: 0 }, '404 InvalidRegionId.NotFound'],
    [{ RegionId: 'cn-nowhere' }, '404 InvalidRegionId.NotFound'],
    [{ PageSize: 'many' }, '400 InvalidParameter'],
  ])('refuses %o with %s', (parameters, expected) => {
    expect(startPair().refusal('DescribeRouterInterfaces', parameters)).toBe(expected);
  });
});

describe('a ClientToken', () => {
  it('returns the same interface for the same request, and refuses another request', () => {
    const { create, left, refusal, call } = startPair();
    const first = create(left.VRouterId, 'InitiatingSide', { ClientToken: 'once' });
    expect(create(left.VRouterId, 'InitiatingSide', { ClientToken: 'once' })).toBe(first);
    expect(call<Listed>('DescribeRouterInterfaces').TotalCount).toBe(1);
    const other = { RouterType: 'VRouter', RouterId: left.VRouterId, Role: 'InitiatingSide', Spec: 'Mini.2' };
    expect(refusal('CreateRouterInterface', { ...other, OppositeRegionId: 'cn-hangzhou', ClientToken: 'once' })).toBe(
      '400 IdempotentParameterMismatch',
    );
  });

  it('is not used up by a refusal', () => {
    const { create, left, refusal } = startPair();
    const wrong = { RouterType: 'VRouter', RouterId: left.VRouterId, Role: 'InitiatingSide', Spec: 'Huge.1' };
    refusal('CreateRouterInterface', { ...wrong, OppositeRegionId: 'cn-hangzhou', ClientToken: 'retry' });
    expect(create(left.VRouterId, 'InitiatingSide', { ClientToken: 'retry' })).toMatch(/^ri-bp1[a-z0-9]{18}$/);
  });
});
