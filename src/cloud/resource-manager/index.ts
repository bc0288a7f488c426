import type { Action } from '../action.ts';
import { ListResourceGroups } from './ListResourceGroups.ts';

/** The emulated actions of the ResourceManager product. */
export const resourceManagerActions: readonly Action[] = [ListResourceGroups];
