import type { Call } from '../action.ts';
import type { PeerConnectionRow, RouteEntryRow } from '../store/rows.ts';
import { ConnectionNotFound, incorrectStatus, NoPermission } from './errors.ts';

/** One of the two ends of a connection: whose, where, which VPC. */
export interface Side {
  readonly account: string;
  readonly region: string;
  readonly vpc: string;
}

export const requesterOf = ({ account, region, vpc }: PeerConnectionRow): Side => ({ account, region, vpc });

export const accepterOf = (row: PeerConnectionRow): Side => ({
  account: row.acceptingAccount,
  region: row.acceptingRegion,
  vpc: row.acceptingVpc,
});

export const sidesOf = (row: PeerConnectionRow): readonly [Side, Side] => [requesterOf(row), accepterOf(row)];

/** The connections of the account, requested or to be accepted, each once and oldest first; in one region, or in all. */
export function connectionsOf(call: Call<unknown>, account: string, region?: string): readonly PeerConnectionRow[] {
  const { peerConnections } = call.store.tables;
  return once([
    ...peerConnections.find(region === undefined ? { account } : { account, region }),
    ...peerConnections.find(
      region === undefined ? { acceptingAccount: account } : { acceptingAccount: account, acceptingRegion: region },
    ),
  ]);
}

/** The connections of a VPC, at either end, oldest first. */
export function connectionsOfVpc(call: Call<unknown>, vpc: string): readonly PeerConnectionRow[] {
  const { peerConnections } = call.store.tables;
  return once([...peerConnections.find({ vpc }), ...peerConnections.find({ acceptingVpc: vpc })]);
}

/** Every state but `Deleted` counts, rejected and expired requests too. */
export const exists = (row: PeerConnectionRow): boolean => row.status !== 'Deleted';

/** Whether a connection is between two states: while it is, neither it nor its VPCs' other connections may change. */
export const isChanging = ({ status }: PeerConnectionRow): boolean =>
  status === 'Creating' || status === 'Updating' || status === 'Deleting';

/** Whether a connection joins the two VPCs, whatever its state. */
export const arePeered = (call: Call<unknown>, a: string, b: string): boolean =>
  connectionsOfVpc(call, a).some((row) => exists(row) && (row.vpc === b || row.acceptingVpc === b));

/** The route entries at both ends that lead to a connection. */
export const routesTo = (call: Call<unknown>, row: PeerConnectionRow): readonly RouteEntryRow[] =>
  call.store.tables.routeEntries.find({ nextHop: row.id });

const once = (rows: readonly PeerConnectionRow[]): readonly PeerConnectionRow[] =>
  [...new Map(rows.map((row) => [row.id, row])).values()].sort(
    (a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
  );

/**
 * The connection that a call is about: one object, the same for both owners and in both regions, so that no region counts.
 * @throws ApiError ResourceNotFound.InstanceId, for a third party as well
 */
export function findConnection(call: Call<unknown>, id: string): PeerConnectionRow {
  const row = call.store.tables.peerConnections.get(id);
  if (!row || !sidesOf(row).some((side) => side.account === call.account.id)) throw ConnectionNotFound();
  return row;
}

/** The same, to change it: what is `Deleted` is shown for a moment, and there for nobody any more. */
export function findLiving(call: Call<unknown>, id: string): PeerConnectionRow {
  const row = findConnection(call, id);
  if (!exists(row)) throw ConnectionNotFound();
  return row;
}

/** The same, to answer a request for it. @throws ApiError unless the caller is its accepter and it waits for an answer. */
export function findRequest(call: Call<unknown>, id: string): PeerConnectionRow {
  const row = findLiving(call, id);
  if (row.acceptingAccount !== call.account.id) throw NoPermission();
  if (row.status !== 'Accepting') throw incorrectStatus('VpcPeer', row.id);
  return row;
}

/** The account's own resource group of a connection: each owner has one, where they are two. */
export const groupField = (call: Call<unknown>, row: PeerConnectionRow): 'resourceGroup' | 'acceptingResourceGroup' =>
  row.account === call.account.id ? 'resourceGroup' : 'acceptingResourceGroup';
