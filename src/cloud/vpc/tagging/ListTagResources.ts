import { vpcAction } from '../../action.ts';
import { integer, list, required, text } from '../../parameters.ts';
import { tagParameters } from '../shared/tag-set.ts';
import { pageByToken } from '../shared/token-paging.ts';
import { selectTags } from './listing.ts';
import { readType, VPC_TYPES } from './resource-types.ts';

/** Lists tags, a row for each resource and key. Source: contract vpc-routing, section 9. */
export const ListTagResources = vpcAction({
  name: 'ListTagResources',
  effect: 'read',
  parameters: {
    RegionId: text,
    ResourceType: required(text),
    ResourceId: list,
    Tag: tagParameters,
    NextToken: text,
    MaxResults: integer,
  },
  run(call) {
    const { ResourceType, ResourceId: resources, Tag: tags, MaxResults: size = 50, NextToken: token } = call.parameters;
    const rows = selectTags(call, { type: readType(VPC_TYPES, ResourceType), resources, tags });
    const page = pageByToken(rows, Math.min(50, Math.max(1, size)), token);
    const shown = page.items.map((row) => ({
      ResourceId: row.resource,
      ResourceType: row.resourceType,
      TagKey: row.key,
      TagValue: row.value,
    }));
    return { NextToken: page.NextToken, TagResources: { TagResource: shown } };
  },
});
