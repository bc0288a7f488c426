import { describe, expect, it } from 'vitest';
import { SECOND_GROUP } from '../vpc-support.ts';
import { startPeering, type Who } from './support.ts';

interface Tagged {
  readonly TagResources: readonly { readonly TagKey: string; readonly [field: string]: unknown }[];
}

const TYPE = { RegionId: 'cn-hangzhou', ResourceType: 'PeerConnection' } as const;

describe('tags of peerings', () => {
  it('are set, listed in a flat list, shown, and taken off', () => {
    const cloud = startPeering();
    const id = cloud.create(cloud.right, { Tag: [{ Key: 'a', Value: '1' }] });
    const set = { ...TYPE, ResourceId: [id], Tag: [{ Key: 'a', Value: '2' }, { Key: 'b' }] };
    expect(cloud.call<{ Success: boolean }>('TagResources', set).Success).toBe(true);
    expect(cloud.get(id).Tags).toEqual([
      { Key: 'a', Value: '2' },
      { Key: 'b', Value: '' },
    ]);
    const listed = cloud.call<Tagged>('ListTagResources', { ...TYPE, Tag: [{ Key: 'a', Value: '2' }] });
    expect(listed.TagResources[0]).toEqual({
      ResourceId: id,
      ResourceType: 'PeerConnection',
      RegionNo: 'cn-hangzhou',
      TagKey: 'a',
      TagValue: '2',
    });
    cloud.call('UnTagResources', { ...TYPE, ResourceId: [id], TagKey: ['a'] });
    expect(cloud.get(id).Tags).toEqual([{ Key: 'b', Value: '' }]);
    cloud.call('UnTagResources', { ...TYPE, ResourceId: [id], All: true });
    expect(cloud.get(id).Tags).toEqual([]);
  });

  it('belong to the account that set them', () => {
    const cloud = startPeering();
    const id = cloud.create(cloud.theirs, { Tag: [{ Key: 'side', Value: 'requester' }] });
    const Tag = [{ Key: 'side', Value: 'accepter' }];
    cloud.call('AcceptVpcPeerConnection', { InstanceId: id, Tag }, { as: 'partner' });
    const seen = (as: Who) => cloud.get(id, as).Tags.map((tag) => tag.Value);
    expect([seen('own'), seen('partner')]).toEqual([['requester'], ['accepter']]);
    cloud.call('UnTagResources', { ...TYPE, ResourceId: [id], All: true }, { as: 'partner' });
    expect([seen('own'), seen('partner')]).toEqual([['requester'], []]);
  });

  it('go with the peering', () => {
    const cloud = startPeering();
    const id = cloud.create(cloud.right, { Tag: [{ Key: 'a', Value: '1' }] });
    cloud.call('DeleteVpcPeerConnection', { InstanceId: id });
    cloud.advance(5_000);
    expect(cloud.call<Tagged>('ListTagResources', { ...TYPE, Tag: [{ Key: 'a' }] }).TagResources).toEqual([]);
  });

  it('are refused as the product refuses', () => {
    const cloud = startPeering();
    const id = cloud.create();
    const Tag = [{ Key: 'a', Value: '1' }];
    const many = Array.from({ length: 21 }, (_, n) => ({ Key: `k${n}`, Value: '' }));
    const code = (more: object) => cloud.refusal('TagResources', { ...TYPE, ResourceId: [id], Tag, ...more });
    expect(code({ ResourceId: ['pcc-none'] })).toBe('InvalidInstanceIds.NotFound');
    expect(code({ RegionId: 'cn-beijing' })).toBe('InvalidInstanceIds.NotFound');
    expect(code({ ResourceType: 'VPC' })).toBe('InvalidInstanceType.NotFound');
    expect(code({ Tag: many })).toBe('NumberExceed.Tags');
    expect(code({ ResourceId: Array.from({ length: 21 }, () => id) })).toBe('NumberExceed.ResourceIds');
    expect(code({ Tag: [{ Key: 'a', Value: 'http://a' }] })).toBe('IllegalParam.TagValue');
    expect(cloud.refusal('ListTagResources', TYPE)).toBe('BothEmpty.TagsAndResources');
    expect(cloud.refusal('ListTagResources', { ...TYPE, Tag: [{ Value: 'x' }] })).toBe('InvalidTagKey');
    cloud.call('TagResources', { ...TYPE, ResourceId: [id], Tag: many.slice(0, 20) });
    expect(code({})).toBe('NumberExceed.Tags');
  });
});

describe('MoveResourceGroup', () => {
  it('moves the caller’s side', () => {
    const cloud = startPeering();
    const id = cloud.create();
    const move = { ...TYPE, ResourceId: id, NewResourceGroupId: SECOND_GROUP };
    cloud.call('MoveResourceGroup', move);
    expect(cloud.get(id).ResourceGroupId).toBe(SECOND_GROUP);
    expect(cloud.refusal('MoveResourceGroup', { ...move, NewResourceGroupId: 'rg-none' })).toBe(
      'OperationFailed.NotExist.ResourceGroup',
    );
    expect(cloud.refusal('MoveResourceGroup', { ...move, ResourceId: 'pcc-none' })).toBe('ResourceNotFound.VpcPeer');
  });
});
