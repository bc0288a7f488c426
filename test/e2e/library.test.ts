import { describe, expect, it } from 'vitest';
import { DocumentError, LocalCloud, SnapshotError } from '../../src/cloud/index.ts';
import { call, send } from '../support/signed-request.ts';

describe('LocalCloud, as a library,', () => {
  it('does all that an operator can', async () => {
    await using cloud = await LocalCloud.start({
      seed: 1,
      init: 'networks: { app: { vpc: vpc-app, router: vrt-app } }',
    });
    cloud.freeze();
    const { VpcId } = await call(cloud.url, 'CreateVpc');
    const status = async () => (await call(cloud.url, 'DescribeVpcAttribute', { VpcId })).Status;
    expect(await status()).toBe('Pending');
    cloud.advance('500ms');
    cloud.resume();
    expect(await status()).toBe('Available');

    const fault = cloud.fault({ action: 'DescribeVpcs', code: 'Throttling' });
    expect((await send(cloud.url, 'DescribeVpcs')).body.Code).toBe('Throttling');
    expect(cloud.faults).toMatchObject([{ id: fault.id, struck: 1 }]);
    cloud.clearFaults(fault.id);
    expect(await call(cloud.url, 'DescribeVpcs')).toMatchObject({ TotalCount: 2 });
    expect(cloud.requests.slice(-2)).toMatchObject([{ code: 'Throttling', fault: fault.id }, { status: 200 }]);

    const { RouterInterfaceId: id = '' } = await call(cloud.url, 'CreateRouterInterface', {
      ...{ RouterId: 'vrt-app', RouterType: 'VRouter', Role: 'InitiatingSide', Spec: 'Large.2' },
      ...{ OppositeRegionId: 'cn-hangzhou', OppositeRouterType: 'VRouter' },
    });
    cloud.arrears(id);
    expect(cloud.world.store.tables.routerInterfaces.get(id)?.businessStatus).toBe('FinancialLocked');
    expect(() => cloud.arrears('ri-none')).toThrow(RangeError);

    const before = cloud.snapshot();
    cloud.reset();
    expect(await call(cloud.url, 'DescribeVpcs')).toMatchObject({ TotalCount: 1 });
    // The same seed: the same id again.
    expect((await call(cloud.url, 'CreateVpc')).VpcId).toBe(VpcId);
    cloud.load(before);
    expect(await call(cloud.url, 'DescribeRouterInterfaces')).toMatchObject({ TotalCount: 1 });
    expect(() => cloud.load({ ...before, isthmusCloud: 0 })).toThrow(SnapshotError);

    await cloud.init({ networks: { more: { cidr: '10.0.0.0/16' } } });
    expect(await call(cloud.url, 'DescribeVpcs', { VpcName: 'more' })).toMatchObject({ TotalCount: 1 });
    await expect(cloud.init('networks: { more: { cidr: 1 } }')).rejects.toThrow(DocumentError);
  });

  it('is stopped at the end of its block', async () => {
    let url = '';
    {
      await using cloud = await LocalCloud.start();
      url = cloud.url;
      await call(url, 'DescribeVpcs');
    }
    await expect(fetch(url)).rejects.toThrow();
  });
});
