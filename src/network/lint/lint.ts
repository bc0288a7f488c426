import type { Network } from '../network.ts';
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

/** Everything that is wrong with a network, or asks for trouble. Security groups and ACLs are not considered. */
export function lint(network: Network): readonly Finding[] {
  const context = lintContext(network);
  return RULES.flatMap((rule) => rule(context));
}
