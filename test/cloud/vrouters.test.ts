import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import { BAD_DESCRIPTIONS, BAD_NAMES, STRANGER, startNetwork } from './vpc-support.ts';

interface VRouters {
  readonly TotalCount: number;
  readonly VRouters: { readonly VRouter: readonly Record<string, unknown>[] };
}

describe('DescribeVRouters', () => {
  it('shows the VRouter of a VPC with all its tables, the system one first', () => {
    const { call, vpc, createRouteTable, clock } = startNetwork();
    const custom = createRouteTable();
    const body = call<VRouters>('DescribeVRouters', { RegionId: 'cn-hangzhou', VRouterId: vpc.VRouterId });
    expect(body).toEqual({
      RequestId: expect.any(String),
      PageNumber: 1,
      PageSize: 10,
      TotalCount: 1,
      VRouters: {
        VRouter: [
          {
            VRouterId: vpc.VRouterId,
            VRouterName: '',
            Description: '',
            VpcId: vpc.VpcId,
            RegionId: 'cn-hangzhou',
            CreationTime: `${new Date(clock.now() - 60_000).toISOString().slice(0, 19)}Z`,
            RouteTableIds: { RouteTableId: [vpc.RouteTableId, custom] },
          },
        ],
      },
    });
  });

  it('answers an empty list for an id that does not exist, in this region or for this account', () => {
    const { call, send, vpc } = startNetwork({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
    expect(call<VRouters>('DescribeVRouters', { VRouterId: 'vrt-unknown' }).VRouters.VRouter).toEqual([]);
    expect(call<VRouters>('DescribeVRouters', { RegionId: 'cn-beijing', VRouterId: vpc.VRouterId }).TotalCount).toBe(0);
    const key = STRANGER.accessKeys[0];
    expect(send<VRouters>('DescribeVRouters', { VRouterId: vpc.VRouterId }, { key }).body.TotalCount).toBe(0);
  });

  it('pages, and clamps a page size that is out of range', () => {
    const { call, createVpc, vpc } = startNetwork();
    const { VRouterId } = createVpc();
    const page = (PageNumber: number, PageSize: number) =>
      call<VRouters & { PageSize: number; PageNumber: number }>('DescribeVRouters', { PageNumber, PageSize });
    expect(page(1, 1).VRouters.VRouter).toEqual([expect.objectContaining({ VRouterId: vpc.VRouterId })]);
    expect(page(2, 1).VRouters.VRouter).toEqual([expect.objectContaining({ VRouterId })]);
    expect(page(3, 1)).toMatchObject({ TotalCount: 2, VRouters: { VRouter: [] } });
    expect(page(0, 100)).toMatchObject({ PageNumber: 1, PageSize: 50 });
    expect(page(1, 0)).toMatchObject({ PageSize: 1 });
  });
});

describe('ModifyVRouterAttribute', () => {
  it('changes what is given and leaves the rest', () => {
    const { call, vpc } = startNetwork();
    const { VRouterId } = vpc;
    call('ModifyVRouterAttribute', { VRouterId, VRouterName: 'router', Description: 'first' });
    call('ModifyVRouterAttribute', { VRouterId, Description: '' });
    const [row] = call<VRouters>('DescribeVRouters', { VRouterId }).VRouters.VRouter;
    expect(row).toMatchObject({ VRouterName: 'router', Description: '' });
  });

  it('refuses what the real one refuses', () => {
    const { refusal, vpc } = startNetwork();
    const modify = (parameters: Record<string, string>) =>
      refusal('ModifyVRouterAttribute', { VRouterId: vpc.VRouterId, ...parameters });
    expect(modify({ VRouterId: '' })).toBe('400 MissingVRouterId');
    expect(modify({ VRouterId: 'vrt-unknown' })).toBe('404 InvalidVRouterId.NotFound');
    for (const VRouterName of BAD_NAMES) expect(modify({ VRouterName })).toBe('400 InvalidVRouterName.Malformed');
    for (const Description of BAD_DESCRIPTIONS) {
      expect(modify({ Description })).toBe('400 InvalidVRouterDiscription.Malformed');
    }
  });
});
