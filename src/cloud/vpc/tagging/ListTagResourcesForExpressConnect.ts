import { vpcAction } from '../../action.ts';
import { integer, list, required, text } from '../../parameters.ts';
import { tagParameters } from '../shared/tag-set.ts';
import { pageByToken } from '../shared/token-paging.ts';
import { selectTags } from './listing.ts';
import { EXPRESS_CONNECT_TYPES, readType } from './resource-types.ts';

/** Lists the tags of router interfaces; the type is echoed as spelled. Source: contract router-interface, section 10. */
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
    const { ResourceType, ResourceId: resources, Tag: tags, MaxResults: size = 20, NextToken: token } = call.parameters;
    const rows = selectTags(call, { type: readType(EXPRESS_CONNECT_TYPES, ResourceType), resources, tags });
    const page = pageByToken(rows, Math.min(100, Math.max(1, size)), token);
    const shown = page.items.map((row) => ({
      ResourceId: row.resource,
      ResourceType,
      TagKey: row.key,
      TagValue: row.value,
    }));
    return { NextToken: page.NextToken, TagResources: { TagResource: shown } };
  },
});
