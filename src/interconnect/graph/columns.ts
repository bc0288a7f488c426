import type { Picture } from './model.ts';

/**
 * In which column each network stands. Of those that hang together the one with the most links comes into the middle
 * (0), its neighbours to both sides of it, theirs further out. Where a path is painted it reads from left to right.
 */
export function columnsOf({ networks, links, path }: Picture): ReadonlyMap<string, number> {
  const neighbours = new Map<string, Set<string>>(networks.map(({ name }) => [name, new Set()]));
  for (const { ends } of links) {
    const [a, b] = ends.map(({ network }) => network);
    if (a === undefined || b === undefined || a === b) continue;
    neighbours.get(a)?.add(b);
    neighbours.get(b)?.add(a);
  }
  const degree = (name: string): number => neighbours.get(name)?.size ?? 0;
  const columns = new Map<string, number>();
  const hubs = networks.map(({ name }) => name).toSorted((a, b) => degree(b) - degree(a));
  const [from, to] = [path?.networks[0], path?.networks.at(-1)];
  for (const hub of hubs) {
    if (columns.has(hub)) continue;
    columns.set(hub, 0);
    // Whoever is nearer to the packet's start stands on the left, to its target on the right, the rest on the emptier side.
    const sides = { left: 0, right: 0 };
    const branches = branchesOf(hub, neighbours, columns);
    const isSide = (branch: readonly Placed[]): 'left' | 'right' | undefined => {
      const has = (name: string | undefined) => branch.some((member) => member.name === name);
      if (has(from) || (hub === to && from !== to && has(path?.networks.at(-2)))) return 'left';
      return has(to) ? 'right' : undefined;
    };
    for (const branch of branches.toSorted(
      (a, b) => Number(isSide(b) !== undefined) - Number(isSide(a) !== undefined),
    )) {
      const side = isSide(branch) ?? (sides.left < sides.right ? 'left' : 'right');
      sides[side] += branch.length;
      for (const { name, depth } of branch) columns.set(name, side === 'left' ? -depth : depth);
    }
  }
  return columns;
}

interface Placed {
  readonly name: string;
  readonly depth: number;
}

/** What hangs on each neighbour of a hub, found breadth first, so that everything is as near as it can be. */
function branchesOf(
  hub: string,
  neighbours: ReadonlyMap<string, ReadonlySet<string>>,
  placed: ReadonlyMap<string, number>,
): readonly (readonly Placed[])[] {
  const seen = new Set(placed.keys());
  const branches = new Map<string, Placed[]>();
  let front: { name: string; branch: Placed[] }[] = [];
  for (const name of neighbours.get(hub) ?? []) {
    if (seen.has(name)) continue;
    seen.add(name);
    const branch = [{ name, depth: 1 }];
    branches.set(name, branch);
    front.push({ name, branch });
  }
  for (let depth = 2; front.length > 0; depth++) {
    const next: typeof front = [];
    for (const { name, branch } of front) {
      for (const far of neighbours.get(name) ?? []) {
        if (seen.has(far)) continue;
        seen.add(far);
        branch.push({ name: far, depth });
        next.push({ name: far, branch });
      }
    }
    front = next;
  }
  return [...branches.values()];
}
