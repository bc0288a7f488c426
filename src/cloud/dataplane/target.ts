import type {
  HostRecord,
  RouteEntryRecord,
  RouterInterfaceRecord,
  Snapshot,
  VpcPeeringRecord,
} from '../../network/snapshot.ts';
import type { Target } from './kernel.ts';
import { carries, type Links, PEERING_CARRIES } from './links.ts';

/**
 * What the kernel is to do at a route entry of a VPC's table. Written from the rules of docs/fidelity.md ("The model of
 * packets") and not from the model, so that the two can be held against each other.
 */
export function targets(snapshot: Snapshot, links: Links): (vpcId: string, entry: RouteEntryRecord) => Target {
  const vpcOfRouter = new Map(snapshot.vpcs.map(({ vRouterId, vpcId }) => [vRouterId, vpcId]));
  const vpcOfVSwitch = new Map(snapshot.vSwitches.map(({ vSwitchId, vpcId }) => [vSwitchId, vpcId]));
  const interfaces = byId(snapshot.routerInterfaces, ({ routerInterfaceId }) => routerInterfaceId);
  const peerings = byId(snapshot.vpcPeerings, ({ instanceId }) => instanceId);
  const hosts = byId(snapshot.hosts, ({ hostId }) => hostId);

  const intoInterface = (vpcId: string, near: RouterInterfaceRecord): Target => {
    if (vpcOfRouter.get(near.routerId) !== vpcId || near.status !== 'Active') return 'blackhole';
    if (near.oppositeRouterType === 'VBR') return 'prohibit';
    const device = links.device(vpcId, near.routerInterfaceId);
    if (device !== undefined) return { device };
    const far = interfaces?.get(near.oppositeInterfaceId ?? '');
    if (far !== undefined) return carries(near, far) && !vpcOfRouter.has(far.routerId) ? 'prohibit' : 'blackhole';
    // Its peer is not listed: it is gone, unless it is in a VPC that is not listed either.
    const router = near.oppositeRouterId ?? '';
    const gone = near.oppositeInterfaceStatus === 'Deleted' || router === '' || vpcOfRouter.has(router);
    return gone ? 'blackhole' : 'prohibit';
  };

  const intoPeering = (vpcId: string, peering: VpcPeeringRecord): Target => {
    const ours = peering.vpcId === vpcId || peering.acceptingVpcId === vpcId;
    if (!ours || !PEERING_CARRIES.has(peering.status)) return 'blackhole';
    const device = links.device(vpcId, peering.instanceId);
    return device === undefined ? 'prohibit' : { device };
  };

  const toHost = (vpcId: string, host: HostRecord): Target => {
    return isUp(host) && vpcOfVSwitch.get(host.vSwitchId) === vpcId ? 'prohibit' : 'blackhole';
  };

  return (vpcId, { type = 'Custom', nextHopType, nextHopId = '' }) => {
    // An entry that names no next hop takes its packets nowhere.
    if (type === 'Custom' && nextHopId === '') return 'blackhole';
    switch (nextHopType) {
      case 'RouterInterface':
        return listed(interfaces, nextHopId, (near) => intoInterface(vpcId, near));
      case 'VpcPeer':
        return listed(peerings, nextHopId, (peering) => intoPeering(vpcId, peering));
      case 'Instance':
      case 'NetworkInterface':
      case 'HaVip':
        return listed(hosts, nextHopId, (host) => toHost(vpcId, host));
      default:
        return 'prohibit';
    }
  };
}

/** An instance runs, an interface or a HaVip is in use. */
export const isUp = ({ type, status = '' }: HostRecord): boolean =>
  status === '' || status === (type === 'Instance' ? 'Running' : 'InUse');

function byId<Row>(rows: readonly Row[] | undefined, id: (row: Row) => string): ReadonlyMap<string, Row> | undefined {
  return rows === undefined ? undefined : new Map(rows.map((row) => [id(row), row]));
}

/** A next hop that its list does not have is gone; without a list it is taken to be there, outside what is emulated. */
function listed<Row>(rows: ReadonlyMap<string, Row> | undefined, id: string, found: (row: Row) => Target): Target {
  if (rows === undefined) return 'prohibit';
  const row = rows.get(id);
  return row === undefined ? 'blackhole' : found(row);
}
