import { ApiError } from '../../openapi/index.ts';
import { action } from '../action.ts';
import { list, required, text } from '../parameters.ts';
import { tokenPage, tokenPageOfList } from '../shared/token-paging.ts';
import { connectionsOf } from './find-connection.ts';
import { legalInteger } from './parameters.ts';
import { checkFilter, checkTagged, meets, RESOURCE_TYPE, tagParameters, tagsOf } from './peer-tags.ts';

const SIZE = { byDefault: 50, most: 50 } as const;

/**
 * Lists the tags of connections, or the connections with tags, in one region; a flat list here. A resource that is not there
 * has no tags to list (unconfirmed). Source: API page ListTagResources.
 */
export const ListTagResources = action({
  product: 'VpcPeer',
  name: 'ListTagResources',
  effect: 'read',
  parameters: {
    RegionId: required(text),
    ResourceType: required(text),
    ResourceId: list,
    Tag: tagParameters,
    Category: text,
    MaxResults: legalInteger,
    NextToken: text,
  },
  run(call) {
    const { ResourceType: type, ResourceId: ids, Tag: filter, Category: category, ...paging } = call.parameters;
    checkTagged(call, type, []);
    if (ids.length === 0 && filter.length === 0) {
      const message = 'The specified Tags and ResourcesIds are not allow to both empty.';
      throw new ApiError(400, 'BothEmpty.TagsAndResources', message);
    }
    checkFilter(filter);
    const page = tokenPage(paging.NextToken, paging.MaxResults, SIZE);
    const known = connectionsOf(call, call.account.id, call.region.id).map((row) => row.id);
    const wanted = ids.length === 0 ? known : known.filter((id) => ids.includes(id));
    // Nothing here is tagged by the system itself.
    const rows = category === 'System' ? [] : tagsOf(call, wanted).filter((row) => row.region === call.region.id);
    const matching = [...Map.groupBy(rows, (row) => row.resource).values()]
      .filter((tags) => meets(tags, filter))
      .flat();
    const cut = tokenPageOfList(matching, page);
    return {
      NextToken: cut.NextToken,
      MaxResults: page.limit,
      TagResources: cut.page.map(({ resource, region, key, value }) => ({
        ResourceId: resource,
        ResourceType: RESOURCE_TYPE,
        RegionNo: region,
        TagKey: key,
        TagValue: value,
      })),
    };
  },
});
