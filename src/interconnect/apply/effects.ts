import type { ApiParameters } from '../../provider/index.ts';
import { routeEntryKey, type Seen } from '../../provider/index.ts';
import type { ObjectKind } from '../plan/types.ts';

/**
 * Whether a call has taken effect, told from the object itself: what settles a lost answer, an error that says "not in
 * this status", and a second actor who did the same.
 */
export type Effect = 'taken' | 'absent' | 'conflict';

interface EffectRule {
  readonly kind: ObjectKind;
  /** Id of the object that the call is about. */
  readonly subject: (parameters: ApiParameters) => string;
  readonly effect: (seen: Seen, parameters: ApiParameters) => Effect;
  /** Takes something away: that it is not found is what was wanted. */
  readonly removes?: true;
  /** What decides whether the service takes the call. */
  readonly needs?: (parameters: ApiParameters) => Need;
}

/** An object, and the settled statuses in which the service takes a call. */
interface Need {
  readonly kind: ObjectKind;
  readonly subject: (parameters: ApiParameters) => string;
  readonly statuses: readonly string[];
}

const interfaceId = (parameters: ApiParameters): string => String(parameters.RouterInterfaceId);
const peeringId = (parameters: ApiParameters): string => String(parameters.InstanceId);
const entryId = (parameters: ApiParameters): string =>
  routeEntryKey(String(parameters.RouteTableId), String(parameters.DestinationCidrBlock));

const statusIs =
  (...statuses: readonly string[]) =>
  (seen: Seen): Effect =>
    statuses.includes(String(seen?.Status)) ? 'taken' : 'absent';

const gone = (seen: Seen): Effect => (seen === undefined || seen.Status === 'Deleting' ? 'taken' : 'absent');

/** The object itself must be in one of these statuses. */
const itself =
  (kind: ObjectKind, subject: Need['subject'], ...statuses: readonly string[]) =>
  (): Need => ({ kind, subject, statuses });

const interfaceIs = (...statuses: readonly string[]) => itself('RouterInterface', interfaceId, ...statuses);
const peeringIs = (...statuses: readonly string[]) => itself('VpcPeerConnection', peeringId, ...statuses);

/** What an entry leads to must work; other next hops are none of ours. */
const nextHopWorks = ({ NextHopType, NextHopId, NewNextHopType, NewNextHopId }: ApiParameters): Need => {
  const peering = (NewNextHopType ?? NextHopType) === 'VpcPeer';
  return {
    kind: peering ? 'VpcPeerConnection' : 'RouterInterface',
    subject: () => String(NewNextHopId ?? NextHopId),
    statuses: peering ? ['Activated'] : ['Active'],
  };
};

/** Every field has the value that the call gives it. */
const asGiven = (seen: Seen, parameters: ApiParameters): Effect =>
  Object.entries(parameters).every(([name, value]) => name === 'ClientToken' || seen?.[name] === value)
    ? 'taken'
    : 'absent';

/** Every action that a step may call and that is not made out of nothing. */
const RULES: Readonly<Record<string, EffectRule>> = {
  ModifyRouterInterfaceAttribute: {
    kind: 'RouterInterface',
    subject: interfaceId,
    effect: asGiven,
  },
  ModifyRouterInterfaceSpec: {
    kind: 'RouterInterface',
    subject: interfaceId,
    effect: (seen, parameters) => (seen?.Spec === parameters.Spec ? 'taken' : 'absent'),
    needs: interfaceIs('Idle', 'Active', 'Inactive'),
  },
  ConnectRouterInterface: {
    kind: 'RouterInterface',
    subject: interfaceId,
    effect: statusIs('Connecting', 'Activating', 'Active'),
    needs: interfaceIs('Idle'),
  },
  ActivateRouterInterface: {
    kind: 'RouterInterface',
    subject: interfaceId,
    effect: statusIs('Activating', 'Active'),
    needs: interfaceIs('Inactive'),
  },
  DeactivateRouterInterface: {
    kind: 'RouterInterface',
    subject: interfaceId,
    effect: (seen) => (seen === undefined ? 'taken' : statusIs('Deactivating', 'Inactive', 'Deleting')(seen)),
    removes: true,
    needs: interfaceIs('Active'),
  },
  DeleteRouterInterface: {
    kind: 'RouterInterface',
    subject: interfaceId,
    effect: gone,
    removes: true,
    needs: interfaceIs('Idle', 'Inactive'),
  },
  AcceptVpcPeerConnection: {
    kind: 'VpcPeerConnection',
    subject: peeringId,
    effect: statusIs('Updating', 'Activated'),
    needs: peeringIs('Accepting'),
  },
  ModifyVpcPeerConnection: {
    kind: 'VpcPeerConnection',
    subject: peeringId,
    effect: asGiven,
    needs: peeringIs('Activated'),
  },
  DeleteVpcPeerConnection: {
    kind: 'VpcPeerConnection',
    subject: peeringId,
    effect: gone,
    removes: true,
    needs: peeringIs('Activated', 'Accepting', 'Rejected', 'Expired'),
  },
  ModifyRouteEntry: {
    kind: 'RouteEntry',
    subject: entryId,
    effect: (seen, parameters) => (seen?.NextHopId === parameters.NewNextHopId ? 'taken' : 'absent'),
    needs: nextHopWorks,
  },
  CreateRouteEntry: {
    kind: 'RouteEntry',
    subject: entryId,
    effect: (seen, parameters) => {
      if (seen === undefined || seen.Status === 'Deleting') return 'absent';
      return seen.NextHopId === parameters.NextHopId ? 'taken' : 'conflict';
    },
    needs: nextHopWorks,
  },
  DeleteRouteEntry: {
    kind: 'RouteEntry',
    subject: entryId,
    // Another next hop: what was to be deleted is gone, and this entry is not ours to touch.
    effect: (seen, parameters) => (seen?.NextHopId === parameters.NextHopId ? gone(seen) : 'taken'),
    removes: true,
  },
};

/** The rule of an action; undefined for one whose effect is not looked for. */
export const effectRule = (action: string): EffectRule | undefined => RULES[action];
