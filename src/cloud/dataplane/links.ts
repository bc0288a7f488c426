import type { RouterInterfaceRecord, Snapshot } from '../../network/snapshot.ts';
import { deviceName, type Link, type LinkEnd } from './kernel.ts';

/** The links of a network that carry packets now. */
export interface Links {
  readonly all: ReadonlyMap<string, Link>;
  /** The device by which a VPC sends into a router interface or peering, by VPC and id; none while it is down. */
  device(vpcId: string, nextHopId: string): string | undefined;
}

/**
 * Router interfaces that are both Active and name each other, and peerings that are Activated, where both VPCs are in the
 * network: each is a cable between two VRouters.
 */
export function linksOf(snapshot: Snapshot): Links {
  const all = new Map<string, Link>();
  const devices = new Map<string, string>();
  const join = (near: readonly [vpc: string, id: string], far: readonly [vpc: string, id: string]): void => {
    const ends = [end(...near), end(...far)] as const;
    // A cable from a VRouter to itself would need two names for one thing; the API makes no such pair.
    if (near[0] === far[0] && near[1] === far[1]) return;
    all.set(ends.map(({ namespace, device }) => `${namespace} ${device}`).join(' '), { ends });
    devices.set(near.join(' '), ends[0].device);
    devices.set(far.join(' '), ends[1].device);
  };

  const vpcOfRouter = new Map(snapshot.vpcs.map(({ vRouterId, vpcId }) => [vRouterId, vpcId]));
  const interfaces = new Map((snapshot.routerInterfaces ?? []).map((record) => [record.routerInterfaceId, record]));
  for (const near of interfaces.values()) {
    const far = interfaces.get(near.oppositeInterfaceId ?? '');
    if (far === undefined || far.routerInterfaceId < near.routerInterfaceId || !carries(near, far)) continue;
    const [nearVpc, farVpc] = [vpcOfRouter.get(near.routerId), vpcOfRouter.get(far.routerId)];
    if (nearVpc !== undefined && farVpc !== undefined) {
      join([nearVpc, near.routerInterfaceId], [farVpc, far.routerInterfaceId]);
    }
  }
  const known = new Set(snapshot.vpcs.map(({ vpcId }) => vpcId));
  for (const { instanceId, status, vpcId, acceptingVpcId } of snapshot.vpcPeerings ?? []) {
    if (PEERING_CARRIES.has(status) && known.has(vpcId) && known.has(acceptingVpcId)) {
      join([vpcId, instanceId], [acceptingVpcId, instanceId]);
    }
  }
  return { all, device: (vpcId, nextHopId) => devices.get(`${vpcId} ${nextHopId}`) };
}

/** The statuses in which a peering carries packets: a modification does not interrupt. */
export const PEERING_CARRIES: ReadonlySet<string> = new Set(['Activated', 'Updating']);

/** Whether a pair of router interfaces carries packets. */
export function carries(near: RouterInterfaceRecord, far: RouterInterfaceRecord): boolean {
  const mutual =
    near.oppositeInterfaceId === far.routerInterfaceId && far.oppositeInterfaceId === near.routerInterfaceId;
  return mutual && near.status === 'Active' && far.status === 'Active';
}

function end(vpcId: string, id: string): LinkEnd {
  return { namespace: vpcId, device: deviceName(id) };
}
