import type { FoundNetwork } from '../world.ts';
import type { Connection } from './find-connections.ts';

/** What the spec is to call each of the two networks, where that was said. */
export type GivenNames = readonly [string | undefined, string | undefined];

type Pair = readonly [FoundNetwork, FoundNetwork];

/** Networks called as was said, else as their VPCs are called, else by number. */
export function named([a, b]: Pair, [first, second]: GivenNames): Pair {
  const [one = 'network-1', other = 'network-2'] = [first ?? nameOf(a), second ?? nameOf(b)];
  // Two VPCs may have one name: then it tells nobody which is meant.
  const same = one === other;
  return [
    { ...a, name: same ? (first ?? 'network-1') : one },
    { ...b, name: same ? (second ?? 'network-2') : other },
  ];
}

/**
 * The same, of a connection that Isthmus made: the names that its mark tells, so that a plan has nothing to rename. Which of the
 * two is which the mark does not tell; the VPCs' names do, where they are the same.
 */
export function namedByMark(pair: Pair, given: GivenNames, { link }: Pick<Connection, 'link'>): Pair {
  const words = link?.split('/') ?? [];
  const [one, other] = words;
  if (one === undefined || other === undefined) return named(pair, given);
  const [a, b] = pair.map((network, side) => given[side] ?? nameOf(network));
  const turned = a === other || b === one;
  return named(pair, [given[0] ?? (turned ? other : one), given[1] ?? (turned ? one : other)]);
}

/** The VPC's name as a name of a spec: lower-case letters, digits and dashes. */
function nameOf({ vpc }: FoundNetwork): string | undefined {
  const cleaned = vpc.VpcName.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 32)
    .replace(/-+$/, '');
  return cleaned === '' ? undefined : cleaned;
}
