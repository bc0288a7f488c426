import { type Change, ChangeAction } from '../change.ts';
import { decide } from '../decide.ts';
import { isDynamic } from '../effective-routes.ts';
import { deletion } from '../explain/route.ts';
import type { RouteEntry } from '../model.ts';
import type { Network } from '../network.ts';
import { type DecidedBy, DownReason, formatEntry, REASONS } from '../outcome.ts';
import type { LintContext } from './context.ts';
import { type Finding, FindingCode } from './finding.ts';

/** Entries whose next hop is gone or does not forward, with the addresses that are lost there. */
export function deadNextHops({ network, decided, isMet }: LintContext): readonly Finding[] {
  return Array.from(decided, ([entry, addresses]): Finding[] => {
    const decision = decide(network, { table: entry.table, byPeering: false }, entry);
    if (decision.kind !== 'end' || decision.outcome.kind !== 'next-hop-down') return [];
    const { reason, entry: by } = decision.outcome;
    const { words, changes } = repair(network, entry, by, reason);
    const unmet = !isMet(entry.table)
      ? `No vSwitch is bound to ${entry.table.id}: packets would be lost once one is.`
      : addresses.isEmpty
        ? 'No packet matches it today, as more specific entries take all of its addresses; without them packets would be lost.'
        : undefined;
    return [
      {
        code: FindingCode.DeadNextHop,
        severity: unmet === undefined ? 'error' : 'warning',
        ids: [by.routeTableId, by.destinationCidrBlock, by.nextHopId],
        message: `${formatEntry(by)}: ${REASONS[reason]}.`,
        why:
          unmet ??
          `Packets for ${addresses.format()} are dropped here, even where a less specific entry would know a way.`,
        fix: words,
        changes,
        addresses,
      },
    ];
  }).flat();
}

function repair(
  network: Network,
  entry: RouteEntry,
  by: DecidedBy,
  reason: DownReason,
): { readonly words: string; readonly changes: readonly Change[] } {
  const near = network.routerInterfaces.get(by.nextHopId);
  const far = near?.record.oppositeInterfaceId ?? '';
  const call = (action: Change['action'], name: string, id: string) => [{ action, parameters: { [name]: id } }];
  switch (reason) {
    case DownReason.Inactive:
      return {
        words: `Activate ${by.nextHopId}, or delete the entry if the connection is to stay down.`,
        changes: call(ChangeAction.ActivateRouterInterface, 'RouterInterfaceId', by.nextHopId),
      };
    case DownReason.OppositeInactive:
      return {
        words: `Activate the opposite interface ${far}; deactivating one side leaves the other Active.`,
        changes: call(ChangeAction.ActivateRouterInterface, 'RouterInterfaceId', far),
      };
    case DownReason.NeverConnected: {
      const initiator = near?.record.role === 'InitiatingSide' ? by.nextHopId : far;
      const named = network.routerInterfaces.get(far)?.record.oppositeInterfaceId === by.nextHopId;
      return {
        words: 'Connect the pair from its initiating side, when both sides name each other.',
        changes: named ? call(ChangeAction.ConnectRouterInterface, 'RouterInterfaceId', initiator) : [],
      };
    }
    case DownReason.PeeringNotActivated: {
      const waiting = network.vpcPeerings.get(by.nextHopId)?.record.status === 'Accepting';
      return {
        words: waiting
          ? 'Let the owner of the other VPC accept the peering.'
          : 'A peering that was rejected or has expired stays so: delete it and create another one.',
        changes: waiting ? call(ChangeAction.AcceptVpcPeerConnection, 'InstanceId', by.nextHopId) : [],
      };
    }
    case DownReason.NotReady:
      return { words: `Wait until ${by.nextHopId} is Active.`, changes: [] };
    case DownReason.Stopped:
      return { words: `Start ${by.nextHopId}, or point the entry at another next hop.`, changes: [] };
    case DownReason.NotBound:
      return { words: `Bind ${by.nextHopId} to an instance, or point the entry at another next hop.`, changes: [] };
    default:
      return {
        words: 'Delete the entry, or point it at a next hop that exists.',
        changes: isDynamic(entry) ? [] : [deletion(entry)],
      };
  }
}
