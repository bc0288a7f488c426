import { describe, expect, it } from 'vitest';
import type { Parameters } from './support.ts';
import { startNetwork } from './vpc-support.ts';

const VPN = { NextHopType: 'VpnGateway', NextHopId: 'vpn-1' } as const;
const DESTINATION = { DestinationCidrBlock: '1.0.0.0/8' } as const;

/** A cloud in which `refused` sends a route that is right but for what the test makes wrong. */
function start(options = {}) {
  const cloud = startNetwork(options);
  const refused = (more: Parameters = {}) =>
    cloud.refusal('CreateRouteEntry', { RouteTableId: cloud.vpc.RouteTableId, ...DESTINATION, ...VPN, ...more });
  return { ...cloud, refused };
}

describe('several next hops (ECMP)', () => {
  /** Two router interfaces made to face a VBR, which no call of the local cloud can connect. */
  function facingVbr() {
    const cloud = start();
    const make = () =>
      cloud.call('CreateRouterInterface', {
        RouterType: 'VRouter',
        RouterId: cloud.vpc.VRouterId,
        Role: 'AcceptingSide',
        Spec: 'Negative',
        OppositeRegionId: 'cn-hangzhou',
        OppositeRouterType: 'VBR',
        OppositeAccessPointId: 'ap-1',
      }).RouterInterfaceId ?? '';
    const ids = [make(), make()];
    const { routerInterfaces } = cloud.world.store.tables;
    for (const id of ids) routerInterfaces.update(id, { status: 'Active', oppositeRouter: 'vbr-1' });
    const hops = ids.map((NextHopId, index) => ({ NextHopType: 'RouterInterface', NextHopId, Weight: 10 + index }));
    const single = { NextHopType: undefined, NextHopId: undefined };
    const refusedList = (NextHopList: Parameters[], more: Parameters = {}) =>
      cloud.refused({ ...single, NextHopList, ...more });
    return { ...cloud, ids, hops, single, refusedList };
  }

  it('are kept, shown and found by any of them, and deleted together', () => {
    const { createEntry, entries, refusal, call, ids, hops, single, vpc } = facingVbr();
    const id = createEntry('1.0.0.0/8', { ...single, NextHopList: hops });
    expect(entries({ NextHopId: ids[1] })).toMatchObject([{ RouteEntryId: id }]);
    expect(entries({ NextHopId: 'ri-unknown' })).toEqual([]);
    expect(entries({ RouteEntryType: 'Custom' })[0]?.NextHops.NextHop).toMatchObject([
      { NextHopId: ids[0], Weight: 10, NextHopRelatedInfo: { InstanceId: 'vbr-1', InstanceType: 'VBR' } },
      { NextHopId: ids[1], Weight: 11, Enabled: 1 },
    ]);
    const at = { RouteTableId: vpc.RouteTableId, ...DESTINATION };
    expect(refusal('DeleteRouteEntry', { ...at, NextHopId: ids[0] })).toBe('400 InvalidNextHopList.Size');
    expect(refusal('DeleteRouteEntry', { ...at, NextHopList: [{ NextHopId: ids[0] }] })).toBe(
      '400 InvalidNextHopList.Size',
    );
    const list = (length: number) => Array.from({ length }, (_, index) => ({ NextHopId: ids[index] ?? `ri-${index}` }));
    expect(refusal('DeleteRouteEntry', { ...at, NextHopList: list(17) })).toBe('400 InvalidNextHopList.Size');
    expect(refusal('DeleteRouteEntry', { ...at, NextHopList: list(16) })).toBe('400 InvalidRouteEntry.NotFound');
    const wrong = [{ NextHopId: ids[0] }, { NextHopId: 'ri-unknown' }];
    expect(refusal('DeleteRouteEntry', { ...at, NextHopList: wrong })).toBe('400 InvalidRouteEntry.NotFound');
    call('DeleteRouteEntry', { ...at, NextHopList: ids.map((NextHopId) => ({ NextHopId })) });
    expect(entries({ RouteEntryType: 'Custom' })).toEqual([]);
  });

  it('are refused as the real one refuses them', () => {
    const { refusedList, hops, createRouteTable, createVpc, call, vpc } = facingVbr();
    const [hop = {}] = hops;
    expect(refusedList([hop])).toBe('400 InvalidNexthopListSize');
    expect(refusedList(Array(17).fill(hop))).toBe('400 InvalidNexthopListSize');
    expect(refusedList([hop, { ...hop, Weight: 256 }])).toBe('400 INVALID_WEIGHT_PARAM');
    expect(refusedList([hop, { ...hop, NextHopType: 'VpnGateway' }])).toBe('400 InvalidNextHopType');
    expect(refusedList([hop, { ...hop, NextHopId: 'ri-unknown' }])).toBe('400 InvalidRouterInterface');
    expect(refusedList(hops, { RouteTableId: createRouteTable() })).toBe('400 OperationUnsupported.SubRouteTableECMP');
    const { RouterInterfaceId: NextHopId } = call('CreateRouterInterface', {
      RouterType: 'VRouter',
      RouterId: vpc.VRouterId,
      Role: 'AcceptingSide',
      Spec: 'Negative',
      OppositeRegionId: 'cn-hangzhou',
    });
    expect(refusedList([hop, { NextHopId }])).toBe('400 InvalidOppositeRouterType');
    const ipv6 = createVpc({ EnableIpv6: true });
    const destination = { RouteTableId: ipv6.RouteTableId, DestinationCidrBlock: '::/0' };
    expect(refusedList(hops, destination)).toBe('400 OperationUnsupported.Ipv6EcmpRouteEntry');
  });
});
