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
  /** The object that decides whether the service takes the call, and the settled statuses in which it does. */
  readonly needs?: {
    readonly kind: ObjectKind;
    readonly subject: (parameters: ApiParameters) => string;
    readonly statuses: readonly string[];
  };
}

const interfaceId = (parameters: ApiParameters): string => String(parameters.RouterInterfaceId);
const entryId = (parameters: ApiParameters): string =>
  routeEntryKey(String(parameters.RouteTableId), String(parameters.DestinationCidrBlock));

const statusIs =
  (...statuses: readonly string[]) =>
  (seen: Seen): Effect =>
    statuses.includes(String(seen?.Status)) ? 'taken' : 'absent';

const gone = (seen: Seen): Effect => (seen === undefined || seen.Status === 'Deleting' ? 'taken' : 'absent');

/** The router interface itself must be in one of these statuses (router-interface.md 7.2). */
const itself = (...statuses: readonly string[]): EffectRule['needs'] & object => ({
  kind: 'RouterInterface',
  subject: interfaceId,
  statuses,
});

/** Every action that a step may call and that is not made out of nothing. */
const RULES: Readonly<Record<string, EffectRule>> = {
  ModifyRouterInterfaceAttribute: {
    kind: 'RouterInterface',
    subject: interfaceId,
    effect: (seen, parameters) =>
      Object.entries(parameters).every(([name, value]) => name === 'ClientToken' || seen?.[name] === value)
        ? 'taken'
        : 'absent',
  },
  ModifyRouterInterfaceSpec: {
    kind: 'RouterInterface',
    subject: interfaceId,
    effect: (seen, parameters) => (seen?.Spec === parameters.Spec ? 'taken' : 'absent'),
    needs: itself('Idle', 'Active', 'Inactive'),
  },
  ConnectRouterInterface: {
    kind: 'RouterInterface',
    subject: interfaceId,
    effect: statusIs('Connecting', 'Activating', 'Active'),
    needs: itself('Idle'),
  },
  ActivateRouterInterface: {
    kind: 'RouterInterface',
    subject: interfaceId,
    effect: statusIs('Activating', 'Active'),
    needs: itself('Inactive'),
  },
  DeactivateRouterInterface: {
    kind: 'RouterInterface',
    subject: interfaceId,
    effect: (seen) => (seen === undefined ? 'taken' : statusIs('Deactivating', 'Inactive', 'Deleting')(seen)),
    removes: true,
    needs: itself('Active'),
  },
  DeleteRouterInterface: {
    kind: 'RouterInterface',
    subject: interfaceId,
    effect: gone,
    removes: true,
    needs: itself('Idle', 'Inactive'),
  },
  CreateRouteEntry: {
    kind: 'RouteEntry',
    subject: entryId,
    effect: (seen, parameters) => {
      if (seen === undefined || seen.Status === 'Deleting') return 'absent';
      return seen.NextHopId === parameters.NextHopId ? 'taken' : 'conflict';
    },
    needs: {
      kind: 'RouterInterface',
      subject: (parameters) => String(parameters.NextHopId),
      statuses: ['Active'],
    },
  },
  DeleteRouteEntry: {
    kind: 'RouteEntry',
    subject: entryId,
    // Another next hop: what was to be deleted is gone, and this entry is not ours to touch.
    effect: (seen, parameters) => (seen?.NextHopId === parameters.NextHopId ? gone(seen) : 'taken'),
    removes: true,
  },
};

export const effectRule = (action: string): EffectRule | undefined => RULES[action];
