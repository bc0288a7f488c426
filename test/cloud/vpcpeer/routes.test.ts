import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../../src/cloud/accounts.ts';
import type { LocalCloudOptions } from '../../../src/cloud/options.ts';
import { PARTNER, STRANGER, startPeering, type Vpc } from './support.ts';

describe('routes through a peering', () => {
  it('lead into it from the VPCs at its ends', () => {
    const cloud = startPeering();
    const id = cloud.create();
    expect(cloud.route(cloud.left, '172.16.0.0/16', id).status).toBe(200);
    expect(cloud.route(cloud.right, '10.0.0.0/16', id).status).toBe(200);
  });

  it('are refused before it is Activated, while it changes, from a third VPC, and to one that is not there', () => {
    const cloud = startPeering();
    const code = (vpc: Vpc, id: string) => cloud.route(vpc, '172.16.0.0/16', id).body.Code;
    const { InstanceId = '' } = cloud.call('CreateVpcPeerConnection', cloud.towards(cloud.right));
    expect(code(cloud.left, InstanceId)).toBe('IncorrectStatus.VpcPeer');
    cloud.advance(5_000);
    cloud.call('ModifyVpcPeerConnection', { InstanceId, Name: 'other' });
    expect(code(cloud.left, InstanceId)).toBe('IncorrectStatus.VpcPeer');
    cloud.advance(5_000);
    const third = cloud.vpc('192.168.0.0/16');
    expect(code(third, InstanceId)).toBe('ResourceNotFound.VpcPeer');
    expect(code(cloud.left, 'pcc-none')).toBe('ResourceNotFound.VpcPeer');
    const asked = cloud.create(cloud.theirs);
    expect(code(cloud.left, asked)).toBe('IncorrectStatus.VpcPeer');
    expect(cloud.route(cloud.theirs, '10.0.0.0/16', asked, 'partner').body.Code).toBe('IncorrectStatus.VpcPeer');
  });

  it('of the other account lead into it too, once accepted', () => {
    const cloud = startPeering();
    const id = cloud.create(cloud.theirs);
    cloud.call('AcceptVpcPeerConnection', { InstanceId: id }, { as: 'partner' });
    cloud.advance(5_000);
    expect(cloud.route(cloud.theirs, '10.0.0.0/16', id, 'partner').status).toBe(200);
    expect(cloud.refusal('DeleteVpcPeerConnection', { InstanceId: id })).toBe('OperationDenied.RouteEntryExist');
  });

  it('forbid its deletion at either end, and go along when it is forced', () => {
    const cloud = startPeering();
    const id = cloud.create();
    cloud.route(cloud.right, '10.0.0.0/16', id);
    cloud.advance(5_000);
    expect(cloud.refusal('DeleteVpcPeerConnection', { InstanceId: id })).toBe('OperationDenied.RouteEntryExist');
    cloud.call('DeleteVpcPeerConnection', { InstanceId: id, Force: true });
    expect(customEntries(cloud, cloud.right)).toEqual([]);
  });

  it('move from a router interface to a peering, and back, in one call', () => {
    const cloud = startPeering();
    const ri = connectInterfaces(cloud);
    const id = cloud.create();
    const where = { RouteTableId: cloud.left.RouteTableId, DestinationCidrBlock: '172.16.0.0/16' };
    const to = (NewNextHopType: string, NewNextHopId: string) =>
      cloud.call('ModifyRouteEntry', { ...where, NewNextHopType, NewNextHopId }, { product: 'Vpc' });
    const product = { product: 'Vpc' } as const;
    cloud.call('CreateRouteEntry', { ...where, NextHopType: 'RouterInterface', NextHopId: ri }, product);
    cloud.advance(5_000);
    for (const [type, hop] of [
      ['VpcPeer', id],
      ['RouterInterface', ri],
    ] as const) {
      to(type, hop);
      cloud.advance(5_000);
      expect(customEntries(cloud, cloud.left)).toMatchObject([
        { Status: 'Available', NextHops: { NextHop: [{ NextHopType: type, NextHopId: hop }] } },
      ]);
    }
  });
});

describe('a VPC with a peering', () => {
  it('is not deleted, at whichever end it is', () => {
    const cloud = startPeering();
    cloud.create();
    for (const { VpcId } of [cloud.left, cloud.right])
      expect(cloud.refusal('DeleteVpc', { VpcId }, { product: 'Vpc' })).toBe('OperationDenied.VpcPeerExists');
  });

  it('may have vSwitches', () => {
    const cloud = startPeering();
    cloud.create();
    const vSwitch = { VpcId: cloud.left.VpcId, ZoneId: 'cn-hangzhou-b', CidrBlock: '10.0.1.0/24' };
    cloud.call('CreateVSwitch', vSwitch, { product: 'Vpc' });
  });
});

type Cloud = ReturnType<typeof startPeering>;

function customEntries(cloud: Cloud, { RouteTableId }: Vpc): readonly object[] {
  const { RouteEntrys } = cloud.call<{ RouteEntrys: { RouteEntry: readonly { Type: string }[] } }>(
    'DescribeRouteEntryList',
    { RouteTableId },
    { product: 'Vpc' },
  );
  return RouteEntrys.RouteEntry.filter((entry) => entry.Type === 'Custom');
}

const createInterface = (cloud: Cloud, from: Vpc, to: Vpc, initiates = true) =>
  cloud.send(
    'CreateRouterInterface',
    {
      RouterType: 'VRouter',
      RouterId: from.VRouterId,
      Role: initiates ? 'InitiatingSide' : 'AcceptingSide',
      Spec: initiates ? 'Large.2' : 'Negative',
      OppositeRegionId: 'cn-hangzhou',
      OppositeRouterId: to.VRouterId,
    },
    { product: 'Vpc' },
  );

function connectInterfaces(cloud: Cloud): string {
  const { RouterInterfaceId: a = '' } = createInterface(cloud, cloud.left, cloud.right).body;
  const { RouterInterfaceId: b = '' } = createInterface(cloud, cloud.right, cloud.left, false).body;
  const product = { product: 'Vpc' } as const;
  const point = (RouterInterfaceId: string, OppositeInterfaceId: string) =>
    cloud.call('ModifyRouterInterfaceAttribute', { RouterInterfaceId, OppositeInterfaceId }, product);
  point(a, b);
  point(b, a);
  cloud.call('ConnectRouterInterface', { RouterInterfaceId: a }, product);
  cloud.advance(5_000);
  return a;
}

describe('router interfaces and peerings', () => {
  it('do not join the same two VPCs where the local cloud is told so, whichever came first', () => {
    const first = startPeering({ peeringExcludesInterfaces: true });
    createInterface(first, first.left, first.right);
    expect(first.refusal('CreateVpcPeerConnection', first.towards(first.right))).toBe(
      'ResourceAlreadyExist.RouterInterface',
    );
    const second = startPeering({ peeringExcludesInterfaces: true });
    second.create();
    expect(createInterface(second, second.left, second.right).body.Code).toBe('HaveConnectionBetweenRouters');
  });

  it('may otherwise, side by side', () => {
    const cloud = startPeering();
    createInterface(cloud, cloud.left, cloud.right);
    cloud.create();
    expect(createInterface(cloud, cloud.right, cloud.left, false).status).toBe(200);
  });

  it('of a VPC do not keep it from a peering with another one', () => {
    const cloud = startPeering({ peeringExcludesInterfaces: true });
    createInterface(cloud, cloud.left, cloud.right);
    const third = cloud.vpc('192.168.0.0/16');
    expect(cloud.status(cloud.create(third))).toBe('Activated');
  });

  it.each<[string, LocalCloudOptions, number]>([
    ['may be bought by default', {}, 200],
    ['may not, where purchase is closed', { purchaseClosed: true }, 400],
    ['may not by an account that is closed', account(true), 400],
    ['may by an account that is open, where purchase is closed', { purchaseClosed: true, ...account(false) }, 200],
  ])('%s', (_, options, status) => {
    const cloud = startPeering(options);
    const answer = createInterface(cloud, cloud.left, cloud.right);
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.body.Code).toBe('Forbidden.NotInRouterInterfaceCreateWhitelist');
  });
});

/** The accounts of the tests, the first one with or without a word of its own on purchases. */
function account(purchaseClosed: boolean) {
  return { accounts: [{ ...DEFAULT_ACCOUNT, purchaseClosed }, PARTNER, STRANGER] };
}
