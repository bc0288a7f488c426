import { vpcAction } from '../../action.ts';
import { integer, list, text } from '../../parameters.ts';
import { tagParameters } from '../../shared/tag-set.ts';
import { tagRows } from '../../shared/tags/list-tags.ts';
import { tokenPage } from '../../shared/token-paging.ts';
import { MissingParameter } from '../shared/errors.ts';
import { VPC_TYPES } from './resource-types.ts';

const SIZE = { byDefault: 50, most: 50 } as const;

/** Lists tags by resource or by value. Source: parameter table and SDK models of DescribeTags; it has no page any more. */
export const DescribeTags = vpcAction({
  name: 'DescribeTags',
  effect: 'read',
  parameters: {
    RegionId: text,
    ResourceType: text,
    ResourceId: list,
    Tag: tagParameters,
    NextToken: text,
    MaxResult: integer,
  },
  run(call) {
    const { ResourceType, ResourceId, Tag, NextToken: token, MaxResult: most } = call.parameters;
    if (!ResourceType) throw MissingParameter();
    const page = tokenPage(token, most, SIZE);
    const { page: rows, NextToken } = tagRows(call, VPC_TYPES, { ResourceType, ResourceId, Tag }, page);
    return {
      NextToken,
      TagResources: { TagResource: rows.map(({ key, value }) => ({ TagKey: key, TagValue: value })) },
    };
  },
});
