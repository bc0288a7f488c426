import type { Action } from '../../action.ts';

export const routeTablesActions: readonly Action[] = [];
