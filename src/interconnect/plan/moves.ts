import type { Doomed, Link } from '../drivers/driver.ts';
import type { World } from '../world.ts';
import type { Draft } from './draft.ts';

/** What carries packets and goes, because its link is to be connected another way. */
export interface Moves {
  /** The link that takes over, by the id of the next hop that goes. */
  readonly leaving: ReadonlyMap<string, Link>;
  /** Its groups: they go last, once the routes of the link lead elsewhere. */
  readonly groups: ReadonlyMap<string, Link>;
}

/**
 * Finds the links that move from one way to another. The new way is made beside the old one, and
 * the old one goes when it serves nothing any more. Where the cloud takes no peering beside router interfaces, that is not
 * possible: then it is a problem, or, with leave to interrupt, the old way goes first.
 *
 * @param interrupt whether traffic may be interrupted where there is no other way
 */
export function movesOf(
  links: readonly Link[],
  doomed: readonly Doomed[],
  world: World,
  interrupt: boolean,
  draft: Draft,
): Moves {
  const leaving = new Map<string, Link>();
  const groups = new Map<string, Link>();
  for (const item of doomed) {
    const link = links.find((one) => one.networks.every(({ vpc }) => item.joins?.includes(vpc.VpcId)));
    if (link === undefined || goesFirst(link, world, interrupt)) continue;
    leaving.set(item.id, link);
    groups.set(item.group, link);
  }
  for (const link of new Set(groups.values())) {
    const old = doomed.filter((item) => leaving.get(item.id) === link);
    if (forbidsBoth(link, world)) draft.problems.push(interrupts(link, old));
    else if (link.via === 'vpc-peering') draft.warnings.push(isFinal(link, old));
  }
  return { leaving, groups };
}

/** The cloud said that it takes no peering while router interfaces join the two VPCs. */
const forbidsBoth = (link: Link, { probes }: World): boolean =>
  link.via === 'vpc-peering' && probes.get(link.key)?.code === 'ResourceAlreadyExist.RouterInterface';

/** Whether router interfaces may be made beside a peering, nothing but their creation tells: leave to interrupt is used. */
const goesFirst = (link: Link, world: World, interrupt: boolean): boolean =>
  interrupt && (link.via === 'router-interface' || forbidsBoth(link, world));

function interrupts(link: Link, old: readonly Doomed[]) {
  const [a, b] = link.networks;
  const ids = old.map((item) => item.id);
  return {
    code: 'MoveInterrupts' as const,
    message: `${a.name} and ${b.name} cannot move to a VPC peering without an interruption: asked by a dry run, the cloud takes no peering while router interfaces (${ids.join(', ')}) join the two VPCs. Without them neither reaches the other until the peering and its routes are there; and once deleted, router interfaces may not be bought again.`,
    actions: [
      'Keep the router interfaces: `via: router-interface`.',
      'Or allow the interruption: `isthmus up --allow-interruption`, at a time when it does no harm.',
    ],
    objects: ids,
  };
}

function isFinal(link: Link, old: readonly Doomed[]) {
  const [a, b] = link.networks;
  const ids = old.map((item) => item.id);
  return {
    code: 'MoveIsFinal' as const,
    message: `The router interfaces between ${a.name} and ${b.name} (${ids.join(', ')}) are deleted once the peering serves; most accounts cannot buy new ones.`,
    actions: ['Until they are deleted, `via: router-interface` and `isthmus up` lead back.'],
    objects: ids,
  };
}
