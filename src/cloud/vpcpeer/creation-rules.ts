import type { Call } from '../action.ts';
import type { VpcRow } from '../store/rows.ts';
import { alreadyExists, incorrectStatus, OperationConflict, OtherCloudType, quotaExceeded } from './errors.ts';
import { arePeered, connectionsOf, connectionsOfVpc, exists, isChanging, type Side } from './find-connection.ts';

/**
 * The VPC at one end of a new connection. The page has no code for one that does not exist: here it is in no right state,
 * and another account's is as good as not there (unconfirmed).
 */
export function vpcAt(call: Call<unknown>, kind: 'Vpc' | 'AcceptingVpc', { account, region, vpc: id }: Side): VpcRow {
  const vpc = call.store.tables.vpcs.get(id);
  if (!vpc || vpc.account !== account || vpc.region !== region || vpc.status !== 'Available')
    throw incorrectStatus(kind, id);
  return vpc;
}

/** Public, finance and government clouds are apart. */
export function checkCloudTypes(a: string, b: string): void {
  if (cloudTypeOf(a) !== cloudTypeOf(b)) throw OtherCloudType();
}

const cloudTypeOf = (region: string): string => /finance|gov/.exec(region)?.[0] ?? 'public';

/** One connection a pair of VPCs, in either direction. @throws ApiError ResourceAlreadyExist.VpcPeer */
export function checkOnly(call: Call<unknown>, vpc: string, acceptingVpc: string): void {
  if (arePeered(call, vpc, acceptingVpc)) throw alreadyExists('VpcPeer');
}

/**
 * The page lists a refusal where "the router interface already exists" and does not say which. Where the local cloud is
 * told to refuse, any interface counts, whatever its state, on one VRouter that names the other.
 */
export function checkNoInterfaces(call: Call<unknown>, a: VpcRow, b: VpcRow): void {
  if (!call.peeringExcludesInterfaces) return;
  const { routerInterfaces } = call.store.tables;
  const joined =
    routerInterfaces.find({ router: a.vrouter }).some((row) => row.oppositeRouter === b.vrouter) ||
    routerInterfaces.find({ router: b.vrouter }).some((row) => row.oppositeRouter === a.vrouter);
  if (joined) throw alreadyExists('RouterInterface');
}

/** Both ends count against their own VPC's and account's quota; an account that only accepts counts too (unconfirmed). */
export function checkQuotas(call: Call<unknown>, requester: Side, accepter: Side): void {
  const across = requester.region !== accepter.region;
  const { quotas } = call;
  const perVpc = across
    ? ({ name: 'CrossRegionVpcPeerCountPerVpc', limit: quotas.peeringsAcrossRegionsPerVpc } as const)
    : ({ name: 'IntraRegionVpcPeerCountPerVpc', limit: quotas.peeringsInRegionPerVpc } as const);
  for (const side of [requester, accepter]) {
    const alike = connectionsOfVpc(call, side.vpc).filter(
      (row) => exists(row) && (row.region !== row.acceptingRegion) === across,
    ).length;
    if (alike >= perVpc.limit) throw quotaExceeded(perVpc.name, alike, perVpc.limit);
    const total = connectionsOf(call, side.account, side.region).filter(exists).length;
    const limit = quotas.peeringsPerAccountAndRegion;
    if (total >= limit) throw quotaExceeded('VpcPeerCountPerUserPerRegion', total, limit);
  }
}

/** No two operations on one VPC at a time. @throws ApiError Conflict.Operation while a connection of either is changing. */
export function checkNoneInProgress(call: Call<unknown>, ...vpcs: readonly string[]): void {
  const busy = vpcs.some((vpc) => connectionsOfVpc(call, vpc).some(isChanging));
  if (busy) throw OperationConflict();
}
