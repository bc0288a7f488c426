import type { LocalCloudOptions } from '../../src/cloud/options.ts';
import { type Parameters, startCloud } from './support.ts';

export interface Interface {
  readonly RouterInterfaceId: string;
  readonly Status: string;
  readonly [field: string]: unknown;
}

export interface Listed {
  readonly TotalCount: number;
  readonly PageNumber: number;
  readonly PageSize: number;
  readonly RouterInterfaceSet: { readonly RouterInterfaceType: readonly Interface[] };
}

/** A cloud with two VPCs, and short words for what the tests of router interfaces do all the time. */
export function startPair(options: LocalCloudOptions = {}) {
  const cloud = startCloud({ timing: {}, ...options });
  const vpc = (cidr: string) =>
    cloud.call<{ VpcId: string; VRouterId: string; RouteTableId: string }>('CreateVpc', { CidrBlock: cidr });
  const left = vpc('10.0.0.0/16');
  const right = vpc('192.168.0.0/16');
  cloud.advance(5000);

  const create = (router: string, role: 'InitiatingSide' | 'AcceptingSide', more: Parameters = {}): string =>
    cloud.call('CreateRouterInterface', {
      RouterType: 'VRouter',
      RouterId: router,
      Role: role,
      Spec: role === 'InitiatingSide' ? 'Large.2' : 'Negative',
      OppositeRegionId: 'cn-hangzhou',
      ...more,
    }).RouterInterfaceId ?? '';

  /** Points one interface at another, as step 3 and 4 of the tutorial do. */
  const point = (from: string, to: string, router: string) =>
    cloud.call('ModifyRouterInterfaceAttribute', {
      RouterInterfaceId: from,
      OppositeInterfaceId: to,
      OppositeRouterId: router,
    });

  /** An initiator on the left and an acceptor on the right that name each other, both Idle. */
  const pair = () => {
    const initiator = create(left.VRouterId, 'InitiatingSide');
    const acceptor = create(right.VRouterId, 'AcceptingSide');
    point(initiator, acceptor, right.VRouterId);
    point(acceptor, initiator, left.VRouterId);
    return { initiator, acceptor };
  };

  const on = (action: string, id: string, more: Parameters = {}) =>
    cloud.call(action, { RouterInterfaceId: id, ...more });
  const refused = (action: string, id: string, more: Parameters = {}) =>
    cloud.refusal(action, { RouterInterfaceId: id, ...more });

  const find = (id: string): Interface | undefined =>
    cloud.call<Listed>('DescribeRouterInterfaces', { Filter: [{ Key: 'RouterInterfaceId', Value: [id] }] })
      .RouterInterfaceSet.RouterInterfaceType[0];
  const status = (id: string): string | undefined => find(id)?.Status;

  /** A pair that is connected and Active. */
  const connected = () => {
    const ends = pair();
    on('ConnectRouterInterface', ends.initiator);
    cloud.advance(5000);
    return ends;
  };

  return { ...cloud, left, right, create, point, pair, connected, on, refused, find, status };
}
