import { ownerOfInterface, ownerOfName } from './names.ts';
import type { Change, FieldChange } from './plan/types.ts';
import type { FoundInterface, World } from './world.ts';

/** Who is probably behind a difference between what is declared and what was found, in words. */
export function likelyBehind(
  change: Change,
  field: FieldChange | undefined,
  interconnect: string,
  world: World,
): string {
  const found = world.interfaces.find((item) => item.RouterInterfaceId === change.id);
  if (found?.BusinessStatus === 'FinancialLocked') return 'arrears: the account owes for it, so the service locked it';
  const link = change.kind === 'RouterInterface' ? change.address.slice(0, change.address.lastIndexOf(' ')) : undefined;
  const ends = world.interfaces.filter((item) => {
    const owner = ownerOfInterface(item);
    return owner?.interconnect === interconnect && (link === undefined || owner.link === link);
  });
  const routes = world.entries.filter((entry) => ownerOfName(entry.RouteEntryName)?.interconnect === interconnect);
  if (change.action === 'create') return behindMissing(change, ends, routes.length > 0);
  if (change.action === 'delete') return behindSurplus(change, interconnect, world);
  if (field?.from === 'Accepting') return 'the other account has not answered yet, or a run that did not finish';
  if (field?.name === 'Status') return behindStatus(field.from, found, ends, routes.length > 0);
  if (field?.name === 'Name') return 'renamed outside, or a network was renamed in the spec';
  if (field?.name.startsWith('Tags.')) return 'tagged outside, or the spec was edited';
  if (field?.name.startsWith('Opposite')) return 'a run that did not finish';
  return change.action === 'replace' ? 'changed outside' : 'changed outside, or the spec was edited';
}

const connected = (item: FoundInterface): boolean => item.Status !== 'Idle';

function behindMissing({ kind }: Change, ends: readonly FoundInterface[], routed: boolean): string {
  if (kind === 'RouterInterface') {
    if (ends.some(connected) || (ends.length === 0 && routed)) return 'deleted outside';
    return ends.length === 0 ? 'not made yet' : 'a run that did not finish';
  }
  if (ends.length === 0) return 'not made yet';
  if (!ends.some((item) => item.Status === 'Active')) return 'a run that did not finish';
  return routed
    ? 'deleted outside, or it was declared, or its CIDR block added, since the last run'
    : 'deleted outside, or a run that did not finish';
}

function behindSurplus(change: Change, interconnect: string, world: World): string {
  const item = world.interfaces.find((found) => found.RouterInterfaceId === change.id);
  const peerThere = world.interfaces.some((found) => found.RouterInterfaceId === item?.OppositeInterfaceId);
  if (item !== undefined && connected(item) && !peerThere) return 'its other end was deleted outside';
  const link = item === undefined ? undefined : ownerOfInterface(item)?.link;
  const alike = world.interfaces.filter((found) => {
    const owner = ownerOfInterface(found);
    return owner?.interconnect === interconnect && owner.link === link && found.Role === item?.Role;
  });
  return alike.length > 1
    ? 'a run that did not finish, or two runs at once'
    : 'left over from an earlier spec, or from a run that did not finish';
}

function behindStatus(
  status: string | undefined,
  found: FoundInterface | undefined,
  ends: readonly FoundInterface[],
  routed: boolean,
): string {
  if (status === 'Idle') return 'a run that did not finish';
  if (status !== 'Inactive') return 'a change that is under way';
  const others = ends.filter((item) => item !== found);
  if (others.length > 0 && others.every((item) => item.Status === 'Active') && routed) return 'deactivated outside';
  return 'deactivated outside, or a `down` that did not finish';
}
