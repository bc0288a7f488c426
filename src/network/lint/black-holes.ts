import { AddressSet } from '../address-set.ts';
import { formatCidr } from '../cidr.ts';
import { decide } from '../decide.ts';
import type { Vpc } from '../model.ts';
import { type DecidedBy, formatEntry } from '../outcome.ts';
import type { LintContext } from './context.ts';
import { type Finding, FindingCode } from './finding.ts';

/**
 * Entries that send addresses to a VPC which has no route for them. Addresses of that VPC's own blocks are left out:
 * routing a whole VPC block of which vSwitches use a part is how it is done, and harms nobody.
 */
export function blackHoles({ network, decided, isMet }: LintContext): readonly Finding[] {
  const known = new Map<Vpc, AddressSet>();
  return Array.from(decided, ([entry, addresses]): Finding[] => {
    const decision = decide(network, { table: entry.table, byPeering: false }, entry);
    if (decision.kind !== 'pass' || !isMet(entry.table)) return [];
    const without = known.get(decision.to) ?? unrouted(decision.to);
    known.set(decision.to, without);
    const lost = addresses.intersect(without);
    if (lost.isEmpty) return [];
    const { to, by } = decision;
    return [
      {
        code: FindingCode.BlackHole,
        severity: 'warning',
        ids: [by.routeTableId, by.destinationCidrBlock, by.nextHopId, to.systemTable.id],
        message: `${formatEntry(by)} sends ${lost.format()} to ${to.name}, where ${to.systemTable.id} has no route for them.`,
        why: 'The packets are dropped far from their sender, who sees a timeout; what looks routed is not.',
        fix: `Narrow the entry to what lies behind its next hop (${to.blocks.map(formatCidr).join(', ')}), or add the missing routes to ${to.systemTable.id}.`,
        changes: [],
        addresses: lost,
      },
    ];
  }).flat();
}

/** The addresses outside its blocks that a VPC has no route for. Addresses that it passes on are the next entry's matter. */
function unrouted(vpc: Vpc): AddressSet {
  const routed = Array.from(vpc.systemTable.routes, ([block]) => block);
  return AddressSet.of([...routed, ...vpc.blocks]).complement();
}

/** Ways that would need a peering to transit: on to a third VPC, or back to where the packets came from. */
export function peeringTransit({ network, outcomes }: LintContext): readonly Finding[] {
  return Array.from(outcomes, ([outcome, addresses]): Finding[] => {
    if (outcome.kind !== 'not-transitive') return [];
    const { vpcId } = outcome.entry;
    return [transitFinding(outcome.entry, network.vpcs.get(vpcId)?.name ?? vpcId, addresses)];
  }).flat();
}

function transitFinding(entry: DecidedBy, at: string, addresses: AddressSet): Finding {
  return {
    code: FindingCode.PeeringTransit,
    severity: 'error',
    ids: [entry.routeTableId, entry.destinationCidrBlock, entry.nextHopId],
    message: `Packets for ${addresses.format()} come to ${at} by a VPC peering connection, and its route for them leads into one (${formatEntry(entry)}).`,
    why: 'VPC peering connections do not transit, neither on to a third VPC nor back: the packets are dropped.',
    fix: 'Where a third VPC is meant, peer the two outer ones with each other, or join all of them by a transit router; else route only the blocks that lie behind the peering.',
    changes: [],
    addresses,
  };
}
