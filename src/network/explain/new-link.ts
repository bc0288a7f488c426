import { type Change, ChangeAction } from '../change.ts';
import { oppositeOf } from '../decide.ts';
import { isDynamic } from '../effective-routes.ts';
import type { RouteEntry, RouterInterface, Vpc } from '../model.ts';
import type { Network } from '../network.ts';
import { type Blocker, BlockerCode } from './blocker.ts';
import { type Link, type LinkIndex, pairLink } from './link.ts';
import { deletion } from './route.ts';

/**
 * Links that do not exist between two VPCs and could: Idle router interfaces that nobody connected, else a new VPC
 * peering connection. New router interfaces are not proposed: Alibaba Cloud closed them for new VPC pairs.
 */
export function newLinks(network: Network, from: Vpc, to: Vpc, index: LinkIndex): readonly Link[] {
  const idle = idlePairs(from, to, index);
  const free = new Set(idle.flatMap(({ nextHops }) => nextHops.map(({ id }) => id)));
  const peering = newPeering(network, from, to, index, free);
  return peering === undefined ? idle : [...idle, peering];
}

/** Idle interfaces on both sides that are free for each other. */
function idlePairs(from: Vpc, to: Vpc, index: LinkIndex): readonly Link[] {
  const free = (side: RouterInterface, others: readonly RouterInterface[]) =>
    side.record.status === 'Idle' &&
    (!side.record.oppositeInterfaceId || others.some(({ id }) => id === side.record.oppositeInterfaceId));
  const near = index.interfacesOf(from);
  const far = index.interfacesOf(to);
  const links = near
    .filter((side) => free(side, far))
    .flatMap((side) => far.filter((other) => free(other, near)).map((other) => pairLink(side, other)));
  return links.filter((link) => link !== undefined);
}

/**
 * A new peering, with what must go first: one that is dead (one peering per pair of VPCs), or router interfaces between
 * the two VRouters (they block it [unconfirmed which of them do]; here: any that name the
 * other VRouter). Undefined where something between the two lives: then that is to be repaired.
 */
function newPeering(
  network: Network,
  from: Vpc,
  to: Vpc,
  index: LinkIndex,
  free: ReadonlySet<string>,
): Link | undefined {
  const peerings = index.peeringsOf(from).filter(({ record }) => [record.vpcId, record.acceptingVpcId].includes(to.id));
  const dead = peerings.filter(({ record }) => record.status === 'Rejected' || record.status === 'Expired');
  if (dead.length < peerings.length) return undefined;
  const between = [from, to].flatMap((vpc) =>
    index.interfacesOf(vpc).filter(({ record }) => {
      const other = vpc === from ? to : from;
      return record.oppositeRouterId === other.vRouterId;
    }),
  );
  if (between.some((side) => free.has(side.id) || isOfUse(network, side))) return undefined;
  const goes = [...between, ...dead].map(({ id }) => id);
  // What a learnt entry leads to cannot go: such an entry is nobody's to delete.
  if (goes.some((id) => [from, to].some((vpc) => entriesTo(vpc, id).some(isDynamic)))) return undefined;

  const id = `pcc-new-${from.id}-${to.id}`;
  const hop = { type: 'VpcPeer', id } as const;
  const blockers: Blocker[] = [
    ...between.map((side) => ofNoUse(network, side)),
    ...dead.map(
      ({ id: deadId, record }): Blocker => ({
        code: BlockerCode.PeeringDead,
        direction: 'both',
        ids: [deadId],
        message: `${deadId} is ${record.status}, which is final; while it exists no other peering of the two VPCs can.`,
        // A peering can be deleted when no route entry on either side names it (API page DeleteVpcPeerConnection).
        fix: [
          ...[from, to].flatMap((vpc) => entriesTo(vpc, deadId)).map(deletion),
          { action: ChangeAction.DeleteVpcPeerConnection, parameters: { InstanceId: deadId } },
        ],
      }),
    ),
    {
      code: BlockerCode.NotConnected,
      direction: 'both',
      ids: [from.id, to.id],
      message: `Nothing joins ${from.name} and ${to.name}: no pair of router interfaces, no VPC peering connection.`,
      fix: creation(id, from, to),
    },
  ];
  return {
    ends: [from, to],
    nextHops: [hop, hop],
    blockers,
    removes: goes,
  };
}

/** Whether an interface carries packets, can be brought to, or is on its way out. */
function isOfUse(network: Network, side: RouterInterface): boolean {
  if (side.record.status === 'Deleting') return true;
  const far = oppositeOf(network, side);
  return far !== undefined && (far.record.status === 'Deleting' || pairLink(side, far) !== undefined);
}

function ofNoUse(network: Network, side: RouterInterface): Blocker {
  const base = { direction: 'both', ids: [side.id], fix: removal(side) } as const;
  const { status } = side.record;
  const far = oppositeOf(network, side);
  if (far !== undefined) {
    const named = far.record.oppositeInterfaceId || 'none';
    const why =
      named === side.id
        ? `is ${status} and its opposite interface ${far.id} is ${far.record.status}: the two cannot be connected`
        : `names ${far.id} as its opposite interface, which names ${named}, and that can only be changed while Idle`;
    return { ...base, code: BlockerCode.OppositeMismatch, message: `${side.id} ${why}: it is of no use.` };
  }
  const why =
    status === 'Idle'
      ? 'was never connected, and has no opposite interface to be connected with'
      : 'lost its opposite interface, and an interface can only be connected while Idle';
  return { ...base, code: BlockerCode.OppositeGone, message: `${side.id} ${why}: it is of no use.` };
}

/** An interface can be deleted when it is not Active and no route entry names it (API page DeleteRouterInterface). */
function removal(side: RouterInterface): readonly Change[] {
  const entries = side.vpc === undefined ? [] : entriesTo(side.vpc, side.id);
  const parameters = { RouterInterfaceId: side.id };
  const active = side.record.status === 'Active';
  return [
    ...entries.map(deletion),
    ...(active ? [{ action: ChangeAction.DeactivateRouterInterface, parameters }] : []),
    { action: ChangeAction.DeleteRouterInterface, parameters },
  ];
}

/** The effective entries of a VPC that name a next hop. */
function entriesTo(vpc: Vpc, nextHopId: string): readonly RouteEntry[] {
  return vpc.tables.flatMap((table) =>
    Array.from(table.routes, ([, entry]) => entry).filter((entry) => entry.nextHopId === nextHopId),
  );
}

function creation(id: string, from: Vpc, to: Vpc): readonly Change[] {
  const parameters = {
    VpcId: from.id,
    AcceptingVpcId: to.id,
    AcceptingRegionId: to.regionId,
    AcceptingAliUid: to.ownerId,
  };
  const create = { action: ChangeAction.CreateVpcPeerConnection, parameters, creates: id };
  const accept = { action: ChangeAction.AcceptVpcPeerConnection, parameters: { InstanceId: id } };
  return from.ownerId === to.ownerId ? [create] : [create, accept];
}
