import { ChangeAction } from '../change.ts';
import { oppositeOf } from '../decide.ts';
import type { RouterInterface, Vpc, VpcPeering } from '../model.ts';
import type { Network } from '../network.ts';
import { type Blocker, BlockerCode } from './blocker.ts';

/** A next hop as a route entry names it. */
export interface NextHop {
  readonly type: 'RouterInterface' | 'VpcPeer';
  readonly id: string;
}

/** Something that joins, or could join, two VPCs. */
export interface Link {
  readonly ends: readonly [Vpc, Vpc];
  /** What the tables of each end name, in the order of `ends`. */
  readonly nextHops: readonly [NextHop, NextHop];
  /** What keeps it from carrying packets, and how to change that; empty when it does carry them. */
  readonly blockers: readonly Blocker[];
  /** Next hops that go on the way to this link, and with them every route entry that names them. */
  readonly removes: readonly string[];
}

/** Links by VPC, worked out when first asked. */
export class LinkIndex {
  readonly #interfaces: ReadonlyMap<string, readonly RouterInterface[]>;
  readonly #peerings: ReadonlyMap<string, readonly VpcPeering[]>;

  constructor(network: Network) {
    this.#interfaces = Map.groupBy(network.routerInterfaces.values(), ({ record }) => record.routerId);
    const ends = [...network.vpcPeerings.values()].flatMap((peering) => [
      { id: peering.record.vpcId, peering },
      { id: peering.record.acceptingVpcId, peering },
    ]);
    this.#peerings = new Map(
      Array.from(
        Map.groupBy(ends, ({ id }) => id),
        ([id, members]) => [id, members.map(({ peering }) => peering)],
      ),
    );
  }

  /** Router interfaces on the VRouter of a VPC. */
  interfacesOf(vpc: Vpc): readonly RouterInterface[] {
    return this.#interfaces.get(vpc.vRouterId) ?? [];
  }

  peeringsOf(vpc: Vpc): readonly VpcPeering[] {
    return this.#peerings.get(vpc.id) ?? [];
  }

  of(network: Network, vpc: Vpc): readonly Link[] {
    const pairs = this.interfacesOf(vpc).map((near) => {
      const far = oppositeOf(network, near);
      return far === undefined ? undefined : pairLink(near, far);
    });
    return [...pairs, ...this.peeringsOf(vpc).map(peeringLink)].filter((link) => link !== undefined);
  }
}

/** The link that two router interfaces make or can make; undefined when they cannot be brought to carry packets. */
export function pairLink(near: RouterInterface, far: RouterInterface): Link | undefined {
  if (near.vpc === undefined || far.vpc === undefined || near.vpc === far.vpc) return undefined;
  const blockers = pairBlockers(near, far);
  if (blockers === undefined) return undefined;
  return {
    ends: [near.vpc, far.vpc],
    nextHops: [
      { type: 'RouterInterface', id: near.id },
      { type: 'RouterInterface', id: far.id },
    ],
    blockers,
    removes: [],
  };
}

function pairBlockers(near: RouterInterface, far: RouterInterface): readonly Blocker[] | undefined {
  const named = near.record.oppositeInterfaceId === far.id && far.record.oppositeInterfaceId === near.id;
  const statuses = [near.record.status, far.record.status];
  if (statuses.every((status) => status === 'Idle')) return idlePairBlockers(near, far);
  // Peer data can only be changed while Idle, so an interface that is connected elsewhere stays so.
  if (!named || statuses.includes('Idle') || statuses.includes('Deleting')) return undefined;
  return [near, far].flatMap((side): Blocker[] => {
    const { status } = side.record;
    if (status === 'Active') return [];
    if (status === 'Inactive') {
      const fix = [{ action: ChangeAction.ActivateRouterInterface, parameters: { RouterInterfaceId: side.id } }];
      const role = side.record.role === 'InitiatingSide' ? 'initiator' : 'acceptor';
      const message = `The ${role} ${side.id} on ${side.record.routerId} is Inactive: it drops every packet.`;
      return [{ code: BlockerCode.InterfaceInactive, direction: 'both', ids: [side.id], message, fix }];
    }
    const fix = [{ action: ChangeAction.Wait, parameters: { RouterInterfaceId: side.id, Until: 'Active' } }];
    const message = `${side.id} is ${status}: it carries packets once it is Active.`;
    return [{ code: BlockerCode.NotReady, direction: 'both', ids: [side.id], message, fix }];
  });
}

/** Both Idle: each must name the other, then the initiator is connected (API page ConnectRouterInterface). */
function idlePairBlockers(near: RouterInterface, far: RouterInterface): readonly Blocker[] | undefined {
  const initiator = [near, far].find(({ record }) => record.role === 'InitiatingSide');
  if (initiator === undefined || near.record.role === far.record.role) return undefined;
  const unnamed = [
    { side: near, other: far },
    { side: far, other: near },
  ].filter(({ side, other }) => side.record.oppositeInterfaceId !== other.id);
  return [
    ...unnamed.map(
      ({ side, other }): Blocker => ({
        code: BlockerCode.PeerNotSet,
        direction: 'both',
        ids: [side.id, other.id],
        message: `${side.id} does not name ${other.id} as its opposite interface: the pair cannot be connected.`,
        fix: [
          {
            action: ChangeAction.ModifyRouterInterfaceAttribute,
            parameters: {
              RouterInterfaceId: side.id,
              OppositeInterfaceId: other.id,
              OppositeRouterId: other.record.routerId,
            },
          },
        ],
      }),
    ),
    {
      code: BlockerCode.NeverConnected,
      direction: 'both',
      ids: [near.id, far.id],
      message: `${near.id} and ${far.id} are Idle: the pair was never connected.`,
      fix: [{ action: ChangeAction.ConnectRouterInterface, parameters: { RouterInterfaceId: initiator.id } }],
    },
  ];
}

function peeringLink(peering: VpcPeering): Link | undefined {
  const { vpc, acceptingVpc } = peering;
  if (vpc === undefined || acceptingVpc === undefined) return undefined;
  const blockers = peeringBlockers(peering);
  const hop = { type: 'VpcPeer', id: peering.id } as const;
  return blockers === undefined
    ? undefined
    : { ends: [vpc, acceptingVpc], nextHops: [hop, hop], blockers, removes: [] };
}

function peeringBlockers({ id, record }: VpcPeering): readonly Blocker[] | undefined {
  const blocker = { direction: 'both', ids: [id] } as const;
  switch (record.status) {
    case 'Activated':
    case 'Updating':
      return [];
    case 'Accepting': {
      const message = `${id} waits for the owner of ${record.acceptingVpcId} to accept it.`;
      const fix = [{ action: ChangeAction.AcceptVpcPeerConnection, parameters: { InstanceId: id } }];
      return [{ ...blocker, code: BlockerCode.PeeringNotAccepted, message, fix }];
    }
    case 'Creating': {
      const message = `${id} is Creating: it carries packets once it is Activated.`;
      const fix = [{ action: ChangeAction.Wait, parameters: { InstanceId: id, Until: 'Activated' } }];
      return [{ ...blocker, code: BlockerCode.NotReady, message, fix }];
    }
    default:
      return undefined;
  }
}
