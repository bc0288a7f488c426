import type { RouteTable, Vpc, VSwitch } from '../model.ts';
import type { Network } from '../network.ts';
import type { Blocker } from './blocker.ts';
import { type Link, LinkIndex } from './link.ts';
import { newLinks } from './new-link.ts';
import { type RouteQuestion, routeBlockers } from './route.ts';

/** A way from one vSwitch to another, and everything that stands in it. */
export interface Way {
  readonly vpcs: readonly Vpc[];
  readonly blockers: readonly Blocker[];
}

export interface WayQuestion {
  readonly network: Network;
  readonly from: VSwitch;
  readonly to: VSwitch;
  /** `both`: the answer comes back the same way. `there`, `back`: one direction only, as `to` and `from` stand here. */
  readonly directions: 'both' | 'there' | 'back';
  /** Tables whose entries send the packets round in a circle today. */
  readonly loopingTables: ReadonlySet<string>;
}

/** A VPC on the way; a packet that came by a peering cannot leave by one. */
interface Place {
  readonly vpc: Vpc;
  /** The table that decides about packets on their way there. */
  readonly table: RouteTable;
  readonly byPeering: boolean;
  readonly cost: number;
  readonly way: Way;
}

/**
 * The way that takes the fewest changes, and of these the shortest: Dijkstra over VPCs, where a step costs what must be
 * changed to take it (bring the link up; the route there in the near table; the route back in the far table).
 *
 * @returns undefined when no way can be made, new links included.
 */
export function cheapestWay(question: WayQuestion): Way | undefined {
  const { network, from, to } = question;
  const index = new LinkIndex(network);
  const done = new Set<string>();
  const way: Way = { vpcs: [from.vpc], blockers: [] };
  const open: Place[] = [{ vpc: from.vpc, table: from.table, byPeering: false, cost: 0, way }];
  for (let place = takeCheapest(open); place !== undefined; place = takeCheapest(open)) {
    if (place.vpc === to.vpc) return place.way;
    const key = `${place.table.id} ${place.byPeering}`;
    if (done.has(key)) continue;
    done.add(key);
    const links = index.of(network, place.vpc);
    const fresh = place.way.vpcs.length === 1 ? newLinks(network, from.vpc, to.vpc, index) : [];
    for (const link of [...links, ...fresh]) {
      const next = step(question, place, link);
      if (next !== undefined) open.push(next);
    }
  }
  return undefined;
}

/** The next VPC by this link, with what it adds to the cost; undefined when the link cannot be taken. */
function step(question: WayQuestion, place: Place, link: Link): Place | undefined {
  const { network, from, to, directions, loopingTables } = question;
  const forwards = link.ends[0] === place.vpc;
  const far = forwards ? link.ends[1] : link.ends[0];
  const [nearHop, farHop] = forwards ? link.nextHops : [link.nextHops[1], link.nextHops[0]];
  const byPeering = nearHop.type === 'VpcPeer';
  if (byPeering && place.byPeering) return undefined;
  // One way only, packets may come back to the VPC that they start in, where its system table decides then.
  if (directions === 'both' && place.way.vpcs.includes(far)) return undefined;

  const common = { network, removed: link.removes, loopingTables };
  const there: RouteQuestion = {
    ...common,
    table: place.table,
    to,
    hop: nearHop,
    direction: directions === 'back' ? 'back' : 'there',
    starts: place.way.vpcs.length === 1,
  };
  const back: RouteQuestion = {
    ...common,
    table: far === to.vpc ? to.table : far.systemTable,
    to: from,
    hop: farHop,
    direction: 'back',
    starts: far === to.vpc,
  };
  const forth = routeBlockers(there);
  const home = directions === 'both' ? routeBlockers(back) : [];
  if (forth === undefined || home === undefined) return undefined;
  const linkBlockers =
    directions === 'both' ? link.blockers : link.blockers.map((one) => ({ ...one, direction: directions }));
  const added = [...linkBlockers, ...forth, ...home];
  return {
    vpc: far,
    table: far.systemTable,
    byPeering,
    cost: place.cost + changesOf(added) * HOP_COST_DIVISOR + 1,
    way: { vpcs: [...place.way.vpcs, far], blockers: [...place.way.blockers, ...added] },
  };
}

/** Changes outweigh hops: no way has as many hops as this. */
const HOP_COST_DIVISOR = 100_000;

/** How many changes would mend all of these. */
export function changesOf(blockers: readonly Blocker[]): number {
  return blockers.reduce((sum, { fix }) => sum + fix.length, 0);
}

/** Takes the cheapest place out of the list; the first of several. Lists here are short. */
function takeCheapest(open: Place[]): Place | undefined {
  let best = 0;
  for (let index = 1; index < open.length; index++) {
    if ((open[index]?.cost ?? 0) < (open[best]?.cost ?? 0)) best = index;
  }
  return open.splice(best, 1)[0];
}
