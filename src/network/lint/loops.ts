import { formatCycle, formatEntry, NAMED_IN_CYCLE } from '../outcome.ts';
import type { LintContext } from './context.ts';
import { type Finding, FindingCode } from './finding.ts';
import { narrowing } from './narrowing.ts';

/** Loops for which the repair is worked out: each looks at everything that a table reaches. */
const REPAIRS = 8;

/** Loops, each with its cycle and the exact set of addresses that go round in it. */
export function loops(context: LintContext): readonly Finding[] {
  const { network, outcomes } = context;
  let repairs = 0;
  return Array.from(outcomes, ([outcome, addresses]): Finding[] => {
    if (outcome.kind !== 'loop') return [];
    const { cycle } = outcome;
    const names = cycle.map(({ vpcId }) => network.vpcs.get(vpcId)?.name ?? vpcId);
    const more = cycle.length > NAMED_IN_CYCLE ? '; …' : '';
    return [
      {
        code: FindingCode.Loop,
        severity: 'error',
        ids: cycle.flatMap(({ routeTableId, nextHopId }) => [routeTableId, nextHopId]),
        message: `Packets for ${addresses.format()} go round: ${formatCycle(names)} (${cycle.slice(0, NAMED_IN_CYCLE).map(formatEntry).join('; ')}${more}).`,
        why: 'Such a packet is forwarded until its time to live is used up: it never arrives, takes bandwidth of the link at every turn, and its sender sees a timeout rather than an error.',
        fix: 'Route only the blocks that the other side has: replace the wide entry on at least one side by one entry for each block behind its next hop.',
        changes: repairs++ < REPAIRS ? narrowing(context, cycle) : [],
        addresses,
        cycle,
      },
    ];
  }).flat();
}
