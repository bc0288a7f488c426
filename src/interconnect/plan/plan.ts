import type { Doomed, Driver, DriverInput, DriverLink } from '../drivers/driver.ts';
import { routerInterfaceDriver } from '../drivers/router-interface/index.ts';
import { vpcPeeringDriver } from '../drivers/vpc-peering/index.ts';
import { linksOf } from '../links.ts';
import { withoutRepeats } from '../problems.ts';
import type { Spec } from '../spec/types.ts';
import type { FoundEntry, FoundNetwork, World } from '../world.ts';
import { checkAdopted } from './adoption-checks.ts';
import { Draft, freeze, inOrder, summaryOf } from './draft.ts';
import { draftChecks } from './move-checks.ts';
import { movesOf } from './moves.ts';
import { checkNetworks, checkTableQuota } from './network-checks.ts';
import { draftRoutes } from './route-addition.ts';
import { draftRouteRemoval } from './route-removal.ts';
import { routeTables, standingIn } from './route-tables.ts';
import type { LinkView, NetworkView, Plan } from './types.ts';

const DRIVERS: readonly Driver[] = [routerInterfaceDriver, vpcPeeringDriver];

export interface PlanOptions {
  /** Whether traffic may be interrupted where a move to another way is not possible without; default false. */
  readonly allowInterruption?: boolean;
}

/** What `up` would do in this world. Pure: the same spec and world give the same plan. */
export function planUp(spec: Spec, world: World, options: PlanOptions = {}): Plan {
  const draft = new Draft();
  draft.problems.push(...world.problems);
  if (draft.problems.length > 0) return finish('up', spec, world, draft, []);
  const input = { spec, world, links: linksOf(spec, world) };
  checkNetworks(input, draft);
  checkAdopted(input, draft);
  const views = draftUp(input, options.allowInterruption ?? false, draft).map(viewOf);
  return finish('up', spec, world, draft, views);
}

function draftUp(all: DriverInput, interrupt: boolean, draft: Draft): readonly DriverLink[] {
  const links = all.links.filter(({ networks: [a, b] }) => a.vpc.VpcId !== b.vpc.VpcId);
  const input = { ...all, links };
  const parts = DRIVERS.map((driver) => {
    const own = { ...input, links: links.filter((link) => link.via === driver.via) };
    return { driver, input: own, doomed: driver.doomed(own, false) };
  });
  const doomed = parts.flatMap((part) => part.doomed);
  const moves = movesOf(links, doomed, input.world, interrupt, draft);
  const first = new Set(doomed.flatMap(({ id }) => (moves.leaving.has(id) ? [] : [id])));
  const standing = standingIn(input.spec.name, links, input.world.entries, (id) => first.has(id));
  const stay = { leaving: moves.leaving, standing };
  const removal = draftRouteRemoval({ input, doomed, ownNextHops: ownNextHops(input), stay, everything: false, draft });
  const leaves = (item: Doomed): boolean => moves.groups.has(item.group);
  for (const part of parts)
    part.driver.draftRemoval(
      part.input,
      part.doomed.filter((item) => !leaves(item)),
      removal.after,
      draft,
    );
  const drawn = parts.flatMap((part) => part.driver.draftLinks(part.input, draft));
  const tables = routeTables(input.world, links, standing, removal);
  const routed = draftRoutes({ input, tables, moves, draft }, drawn);
  const checked = draftChecks(drawn, moves, routed, draft);
  const after = (group: string): readonly string[] => [...removal.after(group), ...(checked.get(group) ?? [])];
  for (const part of parts) {
    part.driver.draftRemoval(part.input, part.doomed.filter(leaves), after, draft);
    part.driver.check(part.input, draft);
  }
  checkTableQuota(input, draft);
  return drawn;
}

/** What `down` would do in this world: everything of ours goes, in the order routes, deactivate, delete. */
export function planDown(spec: Spec, world: World): Plan {
  const input: DriverInput = { spec, world, links: linksOf(spec, world) };
  const draft = new Draft();
  // A VPC that is not there any more has nothing of ours in it: no reason not to remove the rest.
  const tolerated = new Set(['UnknownVpc', 'UnknownRouteTable', 'VpcNotReady', 'AmbiguousVpc']);
  for (const problem of world.problems) (tolerated.has(problem.code) ? draft.warnings : draft.problems).push(problem);
  if (draft.problems.length > 0) return finish('down', spec, world, draft, []);
  const parts = DRIVERS.map((driver) => {
    const own = { ...input, links: input.links.filter((link) => link.via === driver.via) };
    return { driver, input: own, doomed: driver.doomed(own, true) };
  });
  const doomed = parts.flatMap((part) => part.doomed);
  const stay = { leaving: new Map(), standing: new Set<FoundEntry>() };
  const removal = draftRouteRemoval({ input, doomed, ownNextHops: ownNextHops(input), stay, everything: true, draft });
  for (const part of parts) part.driver.draftRemoval(part.input, part.doomed, removal.after, draft);
  const views = parts.flatMap((part) => part.driver.draftLinks(part.input, new Draft()).map(viewOf));
  return finish('down', spec, world, draft, views);
}

/** Ids of what of ours may be a next hop, whatever the way. */
const ownNextHops = (input: DriverInput): ReadonlySet<string> =>
  new Set(DRIVERS.flatMap((driver) => driver.ownNextHops(input)));

const viewOf = ({ link, ends }: DriverLink): LinkView => ({
  key: link.key,
  between: [link.networks[0].name, link.networks[1].name],
  via: link.via,
  ...(link.why === undefined ? {} : { why: link.why }),
  ...(link.via === 'router-interface' ? { spec: link.spec } : {}),
  ...(link.via === 'vpc-peering' && link.connect.bandwidth !== undefined ? { bandwidth: link.connect.bandwidth } : {}),
  ends,
});

const networkView = (network: FoundNetwork): NetworkView => ({
  name: network.name,
  region: network.place.region,
  vpcId: network.vpc.VpcId,
  vpcName: network.vpc.VpcName,
  routerId: network.vpc.VRouterId,
  cidrBlocks: network.blocks,
  routeTableIds: network.routed,
});

function finish(kind: Plan['kind'], spec: Spec, world: World, draft: Draft, links: readonly LinkView[]): Plan {
  const refused = draft.problems.length > 0;
  return freeze<Plan>({
    format: 1,
    kind,
    interconnect: spec.name,
    target: spec.target,
    observedAt: new Date(world.time).toISOString(),
    changes: refused ? [] : draft.changes,
    steps: refused ? [] : inOrder(draft.steps),
    routes: refused ? [] : draft.routes,
    problems: withoutRepeats(draft.problems),
    warnings: withoutRepeats(draft.warnings),
    summary: summaryOf(refused ? [] : draft.changes),
    networks: [...world.networks.values()].map(networkView),
    links,
  });
}
