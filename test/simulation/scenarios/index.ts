import type { Scenario } from '../scenario.ts';
import { moveScenarios } from './moves.ts';
import { acrossScenarios, routerInterfaceScenarios } from './router-interface.ts';
import { peeringScenarios } from './vpc-peering.ts';

/** Every job that is killed everywhere and stormed upon, driver by driver. */
export const SCENARIOS: readonly Scenario[] = [
  ...routerInterfaceScenarios,
  ...acrossScenarios,
  ...peeringScenarios,
  ...moveScenarios,
];
