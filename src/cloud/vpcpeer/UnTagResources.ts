import { action } from '../action.ts';
import { list, required, text } from '../parameters.ts';
import { legalBoolean } from './parameters.ts';
import { checkKeys, checkTagged, dropTags } from './peer-tags.ts';

/** Takes tags off connections; `All` counts where no key is given. Source: API page UnTagResources (capital T). */
export const UnTagResources = action({
  product: 'VpcPeer',
  name: 'UnTagResources',
  effect: 'write',
  parameters: {
    RegionId: required(text),
    ResourceType: required(text),
    ResourceId: required(list),
    TagKey: list,
    All: legalBoolean,
    ClientToken: text,
  },
  run(call) {
    const { ResourceType: type, ResourceId: ids, TagKey: keys, All: all } = call.parameters;
    checkKeys(keys);
    checkTagged(call, type, ids);
    const holder = { account: call.account.id, region: call.region.id };
    for (const id of ids) {
      if (keys.length > 0) dropTags(call, id, holder, keys);
      else if (all) dropTags(call, id, holder);
    }
    return { Success: true };
  },
});
