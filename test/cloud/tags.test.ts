import { describe, expect, it } from 'vitest';
import { startPair } from './router-interface-support.ts';
import { type Parameters, startCloud } from './support.ts';

interface TagList {
  readonly NextToken: string;
  readonly TagResources: {
    readonly TagResource: readonly { ResourceId: string; ResourceType: string; TagKey: string; TagValue: string }[];
  };
}
interface KeyList {
  readonly NextToken: string;
  readonly TagKeys: { readonly TagKey: readonly { TagKey: string; Type: string }[] };
}

const VPC = { ResourceType: 'VPC' };
const tags = (...keys: readonly string[]) => keys.map((Key) => ({ Key, Value: `${Key} value` }));

function startTagged() {
  const cloud = startCloud();
  const vpc = cloud.call('CreateVpc').VpcId ?? '';
  const tag = (parameters: Parameters) => cloud.call('TagResources', { ...VPC, ResourceId: [vpc], ...parameters });
  const untag = (parameters: Parameters) => cloud.call('UnTagResources', { ...VPC, ResourceId: [vpc], ...parameters });
  const list = (parameters: Parameters = { ResourceId: [vpc] }) =>
    cloud
      .call<TagList>('ListTagResources', { ...VPC, ...parameters })
      .TagResources.TagResource.map((row) => `${row.TagKey}=${row.TagValue}`);
  return { ...cloud, vpc, tag, untag, list };
}

describe('TagResources', () => {
  it('sets tags, gives a key that is there the new value, and may be repeated', () => {
    const { tag, list } = startTagged();
    tag({ Tag: [{ Key: 'a', Value: '1' }, { Key: 'b' }] });
    tag({ Tag: [{ Key: 'a', Value: '2' }] });
    tag({ Tag: [{ Key: 'a', Value: '2' }] });
    expect(list()).toEqual(['a=2', 'b=']);
  });

  it('tags every kind of the family, in any case of its name, each by its own id', () => {
    const { call, refusal } = startCloud();
    const vpc = call('CreateVpc');
    const kinds = { vpc: vpc.VpcId, ROUTETABLE: vpc.RouteTableId };
    for (const [ResourceType, id] of Object.entries(kinds)) {
      call('TagResources', { ResourceType, ResourceId: [id], Tag: tags('k') });
      const rows = call<TagList>('ListTagResources', { ResourceType, ResourceId: [id] }).TagResources.TagResource;
      expect(rows).toEqual([{ ResourceId: id, ResourceType, TagKey: 'k', TagValue: 'k value' }]);
    }
    expect(refusal('TagResources', { ...VPC, ResourceId: [vpc.RouteTableId], Tag: tags('k') })).toBe(
      '400 InvalidInstanceIds.NotFound',
    );
  });

  it('tags all the resources or none', () => {
    const { refusal, vpc, list } = startTagged();
    expect(refusal('TagResources', { ...VPC, ResourceId: [vpc, 'vpc-unknown'], Tag: tags('a') })).toBe(
      '400 InvalidInstanceIds.NotFound',
    );
    expect(list()).toEqual([]);
  });

  it.each([
    [{ ResourceType: 'PLANET' }, '400 InvalidInstanceType.NotFound'],
    [{ ResourceType: 'ROUTERINTERFACE' }, '400 InvalidInstanceType.NotFound'],
    [{ ResourceType: 'EIP' }, '400 InvalidInstanceIds.NotFound'],
    [{ ResourceType: undefined }, '400 MissingResourceType'],
    [{ ResourceId: undefined }, '400 MissingResourceId'],
    [{ Tag: undefined }, '400 MissingTag'],
    [{ ResourceId: Array.from({ length: 51 }, (_, index) => `vpc-${index}`) }, '400 SizeLimitExceeded.ResourceId'],
    [{ Tag: tags(...Array.from({ length: 21 }, (_, index) => `k${index}`)) }, '400 SizeLimitExceeded.TagNum'],
    [{ Tag: [{ Key: '', Value: 'x' }] }, '400 InvalidTagKey'],
    [{ Tag: tags('aliyun-x') }, '400 InvalidTagKey'],
    [{ Tag: [{ Key: 'k', Value: 'http://x' }] }, '400 InvalidTagValue'],
    [{ Tag: tags('k', 'k') }, '400 Forbidden.TagKey.Duplicated'],
  ])('refuses %o with %s', (parameters, expected) => {
    const { refusal, vpc } = startTagged();
    expect(refusal('TagResources', { ...VPC, ResourceId: [vpc], Tag: tags('k'), ...parameters })).toBe(expected);
  });

  it('stops at twenty tags a resource, and leaves it as it was', () => {
    const { tag, refusal, vpc, list } = startTagged();
    tag({ Tag: tags(...Array.from({ length: 19 }, (_, index) => `k${index}`)) });
    expect(refusal('TagResources', { ...VPC, ResourceId: [vpc], Tag: tags('x', 'y') })).toBe(
      '400 QuotaExceeded.TagNum',
    );
    expect(list()).toHaveLength(19);
    tag({ Tag: tags('x') });
    expect(list()).toHaveLength(20);
  });
});

describe('UnTagResources', () => {
  it('takes off the keys named, passes over others, and everything with All where no key is named', () => {
    const { tag, untag, list } = startTagged();
    tag({ Tag: tags('a', 'b', 'c') });
    untag({ TagKey: ['a', 'unknown'], All: true });
    expect(list()).toEqual(['b=b value', 'c=c value']);
    untag({});
    expect(list()).toHaveLength(2);
    untag({ All: true });
    expect(list()).toEqual([]);
  });

  it('is known by its other spelling too', () => {
    const { call, tag, list, vpc } = startTagged();
    tag({ Tag: tags('a') });
    call('UntagResources', { ...VPC, ResourceId: [vpc], All: true });
    expect(list()).toEqual([]);
  });
});

describe('ListTagResources', () => {
  it('finds resources by all of the tags asked for, a key alone by any value', () => {
    const { call, tag, list, vpc } = startTagged();
    const other = call('CreateVpc').VpcId ?? '';
    tag({ Tag: tags('a', 'b') });
    tag({ ResourceId: [other], Tag: tags('a') });
    expect(list({ Tag: [{ Key: 'a' }] })).toHaveLength(3);
    expect(list({ Tag: [{ Key: 'a' }, { Key: 'b', Value: 'b value' }] })).toHaveLength(2);
    expect(list({ Tag: [{ Key: 'a', Value: 'no' }] })).toEqual([]);
    expect(list({ Tag: [{ Key: 'b' }], ResourceId: [other] })).toEqual([]);
    expect(list({ ResourceId: [vpc], RegionId: 'cn-beijing' })).toEqual([]);
  });

  it('gives pages by token, an empty token on the last', () => {
    const { call, tag, vpc } = startTagged();
    tag({ Tag: tags('a', 'b', 'c') });
    const page = (NextToken?: string) =>
      call<TagList>('ListTagResources', { ...VPC, ResourceId: [vpc], MaxResults: 2, NextToken });
    const first = page();
    expect(first.TagResources.TagResource.map((row) => row.TagKey)).toEqual(['a', 'b']);
    const second = page(first.NextToken);
    expect(second.TagResources.TagResource.map((row) => row.TagKey)).toEqual(['c']);
    expect(second.NextToken).toBe('');
  });

  it.each([
    [{}, '403 BothEmpty.TagsAndResources'],
    [{ Tag: [{ Value: 'x' }] }, '400 MissingParameter.TagKey'],
    [{ Tag: [{ Key: 'x' }], NextToken: 'forged' }, '400 IllegalParam.NextToken'],
    [{ ResourceType: 'PLANET', ResourceId: ['x'] }, '400 InvalidInstanceType.NotFound'],
  ])('refuses %o with %s', (parameters, expected) => {
    expect(startTagged().refusal('ListTagResources', { ...VPC, ...parameters })).toBe(expected);
  });
});

describe('DescribeTags and DescribeTagKeys', () => {
  it('show the tags and the keys in use, each key once', () => {
    const { call, tag } = startTagged();
    const other = call('CreateVpc').VpcId ?? '';
    tag({ Tag: tags('colour', 'shape') });
    tag({ ResourceId: [other], Tag: tags('colour') });
    const found = call<TagList>('DescribeTags', { ...VPC, ResourceId: [other] }).TagResources.TagResource;
    expect(found).toEqual([{ TagKey: 'colour', TagValue: 'colour value' }]);
    const keys = (parameters: Parameters) =>
      call<KeyList>('DescribeTagKeys', { ...VPC, ...parameters }).TagKeys.TagKey.map((row) => row.TagKey);
    expect(keys({})).toEqual(['colour', 'shape']);
    expect(keys({ Keyword: 'hap' })).toEqual(['shape']);
    expect(keys({ ResourceId: [other] })).toEqual(['colour']);
    expect(keys({ MaxResult: 1 })).toEqual(['colour']);
  });

  it('miss the resource type that their parameter tables call optional', () => {
    const { refusal } = startTagged();
    expect(refusal('DescribeTags')).toBe('400 MissingParameter');
    expect(refusal('DescribeTagKeys')).toBe('400 MissingParameter');
  });
});

describe('the tags of router interfaces', () => {
  const RI = { ResourceType: 'ROUTERINTERFACE' };

  it('are set at creation or by the Express Connect calls, shown by both describes, and found by', () => {
    const cloud = startPair();
    const id = cloud.create(cloud.left.VRouterId, 'InitiatingSide', { Tags: tags('a') });
    cloud.call('TagResourcesForExpressConnect', { ...RI, ResourceId: [id], Tag: tags('b') });
    const shown = {
      Tags: [
        { Key: 'a', Value: 'a value' },
        { Key: 'b', Value: 'b value' },
      ],
    };
    expect(cloud.find(id)?.Tags).toEqual(shown);
    expect(cloud.call<{ Tags: object }>('DescribeRouterInterfaceAttribute', { InstanceId: id }).Tags).toEqual(shown);
    const count = (Tags: Parameters[string]) =>
      cloud.call<{ TotalCount: number }>('DescribeRouterInterfaces', { Tags }).TotalCount;
    expect([count([{ Key: 'a' }, { Key: 'b' }]), count([{ Key: 'a', Value: 'b' }])]).toEqual([1, 0]);
    const keys = cloud.call<KeyList>('DescribeTagKeysForExpressConnect', { ...RI, Keyword: 'b' });
    expect(keys.TagKeys.TagKey).toEqual([{ TagKey: 'b', Type: 'Custom' }]);
    cloud.call('UntagResourcesForExpressConnect', { ...RI, ResourceId: [id], TagKey: ['a'] });
    const listed = cloud.call<TagList>('ListTagResourcesForExpressConnect', { ...RI, ResourceId: [id] });
    expect(listed.TagResources.TagResource).toEqual([
      { ResourceId: id, ResourceType: 'ROUTERINTERFACE', TagKey: 'b', TagValue: 'b value' },
    ]);
  });

  it('go with the interface', () => {
    const cloud = startPair();
    const id = cloud.create(cloud.left.VRouterId, 'InitiatingSide', { Tags: tags('a') });
    cloud.on('DeleteRouterInterface', id);
    const listed = cloud.call<TagList>('ListTagResourcesForExpressConnect', { ...RI, ResourceId: [id] });
    expect(listed.TagResources.TagResource).toEqual([]);
  });

  it.each([
    [
      'TagResourcesForExpressConnect',
      { ResourceType: 'VPC', ResourceId: ['x'], Tag: tags('a') },
      '400 InvalidInstanceType.NotFound',
    ],
    [
      'TagResourcesForExpressConnect',
      { ...RI, ResourceId: ['ri-x'], Tag: tags('a') },
      '400 InvalidInstanceIds.NotFound',
    ],
    ['UntagResourcesForExpressConnect', { ...RI, ResourceId: ['ri-x'], All: true }, '400 InvalidInstanceIds.NotFound'],
    ['ListTagResourcesForExpressConnect', RI, '400 BothEmpty.TagsAndResources'],
    ['ListTagResourcesForExpressConnect', { ...RI, Tag: [{ Value: 'x' }] }, '400 MissingParameter.TagKey'],
    ['DescribeTagKeysForExpressConnect', {}, '400 MissingParameter'],
  ])('%s refuses %o with %s', (action, parameters, expected) => {
    expect(startCloud().refusal(action, parameters)).toBe(expected);
  });
});

describe('ChangeResourceGroup', () => {
  it('moves a router interface, and refuses what is not one', () => {
    const cloud = startPair();
    const ResourceId = cloud.create(cloud.left.VRouterId, 'InitiatingSide');
    const group = cloud.world.accounts[0]?.resourceGroups[1]?.id ?? '';
    const move = { ResourceId, ResourceType: 'ROUTERINTERFACE', NewResourceGroupId: group };
    cloud.call('ChangeResourceGroup', move);
    expect(cloud.find(ResourceId)?.ResourceGroupId).toBe(group);
    expect(cloud.call<{ TotalCount: number }>('DescribeRouterInterfaces', { ResourceGroupId: group }).TotalCount).toBe(
      1,
    );
    expect(cloud.refusal('ChangeResourceGroup', { ...move, ResourceType: 'VPC' })).toBe(
      '400 InvalidInstanceType.NotFound',
    );
    expect(cloud.refusal('ChangeResourceGroup', { ...move, ResourceId: 'ri-x' })).toBe(
      '404 InvalidRouterInterfaceId.NotFound',
    );
    expect(cloud.refusal('ChangeResourceGroup', { ...move, NewResourceGroupId: 'rg-x' })).toBe(
      '400 InvalidResourceGroupId',
    );
  });
});
