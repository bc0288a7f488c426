import type { Action } from '../../action.ts';
import { MoveResourceGroup } from './MoveResourceGroup.ts';

export const resourceGroupsActions: readonly Action[] = [MoveResourceGroup];
