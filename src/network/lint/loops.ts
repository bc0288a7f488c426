import { AddressSet } from '../address-set.ts';
import { type Change, ChangeAction } from '../change.ts';
import { type Cidr, formatCidr } from '../cidr.ts';
import type { Network } from '../network.ts';
import { type DecidedBy, formatCycle, formatEntry, NAMED_IN_CYCLE } from '../outcome.ts';
import type { LintContext } from './context.ts';
import { type Finding, FindingCode } from './finding.ts';

/** Loops, each with its cycle and the exact set of addresses that go round in it. */
export function loops({ network, outcomes }: LintContext): readonly Finding[] {
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
        changes: narrowing(network, cycle),
        addresses,
        cycle,
      },
    ];
  }).flat();
}

/** Replaces the widest entry of the cycle by entries for the blocks of the VPC that it leads to. */
function narrowing(network: Network, cycle: readonly DecidedBy[]): readonly Change[] {
  const lengthOf = ({ destinationCidrBlock }: DecidedBy) => Number(destinationCidrBlock.split('/')[1] ?? 32);
  const [widest, ...others] = cycle.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  // An entry for a prefix list, or one that was learnt, is not replaced by itself.
  if (widest === undefined || others.length === 0 || widest.prefixListId !== undefined) return [];
  const next = cycle[(cycle.indexOf(widest) + 1) % cycle.length];
  const near = network.vpcs.get(widest.vpcId);
  const far = network.vpcs.get(next?.vpcId ?? '');
  if (near === undefined || far === undefined) return [];
  const table = network.tables.get(widest.routeTableId);
  const listed = new Set(Array.from(table?.routes ?? [], ([block]) => `${block.base}/${block.length}`));
  const own = AddressSet.of(near.blocks);
  const blocks = far.blocks.filter(
    (block) => !own.overlaps(AddressSet.of([block])) && !listed.has(`${block.base}/${block.length}`),
  );
  return [
    ...AddressSet.of(blocks)
      .toCidrs()
      .map((block) => creation(widest, block)),
    {
      action: ChangeAction.DeleteRouteEntry,
      parameters: {
        RouteTableId: widest.routeTableId,
        DestinationCidrBlock: widest.destinationCidrBlock,
        NextHopId: widest.nextHopId,
      },
    },
  ];
}

function creation(like: DecidedBy, block: Cidr): Change {
  return {
    action: ChangeAction.CreateRouteEntry,
    parameters: {
      RouteTableId: like.routeTableId,
      DestinationCidrBlock: formatCidr(block),
      NextHopType: like.nextHopType,
      NextHopId: like.nextHopId,
    },
  };
}
