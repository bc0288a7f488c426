import { describe, expect, it } from 'vitest';
import { OWN, PARTNER, startPeering, WEEK } from './support.ts';

describe('CreateVpcPeerConnection', () => {
  it('makes a peering within an account that accepts itself', () => {
    const cloud = startPeering();
    const { InstanceId = '' } = cloud.call('CreateVpcPeerConnection', cloud.towards(cloud.right, { Name: 'a-to-b' }));
    expect(InstanceId).toMatch(/^pcc-bp1[a-z0-9]{18}$/);
    expect(cloud.status(InstanceId)).toBe('Creating');
    cloud.advance(1_500);
    expect(cloud.get(InstanceId)).toMatchObject({
      Status: 'Activated',
      BizStatus: 'Normal',
      Name: 'a-to-b',
      Description: '',
      OwnerId: Number(OWN),
      AcceptingOwnerUid: Number(OWN),
      RegionId: 'cn-hangzhou',
      AcceptingRegionId: 'cn-hangzhou',
      Vpc: { VpcId: cloud.left.VpcId, Ipv4Cidrs: ['10.0.0.0/16'], Ipv6Cidrs: [] },
      AcceptingVpc: { VpcId: cloud.right.VpcId, Ipv4Cidrs: ['172.16.0.0/16'], Ipv6Cidrs: [] },
      Bandwidth: -1,
      GmtExpired: null,
      Tags: [],
    });
    expect(cloud.get(InstanceId)).not.toHaveProperty('LinkType');
  });

  it('shows every block of both VPCs', () => {
    const cloud = startPeering();
    cloud.call(
      'AssociateVpcCidrBlock',
      { VpcId: cloud.right.VpcId, SecondaryCidrBlock: '172.17.0.0/16' },
      { product: 'Vpc' },
    );
    expect(cloud.get(cloud.create()).AcceptingVpc).toMatchObject({ Ipv4Cidrs: ['172.16.0.0/16', '172.17.0.0/16'] });
  });

  it('asks another account, whose answer it awaits for seven days', () => {
    const cloud = startPeering();
    const id = cloud.create(cloud.theirs);
    const asked = cloud.get(id);
    expect(asked.Status).toBe('Accepting');
    expect(asked.AcceptingOwnerUid).toBe(Number(PARTNER.id));
    expect(Date.parse(String(asked.GmtExpired)) - Date.parse(String(asked.GmtCreate))).toBe(WEEK);
    cloud.advance(WEEK);
    expect(cloud.get(id)).toMatchObject({ Status: 'Expired', GmtExpired: asked.GmtExpired });
    expect(cloud.refusal('AcceptVpcPeerConnection', { InstanceId: id }, { as: 'partner' })).toBe(
      'IncorrectStatus.VpcPeer',
    );
  });

  it('gives a peering across regions a bandwidth and a link type', () => {
    const cloud = startPeering();
    expect(cloud.get(cloud.create(cloud.far))).toMatchObject({
      AcceptingRegionId: 'cn-beijing',
      Bandwidth: 1024,
      LinkType: 'Gold',
    });
    const other = startPeering();
    const id = other.create(other.far, { Bandwidth: 200, LinkType: 'Platinum' });
    expect(other.get(id)).toMatchObject({ Bandwidth: 200, LinkType: 'Platinum' });
    const widest = startPeering();
    expect(widest.get(widest.create(widest.far, { Bandwidth: 1024 }))).toMatchObject({ Bandwidth: 1024 });
  });

  it('does not mind overlapping blocks', () => {
    const cloud = startPeering();
    const twin = cloud.vpc('10.0.0.0/16');
    expect(cloud.status(cloud.create(twin))).toBe('Activated');
  });

  it.each([
    ['no VPC', { VpcId: undefined }, 'MissingVpcId'],
    ['no account', { AcceptingAliUid: undefined }, 'MissingAcceptingAliUid'],
    ['account 0, as Terraform sends it', { AcceptingAliUid: 0 }, 'IllegalParam.AcceptingAliUid'],
    ['a name that starts with a digit', { Name: '1a' }, 'IllegalParam.Name'],
    ['a name of one letter', { Name: 'a' }, 'IllegalParam.Name'],
    ['a name with a dot', { Name: 'a.b' }, 'IllegalParam.Name'],
    ['a description that is a link', { Description: 'https://a' }, 'IllegalParam.Description'],
    ['a bandwidth within a region', { Bandwidth: 100 }, 'IllegalParam.Bandwidth'],
    ['a bandwidth that is no number', { Bandwidth: 'fast' }, 'IllegalParam.Bandwidth'],
    ['a link type within a region', { LinkType: 'Gold' }, 'OperationFailed.InterRegionLinkTypeNotSupported'],
    ['an unknown link type', { LinkType: 'Lead' }, 'IllegalParam.LinkType'],
    ['an unknown region', { AcceptingRegionId: 'cn-atlantis' }, 'UnsupportedRegion'],
    ['an unknown VPC', { VpcId: 'vpc-none' }, 'IncorrectStatus.Vpc'],
    ['an unknown peer VPC', { AcceptingVpcId: 'vpc-none' }, 'IncorrectStatus.AcceptingVpc'],
    ['a peer VPC of another account than it says', { AcceptingAliUid: PARTNER.id }, 'IncorrectStatus.AcceptingVpc'],
    ['a peer VPC in another region than it says', { AcceptingRegionId: 'cn-beijing' }, 'IncorrectStatus.AcceptingVpc'],
    ['an unknown resource group', { ResourceGroupId: 'rg-none' }, 'OperationFailed.NotExist.ResourceGroup'],
    ['a reserved tag', { Tag: [{ Key: 'acs:a', Value: '' }] }, 'IllegalParam.TagKey'],
    ['a tag twice', { Tag: [{ Key: 'a' }, { Key: 'a' }] }, 'Forbidden.TagKey.Duplicated'],
    ['nothing wrong, but a dry run', { DryRun: true }, 'DryRunOperation'],
  ])('refuses %s', (_, wrong, code) => {
    const cloud = startPeering();
    const parameters = Object.fromEntries(
      Object.entries({ ...cloud.towards(cloud.right), ...wrong }).filter(([, value]) => value !== undefined),
    );
    expect(cloud.refusal('CreateVpcPeerConnection', parameters)).toBe(code);
    expect(cloud.ids()).toEqual([]);
  });

  it('refuses one VPC with itself, a government region with a public one, and too much bandwidth', () => {
    const cloud = startPeering();
    expect(cloud.refusal('CreateVpcPeerConnection', cloud.towards(cloud.left))).toBe('IllegalParam.AcceptingVpcId');
    const gov = cloud.vpc('192.168.0.0/16', 'cn-north-2-gov-1');
    const towardsGov = cloud.towards(gov, { AcceptingRegionId: 'cn-north-2-gov-1' });
    expect(cloud.refusal('CreateVpcPeerConnection', towardsGov)).toBe('OperationFailed.ViolativeVpcPeer');
    const fast = cloud.towards(cloud.far, { Bandwidth: 1025 });
    expect(cloud.refusal('CreateVpcPeerConnection', fast)).toBe('QuotaExceeded.Bandwidth');
  });

  it('allows one peering between two VPCs, in whatever direction and state', () => {
    const cloud = startPeering();
    const id = cloud.create();
    const reversed = { ...cloud.towards(cloud.right), VpcId: cloud.right.VpcId, AcceptingVpcId: cloud.left.VpcId };
    for (const parameters of [cloud.towards(cloud.right), reversed])
      expect(cloud.refusal('CreateVpcPeerConnection', parameters)).toBe('ResourceAlreadyExist.VpcPeer');
    cloud.call('DeleteVpcPeerConnection', { InstanceId: id });
    cloud.advance(5_000);
    expect(cloud.status(cloud.create())).toBe('Activated');
  });

  it('refuses a second operation on a VPC while one is under way', () => {
    const cloud = startPeering();
    const third = cloud.vpc('192.168.0.0/16');
    cloud.call('CreateVpcPeerConnection', cloud.towards(cloud.right));
    expect(cloud.refusal('CreateVpcPeerConnection', cloud.towards(third))).toBe('Conflict.Operation');
    cloud.advance(5_000);
    expect(cloud.status(cloud.create(third))).toBe('Activated');
  });

  it('counts both ends against their quotas', () => {
    const quotas = { peeringsInRegionPerVpc: 1, peeringsAcrossRegionsPerVpc: 1, peeringsPerAccountAndRegion: 3 };
    const cloud = startPeering({ quotas });
    const [b, c, d] = ['192.168.1.0/24', '192.168.2.0/24', '192.168.3.0/24'].map((block) => cloud.vpc(block));
    if (!b || !c || !d) throw new Error('three VPCs');
    cloud.create();
    const code = (parameters: object) => cloud.refusal('CreateVpcPeerConnection', { ...parameters });
    expect(code(cloud.towards(b))).toBe('QuotaExceeded.IntraRegionVpcPeerCountPerVpc');
    expect(code({ ...cloud.towards(cloud.right), VpcId: b.VpcId })).toBe('QuotaExceeded.IntraRegionVpcPeerCountPerVpc');
    cloud.create(cloud.far);
    const farther = cloud.vpc('10.9.0.0/16', 'cn-beijing');
    expect(code(cloud.towards(farther, { AcceptingRegionId: 'cn-beijing' }))).toBe(
      'QuotaExceeded.CrossRegionVpcPeerCountPerVpc',
    );
    cloud.create(c, { VpcId: b.VpcId });
    expect(code(cloud.towards(cloud.theirs, { VpcId: d.VpcId }))).toBe('QuotaExceeded.VpcPeerCountPerUserPerRegion');
  });

  it('answers a repeated ClientToken with the first result', () => {
    const cloud = startPeering();
    const parameters = cloud.towards(cloud.right, { ClientToken: 'once' });
    const first = cloud.call('CreateVpcPeerConnection', parameters);
    expect(cloud.call('CreateVpcPeerConnection', parameters).InstanceId).toBe(first.InstanceId);
    expect(cloud.ids()).toEqual([first.InstanceId]);
  });
});
