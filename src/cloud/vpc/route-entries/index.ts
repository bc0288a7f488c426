import type { Action } from '../../action.ts';

export const routeEntriesActions: readonly Action[] = [];
