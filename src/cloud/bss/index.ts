import type { Action } from '../action.ts';
import { QueryAvailableInstances } from './QueryAvailableInstances.ts';

/** The emulated actions of the BssOpenApi product. */
export const bssActions: readonly Action[] = [QueryAvailableInstances];
