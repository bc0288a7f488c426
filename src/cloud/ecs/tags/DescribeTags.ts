import { ecsAction } from '../../action.ts';
import { ignored, text } from '../../parameters.ts';
import { pageOfList, pagingOf, pagingParameters } from '../../shared/paging.ts';
import { tagParameters } from '../../shared/tag-set.ts';
import { resourceTypeOf } from '../../shared/tags/family.ts';
import { ECS_TYPES } from './resource-types.ts';

/**
 * Lists the tags in use, each once, with the number of resources of each type that carry it.
 * Source: API page DescribeTags of Ecs.
 */
export const DescribeTags = ecsAction({
  name: 'DescribeTags',
  effect: 'read',
  parameters: {
    RegionId: text,
    ResourceType: text,
    ResourceId: text,
    Category: ignored(text),
    Tag: tagParameters,
    ...pagingParameters,
  },
  run(call) {
    const { parameters, store, account, region } = call;
    const { ResourceType: type, ResourceId: resource } = parameters;
    const resourceType = type ? [resourceTypeOf(ECS_TYPES, type)] : Object.keys(ECS_TYPES.types);
    const wanted = { account: account.id, region: region.id, resourceType, ...(resource ? { resource } : {}) };
    const asked = parameters.Tag;
    const rows = store.tables.tags
      .find(wanted)
      .filter(
        ({ key, value }) =>
          asked.length === 0 ||
          asked.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value)),
      );
    const tags = [...Map.groupBy(rows, ({ key, value }) => JSON.stringify([key, value])).values()];
    const paging = pagingOf(parameters, 100);
    return {
      ...paging,
      TotalCount: tags.length,
      Tags: {
        Tag: pageOfList(tags, paging).map((carriers) => ({
          TagKey: carriers[0]?.key ?? '',
          TagValue: carriers[0]?.value ?? '',
          ResourceTypeCount: countByType(carriers.map((row) => row.resourceType)),
        })),
      },
    };
  },
});

const COUNTED = { Instance: 'INSTANCE', Securitygroup: 'SECURITYGROUP', Eni: 'ENI' } as const;

const countByType = (types: readonly string[]) =>
  Object.fromEntries(
    Object.entries(COUNTED).map(([name, type]) => [name, types.filter((known) => known === type).length]),
  );
