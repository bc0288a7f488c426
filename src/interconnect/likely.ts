import { passes } from './drivers/vpc-peering/peerings.ts';
import { type Owner, ownerOfInterface, ownerOfName, ownerOfPeering } from './names.ts';
import type { Change, FieldChange } from './plan/types.ts';
import type { World } from './world.ts';

/** Something of ours that joins two networks, as far as it tells who was at it: a router interface, or a peering. */
interface Piece {
  readonly id: string;
  readonly owner: Owner;
  readonly status: string;
  /** Which part of its link it is: there is one of each. */
  readonly part: string;
  /** A run had come as far as to connect it. */
  readonly begun: boolean;
  /** Packets pass it. */
  readonly works: boolean;
  /** It names another end, and that one is not there any more. */
  readonly widowed: boolean;
}

/** Who is probably behind a difference between what is declared and what was found, in words. */
export function likelyBehind(
  change: Change,
  field: FieldChange | undefined,
  interconnect: string,
  world: World,
): string {
  const found = world.interfaces.find((item) => item.RouterInterfaceId === change.id);
  if (found?.BusinessStatus === 'FinancialLocked') return 'arrears: the account owes for it, so the service locked it';
  // A route's address does not say its link.
  const link = change.kind === 'RouteEntry' ? undefined : change.address.slice(0, change.address.lastIndexOf(' '));
  const isOfLink = (owner: Owner): boolean => link === undefined || owner.link === link;
  const pieces = piecesOf(interconnect, world).filter(({ owner }) => isOfLink(owner));
  const routed = world.entries.some((entry) => {
    const owner = ownerOfName(entry.RouteEntryName);
    return owner?.interconnect === interconnect && isOfLink(owner);
  });
  if (change.action === 'create') return behindMissing(change, pieces, routed);
  if (change.action === 'delete') return behindSurplus(change, pieces);
  if (field?.from === 'Accepting') return 'the other account has not answered yet, or a run that did not finish';
  if (field?.name === 'Status') return behindStatus(field.from, change, pieces, routed);
  if (field?.name === 'Name') return 'renamed outside, or a network was renamed in the spec';
  if (field?.name.startsWith('Tags.')) return 'tagged outside, or the spec was edited';
  if (field?.name.startsWith('Opposite')) return 'a run that did not finish';
  return change.action === 'replace' ? 'changed outside' : 'changed outside, or the spec was edited';
}

function piecesOf(interconnect: string, { interfaces, peerings }: World): readonly Piece[] {
  const ids = new Set(interfaces.map((item) => item.RouterInterfaceId));
  const ends = interfaces.flatMap((item): readonly Piece[] => {
    const owner = ownerOfInterface(item);
    if (owner?.interconnect !== interconnect) return [];
    const { RouterInterfaceId: id, Status: status, Role: part, OppositeInterfaceId: peer = '' } = item;
    const begun = status !== 'Idle';
    return [{ id, owner, status, part, begun, works: status === 'Active', widowed: begun && !ids.has(peer) }];
  });
  const whole = peerings.flatMap((item): readonly Piece[] => {
    const owner = ownerOfPeering(item);
    if (owner?.interconnect !== interconnect) return [];
    const { InstanceId: id, Status: status } = item;
    return [{ id, owner, status, part: 'peering', begun: passes(item), works: passes(item), widowed: false }];
  });
  return [...ends, ...whole];
}

/** What the other account made of a request. */
const ANSWERS: Readonly<Record<string, string>> = {
  Rejected: 'the other account rejected it',
  Expired: 'the other account did not answer in time',
};

function behindMissing({ kind }: Change, pieces: readonly Piece[], routed: boolean): string {
  const answer = pieces.map(({ status }) => ANSWERS[status]).find((words) => words !== undefined);
  if (answer !== undefined) return answer;
  if (pieces.length === 0)
    return kind !== 'RouteEntry' && routed ? 'deleted outside' : 'not made yet, or deleted outside';
  if (kind !== 'RouteEntry') return pieces.some(({ begun }) => begun) ? 'deleted outside' : 'a run that did not finish';
  if (!pieces.some(({ works }) => works)) return 'a run that did not finish';
  return routed
    ? 'deleted outside, or it was declared, or its CIDR block added, since the last run'
    : 'deleted outside, or a run that did not finish';
}

function behindSurplus(change: Change, pieces: readonly Piece[]): string {
  const piece = pieces.find(({ id }) => id === change.id);
  const answer = ANSWERS[piece?.status ?? ''];
  if (answer !== undefined) return answer;
  if (piece?.widowed === true) return 'its other end was deleted outside';
  const alike = pieces.filter(({ owner, part }) => owner.link === piece?.owner.link && part === piece.part);
  return alike.length > 1
    ? 'a run that did not finish, or two runs at once'
    : 'left over from an earlier spec, or from a run that did not finish';
}

function behindStatus(status: string | undefined, change: Change, pieces: readonly Piece[], routed: boolean): string {
  if (status === 'Idle') return 'a run that did not finish';
  if (status !== 'Inactive') return 'a change that is under way';
  const others = pieces.filter(({ id }) => id !== change.id);
  if (others.length > 0 && others.every(({ works }) => works) && routed) return 'deactivated outside';
  return 'deactivated outside, or a `down` that did not finish';
}
