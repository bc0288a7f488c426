import { describe, expect, it } from 'vitest';
import { startEcs } from './support.ts';

interface TagList {
  readonly NextToken: string;
  readonly TagResources: { readonly TagResource: readonly Record<string, string>[] };
}

const tags = (...keys: readonly string[]) => keys.map((Key) => ({ Key, Value: `${Key} value` }));

describe('The tags of Ecs', () => {
  it('are set, listed and taken off, on instances, security groups and network interfaces', () => {
    const { ecs, groupId, runInstance, createInterface } = startEcs();
    const resources = { securitygroup: groupId, instance: runInstance(), eni: createInterface() };
    for (const [ResourceType, id] of Object.entries(resources)) {
      const named = { ResourceType, ResourceId: [id] };
      ecs('TagResources', { ...named, Tag: tags('a', 'b') });
      ecs('TagResources', { ...named, Tag: [{ Key: 'a', Value: 'new' }] });
      const list = () => ecs<TagList>('ListTagResources', named).TagResources.TagResource;
      expect(list()).toEqual([
        { ResourceId: id, ResourceType, TagKey: 'a', TagValue: 'new' },
        { ResourceId: id, ResourceType, TagKey: 'b', TagValue: 'b value' },
      ]);
      ecs('UntagResources', { ...named, TagKey: ['a'] });
      expect(list()).toHaveLength(1);
      ecs('UntagResources', { ...named, All: true });
      expect(list()).toEqual([]);
    }
  });

  it('are apart from those of Vpc', () => {
    const { ecs, ecsRefusal, vpc, call, groupId } = startEcs();
    call('TagResources', { ResourceType: 'VPC', ResourceId: [vpc.VpcId], Tag: tags('a') });
    expect(ecsRefusal('ListTagResources', { ResourceType: 'vpc', ResourceId: [vpc.VpcId] })).toBe(
      '404 InvalidResourceType.NotFound',
    );
    ecs('TagResources', { ResourceType: 'securitygroup', ResourceId: [groupId], Tag: tags('b') });
    expect(ecs('DescribeTags')).toMatchObject({
      TotalCount: 1,
      Tags: {
        Tag: [{ TagKey: 'b', TagValue: 'b value', ResourceTypeCount: { Securitygroup: 1, Instance: 0, Eni: 0 } }],
      },
    });
  });

  it('are counted by what carries them', () => {
    const { ecs, groupId, createGroup, runInstance } = startEcs();
    const other = createGroup();
    ecs('TagResources', { ResourceType: 'securitygroup', ResourceId: [groupId, other], Tag: tags('a') });
    ecs('TagResources', { ResourceType: 'instance', ResourceId: [runInstance()], Tag: tags('a', 'c') });
    const described = (parameters = {}) =>
      ecs<{ Tags: { Tag: readonly Record<string, unknown>[] } }>('DescribeTags', parameters).Tags.Tag;
    expect(described()).toMatchObject([
      { TagKey: 'a', ResourceTypeCount: { Instance: 1, Securitygroup: 2 } },
      { TagKey: 'c', ResourceTypeCount: { Instance: 1, Securitygroup: 0 } },
    ]);
    expect(described({ ResourceType: 'securitygroup' })).toHaveLength(1);
    expect(described({ ResourceId: groupId })).toHaveLength(1);
    expect(described({ Tag: [{ Key: 'c' }] })).toHaveLength(1);
    expect(described({ Tag: [{ Key: 'c', Value: 'x' }] })).toEqual([]);
    expect(described({ PageNumber: 2, PageSize: 1 })).toMatchObject([{ TagKey: 'c' }]);
  });

  it.each([
    ['TagResources', { ResourceType: 'planet' }, '404 InvalidResourceType.NotFound'],
    ['TagResources', { ResourceType: 'image' }, '404 InvalidResourceId.NotFound'],
    ['TagResources', { ResourceId: ['sg-unknown'] }, '404 InvalidResourceId.NotFound'],
    ['TagResources', { ResourceId: Array.from({ length: 51 }, (_, i) => `sg-${i}`) }, '400 NumberExceed.ResourceIds'],
    ['TagResources', { Tag: tags(...'abcdefghijklmnopqrstu') }, '400 NumberExceed.Tags'],
    ['TagResources', { Tag: tags('aliyun') }, '400 InvalidTagKey.Malformed'],
    ['TagResources', { Tag: [{ Key: 'a', Value: 'https://x' }] }, '400 InvalidTagValue.Malformed'],
    ['TagResources', { Tag: tags('a', 'a') }, '400 Duplicate.TagKey'],
    ['TagResources', { Tag: tags('x', 'y') }, '400 OperationDenied.QuotaExceed'],
    ['UntagResources', { ResourceId: ['sg-unknown'], TagKey: ['a'] }, '404 InvalidResourceId.NotFound'],
    ['ListTagResources', { ResourceId: undefined }, '400 MissingParameter.TagOrResourceId'],
    ['ListTagResources', { TagFilter: [{ TagKey: 'a' }] }, '400 InvalidParameter'],
    ['DescribeTags', { ResourceType: 'planet' }, '404 InvalidResourceType.NotFound'],
  ])('%s refuses %o with %s', (action, parameters, expected) => {
    const { ecs, ecsRefusal, groupId } = startEcs();
    const named = { ResourceType: 'securitygroup', ResourceId: [groupId] };
    ecs('TagResources', { ...named, Tag: tags(...'abcdefghijklmnopqrs') });
    const all = action === 'TagResources' ? { ...named, Tag: tags('a') } : action === 'DescribeTags' ? {} : named;
    expect(ecsRefusal(action, { ...all, ...parameters })).toBe(expected);
  });
});
