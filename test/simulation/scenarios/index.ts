import type { Scenario } from '../scenario.ts';
import { acrossScenarios, routerInterfaceScenarios } from './router-interface.ts';

/** Every job that is killed everywhere and stormed upon, driver by driver. */
export const SCENARIOS: readonly Scenario[] = [...routerInterfaceScenarios, ...acrossScenarios];
