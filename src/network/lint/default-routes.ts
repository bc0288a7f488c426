import type { AddressSet } from '../address-set.ts';
import { decide } from '../decide.ts';
import type { RouteEntry } from '../model.ts';
import { Exit, formatEntry } from '../outcome.ts';
import { PUBLIC_ADDRESSES } from '../public-addresses.ts';
import type { LintContext } from './context.ts';
import { type Finding, FindingCode } from './finding.ts';

/** Default routes to another VPC from where no packet gets to the internet. */
export function defaultRoutes(context: LintContext): readonly Finding[] {
  return Array.from(context.decided, ([entry, addresses]): Finding[] => {
    if (entry.destination.length !== 0) return [];
    const decision = decide(context.network, { table: entry.table, byPeering: false }, entry);
    if (decision.kind !== 'pass' || !context.isMet(entry.table)) return [];
    const swallowed = addresses.intersect(PUBLIC_ADDRESSES);
    if (swallowed.isEmpty || leavesSomewhere(context, entry, swallowed)) return [];
    return [
      {
        code: FindingCode.DefaultRouteSwallows,
        severity: 'warning',
        ids: [decision.by.routeTableId, decision.by.nextHopId, decision.to.id],
        message: `${formatEntry(decision.by)} sends all of the internet to ${decision.to.name}, from where nothing of it gets out.`,
        why: 'Everything without a better route ends there unnoticed: mistyped addresses, updates, telemetry; and a NAT gateway added later finds the default route taken.',
        fix: `Replace it by entries for the blocks of ${decision.to.name}, and leave 0.0.0.0/0 to a NAT gateway.`,
        changes: [],
        addresses: swallowed,
      },
    ];
  }).flat();
}

/** Whether some public address that the entry decides leaves: to the internet, or to something that is not modelled. */
function leavesSomewhere({ reach, network }: LintContext, entry: RouteEntry, addresses: AddressSet): boolean {
  const source = [...network.vSwitches.values()].find(({ table }) => table === entry.table);
  if (source === undefined) return false;
  return reach
    .outcomes(source.id)
    .some(
      ({ outcome, addresses: set }) =>
        outcome.kind === 'leaves' && outcome.to !== Exit.CloudService && set.overlaps(addresses),
    );
}
