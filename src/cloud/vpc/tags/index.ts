import type { Action } from '../../action.ts';
import { DescribeTagKeys } from './DescribeTagKeys.ts';
import { DescribeTagKeysForExpressConnect } from './DescribeTagKeysForExpressConnect.ts';
import { DescribeTags } from './DescribeTags.ts';
import { ListTagResources } from './ListTagResources.ts';
import { ListTagResourcesForExpressConnect } from './ListTagResourcesForExpressConnect.ts';
import { TagResources } from './TagResources.ts';
import { TagResourcesForExpressConnect } from './TagResourcesForExpressConnect.ts';
import { UnTagResources } from './UnTagResources.ts';
import { UntagResourcesForExpressConnect } from './UntagResourcesForExpressConnect.ts';

export const tagsActions: readonly Action[] = [
  TagResources,
  UnTagResources,
  ListTagResources,
  DescribeTags,
  DescribeTagKeys,
  TagResourcesForExpressConnect,
  UntagResourcesForExpressConnect,
  ListTagResourcesForExpressConnect,
  DescribeTagKeysForExpressConnect,
];
