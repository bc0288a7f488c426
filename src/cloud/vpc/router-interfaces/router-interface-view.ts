import { type Answer, formatTime } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { tagsOf } from '../../shared/tag-set.ts';
import type { RouterInterfaceRow } from '../../store/rows.ts';
import { peerOf } from './find-interface.ts';
import { bandwidthOf, NEGATIVE } from './specs.ts';

/**
 * The fields of a router interface that both describe actions share. A field
 * left undefined is not sent, and clients take its absence for "not set" (Terraform would replan otherwise).
 */
export function routerInterfaceView(call: Call<unknown>, row: RouterInterfaceRow): Answer {
  return {
    RouterInterfaceId: row.id,
    Role: row.role,
    Status: row.status,
    BusinessStatus: row.businessStatus,
    RouterType: row.routerType,
    RouterId: row.router,
    VpcInstanceId: row.vpc ?? undefined,
    AccessPointId: row.accessPoint ?? undefined,
    Name: row.name ?? undefined,
    Description: row.description ?? undefined,
    Spec: row.spec,
    Bandwidth: bandwidthOf(row.spec),
    // The page's enumeration says PrePaid; the answers, and the Terraform provider, say Prepaid.
    ChargeType: row.prepaid ? 'Prepaid' : 'AfterPay',
    CreationTime: formatTime(row.createdAt),
    ConnectedTime: row.connectedAt === null ? undefined : formatTime(row.connectedAt),
    // The tutorial's answers show it once the peer is named; the provider's own test wants none on a fresh one.
    EndTime: row.prepaid || row.oppositeInterface !== null ? row.endTime : undefined,
    ...oppositeSide(call, row),
    HealthCheckSourceIp: row.healthCheckSource ?? undefined,
    HealthCheckTargetIp: row.healthCheckTarget ?? undefined,
    HcThreshold: row.healthCheckThreshold ?? undefined,
    HcRate: row.healthCheckRate ?? undefined,
    CrossBorder: false,
    HasReservationData: false,
    FastLinkMode: row.fastLink,
    ResourceGroupId: row.resourceGroup,
    Tags: { Tags: tagsOf(call, row.id) },
  };
}

function oppositeSide(call: Call<unknown>, row: RouterInterfaceRow): Answer {
  const peer = peerOf(call, row);
  const initiates = row.role === 'InitiatingSide';
  return {
    OppositeRegionId: row.oppositeRegion,
    OppositeRouterType: row.oppositeRouterType,
    OppositeRouterId: row.oppositeRouter ?? undefined,
    OppositeVpcInstanceId: oppositeVpc(call, row, peer),
    OppositeInterfaceId: row.oppositeInterface ?? undefined,
    OppositeInterfaceOwnerId: row.oppositeOwner ?? undefined,
    OppositeAccessPointId: row.oppositeAccessPoint ?? undefined,
    // An initiator knows from the start what every acceptor is; an acceptor learns of its initiator when connected.
    OppositeInterfaceSpec: initiates ? NEGATIVE : peer?.spec,
    OppositeBandwidth: initiates ? 0 : peer && bandwidthOf(peer.spec),
    OppositeInterfaceStatus: row.connectedTo === null ? undefined : (peer?.status ?? 'Deleted'),
    OppositeInterfaceBusinessStatus: peer?.businessStatus ?? 'Normal',
  };
}

/** The peer router's VPC: shown as soon as the router is named, yet another account's only when connected to it. */
function oppositeVpc(call: Call<unknown>, row: RouterInterfaceRow, peer: RouterInterfaceRow | undefined) {
  if (peer) return peer.vpc ?? undefined;
  if (row.oppositeRouter === null) return undefined;
  const router = call.store.tables.vrouters.get(row.oppositeRouter);
  return router?.account === row.account ? router.vpc : undefined;
}
