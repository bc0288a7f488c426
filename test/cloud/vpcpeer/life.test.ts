import { describe, expect, it } from 'vitest';
import { startPeering } from './support.ts';

describe('a peering of two accounts', () => {
  it('is seen by both, under one id, and by nobody else', () => {
    const cloud = startPeering();
    const id = cloud.create(cloud.theirs);
    expect(cloud.ids({}, 'partner')).toEqual([id]);
    expect(cloud.get(id, 'partner').InstanceId).toBe(id);
    expect(cloud.ids({}, 'stranger')).toEqual([]);
    for (const action of ['GetVpcPeerConnectionAttribute', 'AcceptVpcPeerConnection', 'DeleteVpcPeerConnection'])
      expect(cloud.refusal(action, { InstanceId: id }, { as: 'stranger' })).toBe('ResourceNotFound.InstanceId');
  });

  it('is accepted by the other account alone', () => {
    const cloud = startPeering();
    const id = cloud.create(cloud.theirs);
    expect(cloud.refusal('AcceptVpcPeerConnection', { InstanceId: id })).toBe('Forbidden.NoPermission');
    expect(cloud.refusal('AcceptVpcPeerConnection', { InstanceId: id, DryRun: true }, { as: 'partner' })).toBe(
      'DryRunOperation',
    );
    cloud.call('AcceptVpcPeerConnection', { InstanceId: id, ResourceGroupId: 'rg-partner2' }, { as: 'partner' });
    expect(cloud.status(id)).toBe('Updating');
    cloud.advance(1_000);
    expect(cloud.get(id)).toMatchObject({ Status: 'Activated', GmtExpired: null });
    expect(cloud.get(id, 'partner').ResourceGroupId).toBe('rg-partner2');
    expect(cloud.get(id).ResourceGroupId).not.toBe('rg-partner2');
    cloud.advance(30 * 24 * 60 * 60_000);
    expect(cloud.status(id)).toBe('Activated');
  });

  it('answers a dry run, an unknown group and an unknown id before anything else', () => {
    const cloud = startPeering();
    const id = cloud.create(cloud.theirs);
    const code = (action: string, more: object) =>
      cloud.refusal(action, { InstanceId: id, ...more }, { as: 'partner' });
    expect(code('RejectVpcPeerConnection', { DryRun: true })).toBe('DryRunOperation');
    expect(code('DeleteVpcPeerConnection', { DryRun: true })).toBe('DryRunOperation');
    expect(code('RejectVpcPeerConnection', { InstanceId: 'pcc-none' })).toBe('ResourceNotFound.InstanceId');
    expect(code('AcceptVpcPeerConnection', { ResourceGroupId: 'rg-none' })).toBe(
      'OperationFailed.NotExist.ResourceGroup',
    );
    expect(cloud.status(id)).toBe('Accepting');
  });

  it('is rejected for good, and may then only be deleted', () => {
    const cloud = startPeering();
    const id = cloud.create(cloud.theirs);
    expect(cloud.refusal('RejectVpcPeerConnection', { InstanceId: id })).toBe('Forbidden.NoPermission');
    cloud.call('RejectVpcPeerConnection', { InstanceId: id }, { as: 'partner' });
    expect(cloud.status(id)).toBe('Rejected');
    expect(cloud.refusal('AcceptVpcPeerConnection', { InstanceId: id }, { as: 'partner' })).toBe(
      'IncorrectStatus.VpcPeer',
    );
    expect(cloud.refusal('CreateVpcPeerConnection', cloud.towards(cloud.theirs))).toBe('ResourceAlreadyExist.VpcPeer');
    cloud.call('DeleteVpcPeerConnection', { InstanceId: id }, { as: 'partner' });
    cloud.advance(5_000);
    expect(cloud.status(cloud.create(cloud.theirs))).toBe('Accepting');
  });

  it('may be deleted by either, also while it waits for an answer', () => {
    for (const as of ['own', 'partner'] as const) {
      const cloud = startPeering();
      const id = cloud.create(cloud.theirs);
      cloud.call('DeleteVpcPeerConnection', { InstanceId: id }, { as });
      cloud.advance(5_000);
      expect(cloud.status(id)).toBeUndefined();
    }
  });
});

describe('ModifyVpcPeerConnection', () => {
  it('changes name and description, at either end, and passes through Updating', () => {
    const cloud = startPeering();
    const id = cloud.create();
    cloud.call('ModifyVpcPeerConnection', { InstanceId: id, Name: 'x', Description: 'd' });
    expect(cloud.get(id)).toMatchObject({ Status: 'Updating', Name: 'x', Description: 'd' });
    expect(cloud.refusal('ModifyVpcPeerConnection', { InstanceId: id, Name: 'y' })).toBe('IncorrectStatus.VpcPeer');
    cloud.advance(500);
    expect(cloud.status(id)).toBe('Activated');
  });

  it('changes bandwidth and link type between regions only', () => {
    const cloud = startPeering();
    const far = cloud.create(cloud.far);
    cloud.call('ModifyVpcPeerConnection', { InstanceId: far, Bandwidth: 300, LinkType: 'Platinum' });
    expect(cloud.get(far)).toMatchObject({ Bandwidth: 300, LinkType: 'Platinum' });
    cloud.advance(500);
    const code = (InstanceId: string, more: object) =>
      cloud.refusal('ModifyVpcPeerConnection', { InstanceId, ...more });
    expect(code(far, { Bandwidth: 1025 })).toBe('QuotaExceeded.Bandwidth');
    expect(code(far, { Bandwidth: 1024, DryRun: true })).toBe('DryRunOperation');
    expect(code(far, { Bandwidth: 0 })).toBe('IllegalParam.Bandwidth');
    expect(code(far, { DryRun: true })).toBe('DryRunOperation');
    const near = cloud.create();
    expect(code(near, { Bandwidth: 100 })).toBe('OperationFailed.BandwidthCannotBeChangedInSameRegion');
    expect(code(near, { LinkType: 'Gold' })).toBe('OperationFailed.InterRegionLinkTypeNotSupported');
    expect(code(near, { Name: 'http://a' })).toBe('IllegalParam.Name');
    expect(code('pcc-none', { Name: 'a' })).toBe('ResourceNotFound.InstanceId');
  });
});

describe('DeleteVpcPeerConnection', () => {
  it('shows Deleting, for a moment Deleted, and then nothing', () => {
    const cloud = startPeering();
    const id = cloud.create();
    cloud.call('DeleteVpcPeerConnection', { InstanceId: id });
    expect(cloud.status(id)).toBe('Deleting');
    cloud.advance(500);
    expect(cloud.status(id)).toBe('Deleted');
    expect(cloud.refusal('DeleteVpcPeerConnection', { InstanceId: id })).toBe('ResourceNotFound.InstanceId');
    cloud.advance(300);
    expect(cloud.refusal('GetVpcPeerConnectionAttribute', { InstanceId: id })).toBe('ResourceNotFound.InstanceId');
    expect(cloud.ids()).toEqual([]);
  });
});

describe('ListVpcPeerConnections', () => {
  it('filters by region of either end, by VPC, id, name, group and tags, and pages', () => {
    const cloud = startPeering();
    const near = cloud.create(cloud.right, { Name: 'near', Tag: [{ Key: 'team', Value: 'net' }] });
    const far = cloud.create(cloud.far, { Name: 'far' });
    const asked = cloud.create(cloud.theirs);
    expect(cloud.ids()).toEqual([near, far, asked]);
    expect(cloud.ids({ RegionId: 'cn-beijing' })).toEqual([far]);
    expect(cloud.ids({ RegionId: 'cn-hangzhou' })).toEqual([near, far, asked]);
    expect(cloud.ids({ VpcId: cloud.far.VpcId })).toEqual([far]);
    expect(cloud.ids({ VpcId: `${cloud.left.VpcId},${cloud.right.VpcId}` })).toEqual([near]);
    expect(cloud.ids({ VpcId: [cloud.right.VpcId, cloud.left.VpcId] })).toEqual([near]);
    expect(cloud.ids({ VpcId: [cloud.right.VpcId, cloud.far.VpcId] })).toEqual([]);
    expect(cloud.ids({ Name: 'far' })).toEqual([far]);
    expect(cloud.ids({ InstanceId: asked })).toEqual([asked]);
    expect(cloud.ids({ ResourceGroupId: 'rg-partner' }, 'partner')).toEqual([asked]);
    expect(cloud.ids({ Tags: [{ Key: 'team', Value: 'net' }] })).toEqual([near]);
    expect(cloud.ids({ Tags: [{ Key: 'team', Value: 'other' }] })).toEqual([]);
    const first = cloud.list({ MaxResults: 2 });
    expect(first).toMatchObject({ TotalCount: 3, MaxResults: 2 });
    expect(cloud.list({ MaxResults: 2, NextToken: first.NextToken })).toMatchObject({
      NextToken: '',
      VpcPeerConnects: [{ InstanceId: asked }],
    });
  });
});
