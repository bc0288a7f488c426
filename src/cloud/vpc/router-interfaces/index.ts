import type { Action } from '../../action.ts';

export const routerInterfacesActions: readonly Action[] = [];
