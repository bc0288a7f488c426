import type { DriverLink, Link } from '../drivers/driver.ts';
import { desiredRoutes, placeOf } from './desired-routes.ts';
import type { Draft } from './draft.ts';
import type { Moves } from './moves.ts';
import { servesWait } from './route-steps.ts';

/** Id of the step that looks at a move of a link, before its old way goes. */
export const checkIdOf = (link: string): string => `${link}:check`;

/**
 * Drafts, for each link that moves, the look that must find every route of both ends leading by the new way, before anything
 * of the old one is touched.
 *
 * @param routed by link, the steps after which its routes are as declared
 * @returns by group that leaves, the step to wait for
 */
export function draftChecks(
  links: readonly DriverLink[],
  { groups }: Moves,
  routed: ReadonlyMap<Link, readonly string[]>,
  draft: Draft,
): ReadonlyMap<string, readonly string[]> {
  const steps = new Map<Link, string>();
  for (const { link, waysOut } of links) {
    if (![...groups.values()].includes(link)) continue;
    const [a, b] = link.networks;
    const step = draft.step({
      id: checkIdOf(link.key),
      title: `Check that ${a.name} and ${b.name} send to each other by the new way`,
      about: `${link.key} move`,
      dependsOn: [...new Set([...waysOut.flatMap((way) => way.after), ...(routed.get(link) ?? [])])],
      waits: desiredRoutes(link).map((route) => servesWait(placeOf(route), waysOut[route.side])),
    });
    steps.set(link, step);
  }
  return new Map([...groups].map(([group, link]) => [group, [steps.get(link) ?? ''].filter(Boolean)]));
}
