import { vpcAction } from '../../action.ts';
import { integer, list, required, text } from '../../parameters.ts';
import { tagParameters } from '../../shared/tag-set.ts';
import { bothEmpty, listTagResources } from '../../shared/tags/list-tags.ts';
import { tokenPage } from '../../shared/token-paging.ts';
import { VPC_TYPES } from './resource-types.ts';

const SIZE = { byDefault: 50, most: 50 } as const;

/** Lists the tags of resources, or the resources with tags. Source: API page ListTagResources. */
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
    const page = tokenPage(call.parameters.NextToken, call.parameters.MaxResults, SIZE);
    return listTagResources(call, VPC_TYPES, page, bothEmpty(403));
  },
});
