import type { Action } from '../../action.ts';
import { DescribeTags } from './DescribeTags.ts';
import { ListTagResources } from './ListTagResources.ts';
import { TagResources } from './TagResources.ts';
import { UntagResources } from './UntagResources.ts';

export const tagsActions: readonly Action[] = [TagResources, UntagResources, ListTagResources, DescribeTags];
