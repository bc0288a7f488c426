import type { Action } from '../../action.ts';

export const regionsActions: readonly Action[] = [];
