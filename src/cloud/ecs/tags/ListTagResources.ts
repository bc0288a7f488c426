import { errorCase } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { list, objects, required, text } from '../../parameters.ts';
import { tagParameters } from '../../shared/tag-set.ts';
import { listTagResources } from '../../shared/tags/list-tags.ts';
import { tokenPage } from '../../shared/token-paging.ts';
import { invalid } from '../shared/errors.ts';
import { ECS_TYPES } from './resource-types.ts';

const SIZE = { byDefault: 50, most: 50 } as const;
const NothingAsked = errorCase(
  400,
  'MissingParameter.TagOrResourceId',
  'You must specify ResourceId.N, Tag.N or TagFilter.N.',
);

/** Lists the tags of resources, or the resources with tags. Source: API page ListTagResources of Ecs. */
export const ListTagResources = ecsAction({
  name: 'ListTagResources',
  effect: 'read',
  parameters: {
    RegionId: text,
    ResourceType: required(text),
    ResourceId: list,
    Tag: tagParameters,
    TagFilter: objects({ TagKey: text, TagValues: list }),
    NextToken: text,
  },
  run(call) {
    // Fuzzy look-ups by TagFilter are not emulated: refused rather than answered wrongly.
    if (call.parameters.TagFilter.length > 0) throw invalid('TagFilter');
    return listTagResources(call, ECS_TYPES, tokenPage(call.parameters.NextToken, undefined, SIZE), NothingAsked());
  },
});
