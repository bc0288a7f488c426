import type { Network } from '../network.ts';
import type { Reach } from '../reach.ts';
import { blackHoles, peeringTransit } from './black-holes.ts';
import { type LintContext, lintContext } from './context.ts';
import { deadNextHops } from './dead-next-hops.ts';
import { defaultRoutes } from './default-routes.ts';
import type { Finding } from './finding.ts';
import { loops } from './loops.ts';
import { oneWay } from './one-way.ts';
import { overlaps } from './overlaps.ts';
import { shadowed } from './shadowed.ts';

/** The rules, in the order of their findings. */
const RULES: readonly ((context: LintContext) => readonly Finding[])[] = [
  loops,
  deadNextHops,
  oneWay,
  peeringTransit,
  overlaps,
  blackHoles,
  defaultRoutes,
  shadowed,
];

/**
 * Everything that is wrong with a network, or asks for trouble. Security groups and ACLs are not considered.
 *
 * @param result the reach from all vSwitches, where it is known already.
 */
export function lint(network: Network, result?: Reach): readonly Finding[] {
  const context = lintContext(network, result);
  return RULES.flatMap((rule) => rule(context));
}
