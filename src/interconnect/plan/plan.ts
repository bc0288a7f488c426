import type { Driver, DriverInput, DriverLink, Link } from '../drivers/driver.ts';
import { routerInterfaceDriver } from '../drivers/router-interface/index.ts';
import { ownerOfInterface } from '../names.ts';
import { withoutRepeats } from '../problems.ts';
import { linkKey } from '../spec/check.ts';
import type { Spec } from '../spec/types.ts';
import type { FoundNetwork, World } from '../world.ts';
import { Draft, freeze, inOrder, summaryOf } from './draft.ts';
import { checkNetworks } from './network-checks.ts';
import { draftRoutes } from './route-addition.ts';
import { draftRouteRemoval } from './route-removal.ts';
import type { LinkView, NetworkView, Plan } from './types.ts';

const DRIVERS: readonly Driver[] = [routerInterfaceDriver];

/** What `up` would do in this world. Pure: the same spec and world give the same plan. */
export function planUp(spec: Spec, world: World): Plan {
  const input = inputOf(spec, world);
  const draft = new Draft();
  draft.problems.push(...world.problems);
  const views: LinkView[] = [];
  if (draft.problems.length === 0) {
    checkNetworks(input, draft);
    for (const driver of DRIVERS) views.push(...draftDriver(driver, input, draft).map(viewOf));
  }
  return finish('up', spec, world, draft, views);
}

function draftDriver(driver: Driver, all: DriverInput, draft: Draft): readonly DriverLink[] {
  const links = all.links.filter(
    (link) => link.connect.via === driver.via && link.networks[0].vpc.VpcId !== link.networks[1].vpc.VpcId,
  );
  const input = { ...all, links };
  const doomed = driver.doomed(input, false);
  const removal = draftRouteRemoval(input, doomed, ownNextHops(input), false, draft);
  driver.draftRemoval(input, doomed, removal.after, draft);
  const drawn = driver.draftLinks(input, draft);
  draftRoutes(input, drawn, removal, draft);
  driver.check(input, draft);
  return drawn;
}

/** What `down` would do in this world: everything of ours goes, in the order routes, deactivate, delete. */
export function planDown(spec: Spec, world: World): Plan {
  const input = inputOf(spec, world);
  const draft = new Draft();
  // A VPC that is not there any more has nothing of ours in it: no reason not to remove the rest.
  const tolerated = new Set(['UnknownVpc', 'UnknownRouteTable', 'VpcNotReady', 'AmbiguousVpc']);
  for (const problem of world.problems) (tolerated.has(problem.code) ? draft.warnings : draft.problems).push(problem);
  const views: LinkView[] = [];
  if (draft.problems.length === 0) {
    for (const driver of DRIVERS) {
      const doomed = driver.doomed(input, true);
      const removal = draftRouteRemoval(input, doomed, ownNextHops(input), true, draft);
      driver.draftRemoval(input, doomed, removal.after, draft);
      views.push(...driver.draftLinks(input, new Draft()).map(viewOf));
    }
  }
  return finish('down', spec, world, draft, views);
}

function inputOf(spec: Spec, world: World): DriverInput {
  const links = spec.connect.flatMap((connect): readonly Link[] => {
    const [a, b] = connect.between.map((name) => world.networks.get(name));
    if (a === undefined || b === undefined) return [];
    return [{ key: linkKey(connect), connect, networks: [a, b], spec: connect.spec ?? spec.spec }];
  });
  return { spec, world, links };
}

/** Ids of what of ours may be a next hop. */
function ownNextHops(input: DriverInput): ReadonlySet<string> {
  const own = input.world.interfaces.filter((item) => ownerOfInterface(item)?.interconnect === input.spec.name);
  return new Set(own.map((item) => item.RouterInterfaceId));
}

const viewOf = ({ link, ends }: DriverLink): LinkView => ({
  key: link.key,
  between: [link.networks[0].name, link.networks[1].name],
  via: link.connect.via,
  spec: link.spec,
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
