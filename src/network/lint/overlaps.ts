import { type Cidr, cidrsOverlap, compareCidrs, formatCidr, lastAddress } from '../cidr.ts';
import { LinkIndex } from '../explain/link.ts';
import type { Vpc } from '../model.ts';
import type { LintContext } from './context.ts';
import { type Finding, FindingCode } from './finding.ts';

/** VPCs with addresses in common that are joined to each other, or both to a third one. */
export function overlaps({ network }: LintContext): readonly Finding[] {
  const index = new LinkIndex(network);
  const found = new Map<string, Finding>();
  for (const vpc of network.vpcs.values()) {
    const neighbours = index.of(network, vpc).flatMap(({ ends }) => ends);
    for (const [a, b] of overlappingBlocks([...new Set([vpc, ...neighbours])])) {
      const finding = overlap(a, b);
      found.set(finding.ids.join(), finding);
    }
  }
  return [...found.values()];
}

interface Owned {
  readonly vpc: Vpc;
  readonly block: Cidr;
}

/** Pairs of blocks of different VPCs that overlap: sorted, a block can only overlap those that begin before it ends. */
function* overlappingBlocks(vpcs: readonly Vpc[]): IterableIterator<readonly [Owned, Owned]> {
  const blocks = vpcs.flatMap((vpc) => vpc.blocks.map((block) => ({ vpc, block })));
  blocks.sort((a, b) => compareCidrs(a.block, b.block));
  for (const [index, a] of blocks.entries()) {
    for (const b of blocks.slice(index + 1)) {
      if (b.block.base > lastAddress(a.block)) break;
      if (a.vpc !== b.vpc) yield a.vpc.id < b.vpc.id ? [a, b] : [b, a];
    }
  }
}

function overlap(a: Owned, b: Owned): Finding {
  const inUse = a.vpc.vSwitches.some((near) => b.vpc.vSwitches.some((far) => cidrsOverlap(near.block, far.block)));
  return {
    code: FindingCode.Overlap,
    severity: inUse ? 'error' : 'warning',
    ids: [a.vpc.id, b.vpc.id, formatCidr(a.block), formatCidr(b.block)],
    message: `${a.vpc.name} (${formatCidr(a.block)}) and ${b.vpc.name} (${formatCidr(b.block)}) are joined and have addresses in common.`,
    why: inUse
      ? 'vSwitches overlap: each VPC keeps packets for the common addresses to itself, and no route changes that.'
      : 'No vSwitches overlap today; the next one may, and a route for the whole block of one VPC then misleads.',
    fix: inUse
      ? 'Move one of the vSwitches to another block.'
      : 'Route vSwitch blocks instead of VPC blocks, and give new vSwitches blocks that only one of the VPCs has.',
    changes: [],
  };
}
