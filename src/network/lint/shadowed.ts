import { formatCidr } from '../cidr.ts';
import { isChangeable } from '../effective-routes.ts';
import { deletion } from '../explain/route.ts';
import { IneffectiveReason, type RouteEntry } from '../model.ts';
import type { LintContext } from './context.ts';
import { type Finding, FindingCode } from './finding.ts';

const REASONS: Readonly<Record<Exclude<IneffectiveReason, 'status'>, string>> = {
  'inside-vswitch': 'lies in the block of a vSwitch, whose local entry wins',
  'equals-service': 'is the block of the cloud services, whose system entry wins',
  'inside-service': 'lies in the block of the cloud services, whose system entry wins over a learnt one',
  duplicate: 'has an entry already',
  'custom-wins': 'has a custom entry, which wins over a learnt one',
  'router-interface-wins': 'lies in the destination of an entry to a router interface, which wins over a CEN entry',
};

/** Entries that no packet can match: another entry always wins, or more specific ones take all of their addresses. */
export function shadowed({ network, decided }: LintContext): readonly Finding[] {
  const losing = [...network.tables.values()].flatMap(({ ineffective }) =>
    ineffective.flatMap(({ entry, reason, winner }) =>
      reason === IneffectiveReason.Status
        ? []
        : [finding(entry, `its destination ${REASONS[reason]}`, winner?.nextHopId)],
    ),
  );
  const covered = Array.from(decided).flatMap(([entry, addresses]) =>
    addresses.isEmpty && entry.vSwitch === undefined
      ? [finding(entry, 'more specific entries take all of its addresses', undefined)]
      : [],
  );
  // An entry that a snapshot lists twice is one finding.
  return [...new Map([...losing, ...covered].map((found) => [found.message, found])).values()];
}

function finding(entry: RouteEntry, because: string, winner: string | undefined): Finding {
  const destination = formatCidr(entry.destination);
  const learnt = entry.type === 'Custom' ? '' : ` (${entry.type})`;
  return {
    code: FindingCode.Shadowed,
    severity: 'warning',
    ids: [entry.table.id, destination, entry.nextHopId, ...(winner ? [winner] : [])],
    message: `${entry.table.id} ${destination}${learnt} → ${entry.nextHopType} ${entry.nextHopId} can never match: ${because}.`,
    why: 'It does nothing today, counts against the quota of the table, and takes effect without warning when what hides it goes.',
    fix: entry.managed
      ? 'Stop the transit router from propagating it, or leave it.'
      : 'Delete it, if it is not kept in reserve.',
    changes: !isChangeable(entry) || winner !== undefined ? [] : [deletion(entry)],
  };
}
