import type { Action } from '../action.ts';
import { regionsActions } from './regions/index.ts';

/** The emulated actions of the Ecs product. */
export const ecsActions: readonly Action[] = [...regionsActions];
