import { DEFAULT_ACCOUNT } from '../../../src/cloud/accounts.ts';
import type { LocalCloudOptions } from '../../../src/cloud/options.ts';
import type { Product } from '../../../src/openapi/index.ts';
import { type Parameters, startCloud } from '../support.ts';

/** The account at the other end. */
export const PARTNER = {
  id: '1098765432109876',
  accessKeys: [{ id: 'partner', secret: 'partner' }],
  resourceGroups: [
    { id: 'rg-partner', name: 'default', displayName: 'default' },
    { id: 'rg-partner2', name: 'second', displayName: 'second' },
  ],
} as const;
/** An account that has nothing to do with either. */
export const STRANGER = {
  id: '1111222233334444',
  accessKeys: [{ id: 'stranger', secret: 'stranger' }],
  resourceGroups: [{ id: 'rg-stranger', name: 'default', displayName: 'default' }],
} as const;

export const OWN = DEFAULT_ACCOUNT.id;
export const WEEK = 7 * 24 * 60 * 60_000;

export interface Vpc {
  readonly VpcId: string;
  readonly VRouterId: string;
  readonly RouteTableId: string;
}

export interface Connection {
  readonly InstanceId: string;
  readonly Status: string;
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly [field: string]: unknown;
}

export interface Listed {
  readonly TotalCount: number;
  readonly MaxResults: number;
  readonly NextToken: string;
  readonly VpcPeerConnects: readonly Connection[];
}

export type Who = 'own' | 'partner' | 'stranger';

const KEYS = {
  own: DEFAULT_ACCOUNT.accessKeys[0] ?? { id: '', secret: '' },
  partner: PARTNER.accessKeys[0],
  stranger: STRANGER.accessKeys[0],
} as const;

/** A cloud of three accounts, with VPCs in two regions, and short words for what the tests of peerings do all the time. */
export function startPeering(options: LocalCloudOptions = {}) {
  const cloud = startCloud({ timing: {}, accounts: [DEFAULT_ACCOUNT, PARTNER, STRANGER], ...options });

  const send = <Body = Record<string, string>>(
    action: string,
    parameters: Parameters = {},
    { as = 'own' as Who, product = 'VpcPeer' as Product } = {},
  ) => cloud.send<Body>(action, parameters, { product, key: KEYS[as] });

  /** Sends a request that must succeed. */
  const call = <Body = Record<string, string>>(action: string, parameters: Parameters = {}, how = {}) => {
    const { status, body } = send<Body & { readonly Code?: string; readonly Message?: string }>(
      action,
      parameters,
      how,
    );
    if (status !== 200) throw new Error(`${action} answered ${status} ${body.Code}: ${body.Message}`);
    return body;
  };

  /** Sends a request that must be refused; gives its code. Every refusal of this product is a 400. */
  const refusal = (action: string, parameters: Parameters = {}, how = {}): string => {
    const { status, body } = send(action, parameters, how);
    if (status !== 400) throw new Error(`${action} answered ${status} ${body.Code}`);
    return body.Code ?? '';
  };

  const vpc = (CidrBlock: string, RegionId = 'cn-hangzhou', as: Who = 'own'): Vpc => {
    const made = call<Vpc>('CreateVpc', { RegionId, CidrBlock }, { as, product: 'Vpc' });
    cloud.advance(5_000);
    return made;
  };
  const left = vpc('10.0.0.0/16');
  const right = vpc('172.16.0.0/16');
  const far = vpc('192.168.0.0/16', 'cn-beijing');
  const theirs = vpc('192.168.0.0/17', 'cn-hangzhou', 'partner');

  /** Parameters for a peering of `left` with another VPC. */
  const towards = (to: Vpc, more: Parameters = {}): Parameters => ({
    RegionId: 'cn-hangzhou',
    VpcId: left.VpcId,
    AcceptingAliUid: to === theirs ? PARTNER.id : OWN,
    AcceptingRegionId: to === far ? 'cn-beijing' : 'cn-hangzhou',
    AcceptingVpcId: to.VpcId,
    ...more,
  });

  /** A peering of `left` with another VPC, its creation over. */
  const create = (to: Vpc = right, more: Parameters = {}): string => {
    const id = call('CreateVpcPeerConnection', towards(to, more)).InstanceId ?? '';
    cloud.advance(5_000);
    return id;
  };

  const get = (InstanceId: string, as: Who = 'own'): Connection =>
    call<Connection>('GetVpcPeerConnectionAttribute', { InstanceId }, { as });
  /** The state; undefined where it is not there any more. */
  const status = (InstanceId: string, as: Who = 'own'): string | undefined =>
    send<Connection>('GetVpcPeerConnectionAttribute', { InstanceId }, { as }).body.Status;
  const list = (parameters: Parameters = {}, as: Who = 'own'): Listed =>
    call<Listed>('ListVpcPeerConnections', parameters, { as });
  const ids = (parameters: Parameters = {}, as: Who = 'own'): readonly string[] =>
    list(parameters, as).VpcPeerConnects.map((row) => row.InstanceId);

  /** Adds a route through a peering; gives the answer. */
  const route = (table: Vpc, DestinationCidrBlock: string, NextHopId: string, as: Who = 'own') =>
    send(
      'CreateRouteEntry',
      { RouteTableId: table.RouteTableId, DestinationCidrBlock, NextHopType: 'VpcPeer', NextHopId },
      { as, product: 'Vpc' },
    );

  return {
    ...cloud,
    send,
    call,
    refusal,
    left,
    right,
    far,
    theirs,
    vpc,
    towards,
    create,
    get,
    status,
    list,
    ids,
    route,
  };
}
