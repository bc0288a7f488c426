import type { Action } from '../../action.ts';

export const vswitchesActions: readonly Action[] = [];
