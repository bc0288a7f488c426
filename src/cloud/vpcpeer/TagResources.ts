import { action } from '../action.ts';
import { list, required, text } from '../parameters.ts';
import { checkTagged, checkTags, setTags, tagParameters } from './peer-tags.ts';

/** Sets tags on connections, for the caller and in this region. Source: API page TagResources. */
export const TagResources = action({
  product: 'VpcPeer',
  name: 'TagResources',
  effect: 'write',
  parameters: {
    RegionId: required(text),
    ResourceType: required(text),
    ResourceId: required(list),
    Tag: required(tagParameters),
    ClientToken: text,
  },
  run(call) {
    const { ResourceType: type, ResourceId: ids, Tag: tags } = call.parameters;
    checkTags(tags);
    checkTagged(call, type, ids);
    for (const id of ids) setTags(call, id, { account: call.account.id, region: call.region.id }, tags);
    return { Success: true };
  },
});
