import { vpcAction } from '../../action.ts';
import { integer, list, required, text } from '../../parameters.ts';
import { tagParameters } from '../../shared/tag-set.ts';
import { bothEmpty, listTagResources } from '../../shared/tags/list-tags.ts';
import { tokenPage } from '../../shared/token-paging.ts';
import { EXPRESS_CONNECT_TYPES } from './resource-types.ts';

const SIZE = { byDefault: 20, most: 100 } as const;

/** Lists the tags of resources, or the resources with tags. Source: API page ListTagResourcesForExpressConnect. */
export const ListTagResourcesForExpressConnect = vpcAction({
  name: 'ListTagResourcesForExpressConnect',
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
    return listTagResources(call, EXPRESS_CONNECT_TYPES, page, bothEmpty(400));
  },
});
