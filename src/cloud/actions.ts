import type { Action } from './action.ts';
import { locationActions } from './location/index.ts';
import { stsActions } from './sts/index.ts';
import { vpcActions } from './vpc/index.ts';

/** Every action that the local cloud emulates. */
export const ACTIONS: readonly Action[] = [...vpcActions, ...stsActions, ...locationActions];
