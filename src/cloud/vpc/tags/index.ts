import type { Action } from '../../action.ts';

export const tagsActions: readonly Action[] = [];
