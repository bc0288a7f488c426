import type { Change } from '../change.ts';
import { cidrsOverlap, formatCidr } from '../cidr.ts';
import type { VSwitch } from '../model.ts';
import type { Network } from '../network.ts';
import { FILTERS } from '../outcome.ts';
import { type PairReach, pairReach, vSwitchOf } from '../reach.ts';
import { type Blocker, BlockerCode } from './blocker.ts';
import { changesOf, cheapestWay, type Way } from './search.ts';

/** Why two vSwitches cannot talk, and the least that would let them. */
export interface Explanation {
  readonly from: VSwitch;
  readonly to: VSwitch;
  /** Whether all addresses of both reach each other now. */
  readonly connected: boolean;
  /** What is true now. */
  readonly there: PairReach;
  readonly back: PairReach;
  /** Everything that stands in the way that takes the fewest changes, both directions; empty when connected. */
  readonly blockers: readonly Blocker[];
  /** The changes, in an order in which they can be made. Empty when connected, or when no change can help. */
  readonly changes: readonly Change[];
  /** Whether the model delivers all addresses both ways once the changes are made. Always asked, never assumed. */
  readonly solved: boolean;
  /** Ids of the VPCs on the way there. */
  readonly way: readonly string[];
  readonly filters: typeof FILTERS;
}

/**
 * For two vSwitches: all that keeps them apart, in both directions, and the smallest set of changes that joins them.
 *
 * @throws PlaceError when there is no such vSwitch.
 */
export function explain(network: Network, fromVSwitchId: string, toVSwitchId: string): Explanation {
  const [from, to] = [vSwitchOf(network, fromVSwitchId), vSwitchOf(network, toVSwitchId)];
  const [there, back] = [pairReach(network, from, to), pairReach(network, to, from)];
  const base = { from, to, there, back, filters: FILTERS } as const;
  if (there.lost.length === 0 && back.lost.length === 0) {
    return { ...base, connected: true, blockers: [], changes: [], solved: true, way: [from.vpc.id, to.vpc.id] };
  }
  const overlaps = overlapBlockers(from, to);
  const way = overlaps.length > 0 ? undefined : smallestWay(network, from, to, loopingTables(there, back));
  if (way === undefined) {
    return { ...base, connected: false, blockers: overlaps, changes: [], solved: false, way: [] };
  }
  const changes = inOrder(way.blockers.flatMap(({ fix }) => fix));
  const solved = isSolved(network, changes, from.id, to.id);
  return { ...base, connected: false, blockers: way.blockers, changes, solved, way: way.vpcs.map(({ id }) => id) };
}

/**
 * Usually the answer comes back the way the question went. Where a part of another way is in place already, two ways can
 * take fewer changes; what one of them mends may serve the other, so each is looked for first.
 */
function smallestWay(network: Network, from: VSwitch, to: VSwitch, looping: ReadonlySet<string>): Way | undefined {
  const same = cheapestWay({ network, from, to, loopingTables: looping, directions: 'both' });
  if (same !== undefined && changesOf(same.blockers) <= 1) return same;
  const find = (directions: 'there' | 'back', on: Network): Way | undefined => {
    const [near, far] = [vSwitchOf(on, from.id), vSwitchOf(on, to.id)];
    const ends = directions === 'there' ? { from: near, to: far } : { from: far, to: near };
    return cheapestWay({ network: on, ...ends, loopingTables: looping, directions });
  };
  const mended = ({ blockers }: Way): Network => network.after(inOrder(blockers.flatMap(({ fix }) => fix)));
  const there = find('there', network);
  const back = find('back', network);
  if (there === undefined || back === undefined) return same;
  const ways = [
    [there, find('back', mended(there))],
    [find('there', mended(back)), back],
  ].flatMap(([one, other]): Way[] =>
    one === undefined || other === undefined
      ? []
      : [{ vpcs: one.vpcs, blockers: withoutRepeats([...one.blockers, ...other.blockers]) }],
  );
  return [same, ...ways]
    .filter((way) => way !== undefined)
    .reduce<Way | undefined>(
      (best, way) => (best === undefined || changesOf(way.blockers) < changesOf(best.blockers) ? way : best),
      undefined,
    );
}

/** A link that both ways need is brought up once. */
function withoutRepeats(blockers: readonly Blocker[]): readonly Blocker[] {
  const byFix = new Map<string, Blocker>();
  for (const blocker of blockers) {
    const key = JSON.stringify(blocker.fix);
    const before = byFix.get(key);
    byFix.set(key, before === undefined ? blocker : { ...before, direction: 'both' });
  }
  return [...byFix.values()];
}

/** vSwitches of either VPC that have addresses of the other end: packets to them never leave their VPC. */
function overlapBlockers(from: VSwitch, to: VSwitch): readonly Blocker[] {
  if (from.vpc === to.vpc) return [];
  const blockers = (near: VSwitch, far: VSwitch, direction: 'there' | 'back') =>
    near.vpc.vSwitches
      .filter(({ block }) => cidrsOverlap(block, far.block))
      .map(
        (own): Blocker => ({
          code: BlockerCode.Overlap,
          direction,
          ids: [own.id, far.id],
          message:
            `${own.id} (${formatCidr(own.block)}) of ${near.vpc.name} and ${far.id} (${formatCidr(far.block)}) of ` +
            `${far.vpc.name} have addresses in common: ${near.vpc.name} keeps packets for them to itself. ` +
            'No route changes that; one of the two needs a vSwitch in another block.',
          fix: [],
        }),
      );
  return [...blockers(from, to, 'there'), ...blockers(to, from, 'back')];
}

function loopingTables(there: PairReach, back: PairReach): ReadonlySet<string> {
  const cycles = [...there.lost, ...back.lost].flatMap(({ outcome }) => (outcome.kind === 'loop' ? outcome.cycle : []));
  return new Set(cycles.map(({ routeTableId }) => routeTableId));
}

/** Next hops before the entries that name them; otherwise as found. Entries of things that go are among those things. */
function inOrder(changes: readonly Change[]): readonly Change[] {
  const once = new Map(changes.map((change) => [JSON.stringify(change), change]));
  const needsNextHop = (change: Change) => change.action === 'CreateRouteEntry' || change.action === 'ModifyRouteEntry';
  return [...once.values()].sort((a, b) => Number(needsNextHop(a)) - Number(needsNextHop(b)));
}

function isSolved(network: Network, changes: readonly Change[], from: string, to: string): boolean {
  const after = network.after(changes);
  const [near, far] = [vSwitchOf(after, from), vSwitchOf(after, to)];
  return pairReach(after, near, far).lost.length === 0 && pairReach(after, far, near).lost.length === 0;
}
