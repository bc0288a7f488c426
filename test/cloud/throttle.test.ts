import { describe, expect, it } from 'vitest';
import { startCloud } from './support.ts';

const start = () => startCloud({ rateLimits: true });

/** The refusals among so many calls of DeleteVpc, whose documented rate is 300 a minute. */
const deleteVpc = (cloud: ReturnType<typeof start>, calls: number): readonly string[] =>
  Array.from(
    { length: calls },
    () => cloud.send('DeleteVpc', { RegionId: 'cn-hangzhou', VpcId: 'vpc-none' }).body.Code ?? '',
  );

describe('the documented request rates', () => {
  it('refuse what is beyond them until the minute is over, and say how long that is', () => {
    const cloud = start();
    expect(deleteVpc(cloud, 301).filter((code) => code === 'Throttling.User')).toHaveLength(1);
    cloud.advance(59_000);
    const { status, headers, body } = cloud.answer('DeleteVpc', { RegionId: 'cn-hangzhou', VpcId: 'vpc-none' });
    expect({ status, code: JSON.parse(body).Code }).toEqual({ status: 400, code: 'Throttling.User' });
    expect(headers).toMatchObject({ 'x-acs-retry-after': '1000' });
    cloud.advance(1_000);
    expect(deleteVpc(cloud, 1)).toEqual(['InvalidVpcId.NotFound']);
  });

  it('count each action for itself, and leave those without one alone', () => {
    const cloud = start();
    deleteVpc(cloud, 301);
    expect(cloud.send('CreateVpc', { RegionId: 'cn-hangzhou' }).status).toBe(200);
    for (let calls = 0; calls < 400; calls++) cloud.call('DescribeVpcs', { RegionId: 'cn-hangzhou' });
  });

  it('count each account for itself', () => {
    const accounts = ['1000000000000001', '1000000000000002'].map((id) => ({
      id,
      accessKeys: [{ id: `key-${id}`, secret: 's' }],
      resourceGroups: [],
    }));
    const cloud = startCloud({ rateLimits: true, accounts });
    deleteVpc(cloud, 301);
    const key = { id: 'key-1000000000000002', secret: 's' };
    expect(cloud.send('DeleteVpc', { RegionId: 'cn-hangzhou', VpcId: 'vpc-none' }, { key }).body.Code).toBe(
      'InvalidVpcId.NotFound',
    );
  });
});
