import type { Action } from '../../action.ts';
import { JoinResourceGroup } from './JoinResourceGroup.ts';

export const resourceGroupsActions: readonly Action[] = [JoinResourceGroup];
