import { ownerOfInterface } from '../../names.ts';
import type { FoundInterface } from '../../world.ts';
import type { DriverInput, Link } from '../driver.ts';

/** The interfaces that serve a link: those found that can, by role. */
export interface Pair {
  readonly initiator?: FoundInterface;
  readonly acceptor?: FoundInterface;
}

/** Ours: marked by a tag or a name of this interconnect. Everything else is never touched. */
export const isOwn = (input: DriverInput, item: FoundInterface): boolean =>
  ownerOfInterface(item)?.interconnect === input.spec.name;

/** Whether two interfaces name each other. */
export const mutual = (a: FoundInterface, b: FoundInterface): boolean =>
  a.OppositeInterfaceId === b.RouterInterfaceId && b.OppositeInterfaceId === a.RouterInterfaceId;

/**
 * Whether an interface belongs between the two VRouters of a link. Which names the spec gives the networks does not
 * matter, so that renaming one changes names only; the mark decides where no peer was ever said.
 */
export function isBetween(link: Link, item: FoundInterface): boolean {
  const [a, b] = link.networks.map((network) => network.vpc.VRouterId);
  if (item.RouterId !== a && item.RouterId !== b) return false;
  if (item.OppositeRouterId === undefined || item.OppositeRouterId === '')
    return ownerOfInterface(item)?.link === link.key;
  return item.OppositeRouterId === (item.RouterId === a ? b : a);
}

/**
 * The pair that serves a link. Peer data can only be changed while Idle: an interface that is past Idle is of use with
 * exactly the peer it names, and of none once that is gone.
 */
export function pairOf(input: DriverInput, link: Link): Pair {
  const own = input.world.interfaces.filter(
    (item) => isOwn(input, item) && isBetween(link, item) && item.Status !== 'Deleting',
  );
  const initiators = own.filter((item) => item.Role === 'InitiatingSide');
  const acceptors = own.filter((item) => item.Role === 'AcceptingSide');
  let best: Pair = {};
  let bestWorth = -1;
  const consider = (pair: Pair): void => {
    const value = worth(link, pair);
    if (value > bestWorth) {
      best = pair;
      bestWorth = value;
    }
  };
  for (const initiator of initiators) for (const acceptor of acceptors) consider({ initiator, acceptor });
  for (const initiator of initiators) consider({ initiator });
  for (const acceptor of acceptors) consider({ acceptor });
  return best;
}

/** One side Idle, the other on its way out: no connection of the two explains that. */
const isEnding = (...pair: readonly FoundInterface[]): boolean =>
  pair.some((item) => item.Status === 'Inactive' || item.Status === 'Deactivating');

/** How good a pair is; below 0 it cannot serve. */
function worth(link: Link, { initiator, acceptor }: Pair): number {
  const asDeclared = initiator === undefined || initiator.RouterId === link.networks[0].vpc.VRouterId ? 1 : 0;
  if (initiator !== undefined && acceptor !== undefined) {
    if (initiator.RouterId === acceptor.RouterId) return -1;
    const idle = [initiator, acceptor].filter((item) => item.Status === 'Idle').length;
    if (mutual(initiator, acceptor))
      return idle === 1 && isEnding(initiator, acceptor) ? -1 : 20 + (idle === 0 ? 10 : 0) + asDeclared;
    return idle === 2 ? 10 + asDeclared : -1;
  }
  const single = initiator ?? acceptor;
  return single?.Status === 'Idle' ? 1 + asDeclared : -1;
}
