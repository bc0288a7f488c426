import { vpcAction } from '../../action.ts';
import { integer, list, text } from '../../parameters.ts';
import { tokenPage } from '../../shared/token-paging.ts';
import { describeTagKeys } from './describe-tag-keys.ts';
import { VPC_TYPES } from './resource-types.ts';

const SIZE = { byDefault: 50, most: 50 } as const;

/** Lists the tag keys in use. Source: API page DescribeTagKeys. */
export const DescribeTagKeys = vpcAction({
  name: 'DescribeTagKeys',
  effect: 'read',
  parameters: {
    RegionId: text,
    ResourceType: text,
    ResourceId: list,
    Keyword: text,
    NextToken: text,
    MaxResult: integer,
  },
  run(call) {
    const page = tokenPage(call.parameters.NextToken, call.parameters.MaxResult, SIZE);
    return describeTagKeys(call, VPC_TYPES, page);
  },
});
