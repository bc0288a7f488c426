import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { LocalCloudOptions } from '../../src/cloud/options.ts';
import type { Parameters } from './support.ts';
import { SECOND_GROUP, STRANGER, startNetwork } from './vpc-support.ts';

function startWithSet(options: LocalCloudOptions = {}) {
  const cloud = startNetwork(options);
  const create = (more: Parameters = {}): string => cloud.call('CreateDhcpOptionsSet', more).DhcpOptionsSetId ?? '';
  const set = create({ DomainName: 'example.com', DomainNameServers: '100.100.2.136' });
  const shown = (DhcpOptionsSetId = set) =>
    cloud.call<Record<string, unknown>>('GetDhcpOptionsSet', { DhcpOptionsSetId });
  const list = (filter: Parameters = {}): readonly string[] =>
    cloud
      .call<{ DhcpOptionsSets: readonly { DhcpOptionsSetId: string }[] }>('ListDhcpOptionsSets', filter)
      .DhcpOptionsSets.map((row) => row.DhcpOptionsSetId);
  const pair = { DhcpOptionsSetId: set, VpcId: cloud.vpc.VpcId };
  return { ...cloud, create, set, shown, list, pair };
}

describe('DHCP options sets', () => {
  it('show what they were created with', () => {
    const { create, shown } = startWithSet();
    const id = create({
      DhcpOptionsSetName: 'office',
      DhcpOptionsSetDescription: 'words',
      DomainName: 'corp.example.com',
      DomainNameServers: '10.0.0.1,2001:db8::1',
      LeaseTime: '24h',
      Ipv6LeaseTime: '49d',
      ResourceGroupId: SECOND_GROUP,
      Tag: [{ Key: 'a', Value: '1' }],
    });
    expect(id).toMatch(/^dopt-bp1/);
    expect(shown(id)).toEqual({
      RequestId: expect.any(String),
      DhcpOptionsSetId: id,
      DhcpOptionsSetName: 'office',
      DhcpOptionsSetDescription: 'words',
      Status: 'Available',
      DhcpOptions: {
        DomainName: 'corp.example.com',
        DomainNameServers: '10.0.0.1,2001:db8::1',
        LeaseTime: '24h',
        Ipv6LeaseTime: '49d',
      },
      AssociateVpcs: [],
      OwnerId: Number(DEFAULT_ACCOUNT.id),
      ResourceGroupId: SECOND_GROUP,
      CreationTime: expect.stringMatching(/Z$/),
      Tags: [{ Key: 'a', Value: '1' }],
    });
    expect(shown(create()).DhcpOptions).toMatchObject({ LeaseTime: '3650d', DomainNameServers: '' });
  });

  it('answer nothing, and no error, for an id that does not exist', () => {
    const { send, set, shown } = startWithSet({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
    expect(shown('dopt-unknown')).toEqual({ RequestId: expect.any(String) });
    const key = STRANGER.accessKeys[0];
    expect(send('GetDhcpOptionsSet', { DhcpOptionsSetId: set }, { key }).body).toEqual({
      RequestId: expect.any(String),
    });
  });

  it.each<[Parameters, string]>([
    [{ DomainNameServers: 'x' }, '400 InvalidDomainNameServers.Malformed'],
    [{ DomainNameServers: '10.0.0.1,' }, '400 InvalidDomainNameServers.Malformed'],
    [{ DomainNameServers: '1.1.1.1,1.1.1.2,1.1.1.3,1.1.1.4,1.1.1.5' }, '400 QuotaExceeded.DomainNameServers'],
    [{ DomainName: 'a b' }, '400 IllegalParam.DomainName'],
    [{ DhcpOptionsSetName: 'http://a' }, '400 IllegalParam.DhcpOptionsSetName'],
    [{ DhcpOptionsSetDescription: 'http://a' }, '400 IllegalParam.DhcpOptionsSetDescription'],
    [{ LeaseTime: '10' }, '400 IllegalParam.LeaseTime'],
    [{ LeaseTime: '50d' }, '400 IllegalParam.LeaseTime'],
    [{ Ipv6LeaseTime: '7301d' }, '400 IllegalParam.LeaseTime'],
    [{ DryRun: true }, '400 DryRunOperation'],
  ])('are refused, new and changed, with %j', (parameters, expected) => {
    const { refusal, set, list } = startWithSet();
    expect(refusal('CreateDhcpOptionsSet', parameters)).toBe(expected);
    expect(refusal('UpdateDhcpOptionsSetAttribute', { DhcpOptionsSetId: set, ...parameters })).toBe(expected);
    expect(list()).toEqual([set]);
  });

  it('keep to their quotas', () => {
    const { refusal, call, pair, createVpc } = startWithSet({
      quotas: { dhcpOptionsSetsPerRegion: 1, vpcsPerDhcpOptionsSet: 1 },
    });
    expect(refusal('CreateDhcpOptionsSet')).toBe('400 QuotaExceeded.RegionDhcpOptionsSet');
    call('AttachDhcpOptionsSetToVpc', pair);
    const more = { ...pair, VpcId: createVpc().VpcId };
    expect(refusal('AttachDhcpOptionsSetToVpc', more)).toBe('400 QuotaExceeded.AttachVpcNumber');
  });

  it('are listed by everything that the page names', () => {
    const { create, list, set, call } = startWithSet();
    const named = create({ DhcpOptionsSetName: 'named', ResourceGroupId: SECOND_GROUP, Tag: [{ Key: 'a' }] });
    expect(list()).toEqual([set, named]);
    expect(list({ DhcpOptionsSetId: [named, 'dopt-x'] })).toEqual([named]);
    expect(list({ DhcpOptionsSetName: 'named' })).toEqual([named]);
    expect(list({ DomainName: 'example.com' })).toEqual([set]);
    expect(list({ ResourceGroupId: SECOND_GROUP })).toEqual([named]);
    expect(list({ Tags: [{ Key: 'a' }] })).toEqual([named]);
    const first = call('ListDhcpOptionsSets', { MaxResults: 1 });
    expect(first.TotalCount).toBe('2');
    expect(list({ MaxResults: 1, NextToken: first.NextToken })).toEqual([named]);
  });

  it('change what is given', () => {
    const { call, set, shown } = startWithSet();
    call('UpdateDhcpOptionsSetAttribute', { DhcpOptionsSetId: set, DhcpOptionsSetName: 'new', LeaseTime: '1d' });
    expect(shown()).toMatchObject({
      DhcpOptionsSetName: 'new',
      DhcpOptions: { DomainName: 'example.com', LeaseTime: '1d' },
    });
  });
});

describe('the VPCs of a DHCP options set', () => {
  it('come and go in steps', () => {
    const { call, pair, shown, advance, attribute, refusal, vpc, vpcIds, set } = startWithSet({ timing: 'realistic' });
    call('AttachDhcpOptionsSetToVpc', pair);
    expect(shown()).toMatchObject({
      Status: 'Pending',
      AssociateVpcs: [{ VpcId: vpc.VpcId, AssociateStatus: 'Pending' }],
    });
    expect(refusal('DetachDhcpOptionsSetFromVpc', pair)).toBe('400 IncorrectStatus.VpcDhcpOptionsSet');
    expect(refusal('UpdateDhcpOptionsSetAttribute', pair)).toBe('400 IncorrectStatus.DhcpOptionsSet');
    expect(refusal('DeleteDhcpOptionsSet', pair)).toBe('400 IncorrectStatus.DhcpOptionsSet');
    advance(60_000);
    expect(shown()).toMatchObject({ Status: 'InUse', AssociateVpcs: [{ AssociateStatus: 'InUse' }] });
    expect(attribute(vpc.VpcId)).toMatchObject({ DhcpOptionsSetId: set, DhcpOptionsSetStatus: 'InUse' });
    expect(vpcIds({ DhcpOptionsSetId: set })).toEqual([vpc.VpcId]);
    expect(vpcIds({ DhcpOptionsSetId: 'dopt-unknown' })).toEqual([]);
    expect(refusal('DeleteDhcpOptionsSet', pair)).toBe('400 DependencyViolation.VpcAttachment');
    call('DetachDhcpOptionsSetFromVpc', pair);
    expect(shown()).toMatchObject({ Status: 'Pending' });
    advance(60_000);
    expect(shown()).toMatchObject({ Status: 'Available', AssociateVpcs: [] });
    expect(attribute(vpc.VpcId)).toMatchObject({ DhcpOptionsSetId: '', DhcpOptionsSetStatus: '' });
    expect(refusal('DeleteDhcpOptionsSet', { ...pair, DryRun: true })).toBe('400 DryRunOperation');
    call('DeleteDhcpOptionsSet', pair);
    expect(refusal('DeleteDhcpOptionsSet', pair)).toBe('400 InvalidDhcpOptionsSetId.NotFound');
  });

  it('have one set, which can be replaced', () => {
    const { call, pair, create, attribute, vpc, refusal } = startWithSet();
    const other = { ...pair, DhcpOptionsSetId: create() };
    expect(refusal('ReplaceVpcDhcpOptionsSet', other)).toBe('400 OperationFailed.AttachmentNotExist');
    expect(refusal('DetachDhcpOptionsSetFromVpc', other)).toBe('400 OperationFailed.AttachmentNotExist');
    call('AttachDhcpOptionsSetToVpc', pair);
    expect(refusal('AttachDhcpOptionsSetToVpc', other)).toBe('400 OperationFailed.AttachmentExist');
    expect(refusal('DetachDhcpOptionsSetFromVpc', other)).toBe('400 AttrMismatching.VpcDhcpOptionsSetId');
    expect(refusal('ReplaceVpcDhcpOptionsSet', { ...other, DryRun: true })).toBe('400 DryRunOperation');
    expect(refusal('DetachDhcpOptionsSetFromVpc', { ...pair, DryRun: true })).toBe('400 DryRunOperation');
    call('ReplaceVpcDhcpOptionsSet', other);
    expect(attribute(vpc.VpcId).DhcpOptionsSetId).toBe(other.DhcpOptionsSetId);
  });

  it('must exist; one that is deleted leaves its set', () => {
    const { call, pair, refusal, shown, vpc } = startWithSet();
    const nowhere = { ...pair, VpcId: 'vpc-unknown' };
    expect(refusal('AttachDhcpOptionsSetToVpc', nowhere)).toBe('400 InvalidVpcId.NotFound');
    expect(refusal('AttachDhcpOptionsSetToVpc', { ...pair, DhcpOptionsSetId: 'dopt-x' })).toBe(
      '400 InvalidDhcpOptionsSetId.NotFound',
    );
    expect(refusal('AttachDhcpOptionsSetToVpc', { ...pair, DryRun: true })).toBe('400 DryRunOperation');
    call('AttachDhcpOptionsSetToVpc', pair);
    call('DeleteVpc', { VpcId: vpc.VpcId });
    expect(shown()).toMatchObject({ Status: 'Available', AssociateVpcs: [] });
  });
});
