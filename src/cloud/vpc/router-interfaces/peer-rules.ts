import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { RouterInterfaceRow } from '../../store/rows.ts';
import { peerOf } from './find-interface.ts';

// Terraform retries this code for two minutes, while the other side is still being told of its peer.
const NotSet = errorCase(
  400,
  'IncorrectOppositeInterfaceInfo.NotSet',
  'OppositeInterfaceId/OppositeRouterId/OppositeRouterType/OppositeInterfaceOwnerId must be all set.',
);
const SameRouter = errorCase(400, 'IncorrectOppositeInterfaceInfo', 'Cannot connect on the same router');
const Mismatch = errorCase(400, 'IncorrectOppositeInterfaceInfo', 'The opposite RouterInterface info is not correct.');
const AlreadyConnected = errorCase(
  400,
  'Forbidden.OnlyOneConnection',
  'The Specified routers have a connection already',
);
const Connecting = errorCase(400, 'Forbidden.OnlyOneConnection', 'Cannot connect concurrently between same routers');

/**
 * The acceptor that an idle initiator names, once both name each other (API page ConnectRouterInterface). An empty owner
 * means the own account.
 * @throws ApiError NotSet, when a side was not told of its peer; else when what they were told is not so
 */
export function resolvePeer(call: Call<unknown>, initiator: RouterInterfaceRow): RouterInterfaceRow {
  const { oppositeInterface, oppositeRouter } = initiator;
  if (oppositeInterface === null || oppositeRouter === null) throw NotSet();
  const known = call.store.tables.routerInterfaces.get(oppositeInterface);
  // An interface that this one does not name by its true owner and region stays out of sight.
  const found = known && isOwnedAs(known, initiator) && known.region === initiator.oppositeRegion;
  if (oppositeRouter === initiator.router || (found && known.router === initiator.router)) throw SameRouter();
  if (!found) throw Mismatch();
  if (known.oppositeInterface === null || known.oppositeRouter === null) throw NotSet();
  const agreed = known.status === 'Idle' && known.role === 'AcceptingSide';
  if (!agreed || !names(initiator, known) || !names(known, initiator)) throw Mismatch();
  return known;
}

/** Whether one side's peer data is exactly the other side. */
const names = (row: RouterInterfaceRow, peer: RouterInterfaceRow): boolean =>
  row.oppositeInterface === peer.id &&
  row.oppositeRouter === peer.router &&
  row.oppositeRouterType === peer.routerType &&
  row.oppositeRegion === peer.region &&
  row.oppositeAccessPoint === peer.accessPoint &&
  isOwnedAs(peer, row);

const isOwnedAs = (peer: RouterInterfaceRow, row: RouterInterfaceRow): boolean =>
  peer.account === (row.oppositeOwner || row.account);

/**
 * The tutorial's first rule: one pair of connected router interfaces between two routers. A side whose peer was deleted is no
 * pair any more. @throws ApiError for a second pair, connected or about to be.
 */
export function checkOnlyConnection(
  call: Call<unknown>,
  initiator: RouterInterfaceRow,
  acceptor: RouterInterfaceRow,
): void {
  for (const row of call.store.tables.routerInterfaces.find({ router: initiator.router })) {
    if (peerOf(call, row)?.router !== acceptor.router) continue;
    throw row.status === 'Connecting' || row.status === 'AcceptingConnecting' ? Connecting() : AlreadyConnected();
  }
}
