import type { Action } from '../../action.ts';

export const vroutersActions: readonly Action[] = [];
