import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { LocalCloudOptions } from '../../src/cloud/options.ts';
import type { Parameters } from './support.ts';
import { BAD_NAMES, STRANGER, startNetwork } from './vpc-support.ts';

interface Acl {
  readonly NetworkAclId: string;
  readonly Status: string;
  readonly IngressAclEntries: { readonly IngressAclEntry: readonly Record<string, string>[] };
  readonly EgressAclEntries: { readonly EgressAclEntry: readonly Record<string, string>[] };
  readonly Resources: { readonly Resource: readonly { readonly ResourceId: string; readonly Status: string }[] };
}

/** A cloud with a VPC, a vSwitch in it and a network ACL. */
function startWithAcl(options: LocalCloudOptions = {}) {
  const cloud = startNetwork(options);
  const vswitch = cloud.createVSwitch('10.0.0.0/24');
  cloud.advance(60_000);
  const create = (more: Parameters = {}): string =>
    cloud.call('CreateNetworkAcl', { VpcId: cloud.vpc.VpcId, ...more }).NetworkAclId ?? '';
  const acl = create();
  cloud.advance(60_000);
  const shown = (NetworkAclId = acl): Acl =>
    cloud.call<{ NetworkAclAttribute: Acl }>('DescribeNetworkAclAttributes', { NetworkAclId }).NetworkAclAttribute;
  const list = (filter: Parameters = {}): readonly string[] =>
    cloud
      .call<{ NetworkAcls: { NetworkAcl: readonly Acl[] } }>('DescribeNetworkAcls', filter)
      .NetworkAcls.NetworkAcl.map((row) => row.NetworkAclId);
  const bind = (...ids: readonly string[]) => ({
    NetworkAclId: acl,
    Resource: ids.map((ResourceId) => ({ ResourceType: 'VSwitch', ResourceId })),
  });
  return { ...cloud, vswitch, acl, create, shown, list, bind };
}

const RULE = { Policy: 'accept', Protocol: 'tcp', Port: '80/443', SourceCidrIp: '10.0.0.0/24' };
const OUT = { Policy: 'drop', Protocol: 'all', Port: '-1/-1', DestinationCidrIp: '10.0.0.0/24' };

describe('CreateNetworkAcl', () => {
  it('answers the new ACL, Modifying at first, that lets everything pass', () => {
    const { call, vpc, advance, shown } = startWithAcl({ timing: 'realistic' });
    const answer = call<{ NetworkAclId: string; NetworkAclAttribute: Acl }>('CreateNetworkAcl', {
      VpcId: vpc.VpcId,
      NetworkAclName: 'front',
      Description: 'of the shop',
    });
    const entry = {
      NetworkAclEntryId: expect.stringMatching(/^nae-bp1/),
      NetworkAclEntryName: '',
      Description: '',
      EntryType: 'custom',
      IpVersion: 'IPV4',
      Policy: 'accept',
      Protocol: 'all',
      Port: '-1/-1',
    };
    expect(answer).toEqual({
      RequestId: expect.any(String),
      NetworkAclId: expect.stringMatching(/^nacl-bp1/),
      NetworkAclAttribute: {
        NetworkAclId: answer.NetworkAclId,
        NetworkAclName: 'front',
        Description: 'of the shop',
        Status: 'Modifying',
        VpcId: vpc.VpcId,
        RegionId: 'cn-hangzhou',
        CreationTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        IngressAclEntries: { IngressAclEntry: [{ ...entry, SourceCidrIp: '0.0.0.0/0' }] },
        EgressAclEntries: { EgressAclEntry: [{ ...entry, DestinationCidrIp: '0.0.0.0/0' }] },
        Resources: { Resource: [] },
      },
    });
    advance(60_000);
    expect(shown(answer.NetworkAclId)).toMatchObject({ Status: 'Available', OwnerId: Number(DEFAULT_ACCOUNT.id) });
  });

  it('lets IPv6 pass too, where the VPC has it', () => {
    const { createVpc, create, shown } = startWithAcl();
    const id = create({ VpcId: createVpc({ EnableIpv6: true }).VpcId });
    expect(shown(id).IngressAclEntries.IngressAclEntry.map((entry) => entry.SourceCidrIp)).toEqual([
      '0.0.0.0/0',
      '::/0',
    ]);
  });

  it.each<[Parameters, string]>([
    [{ VpcId: undefined }, '400 ParameterMissing.VpcId'],
    [{ VpcId: '' }, '400 ParameterEmpty.VpcId'],
    [{ VpcId: 'vpc-unknown' }, '400 InvalidVpcId.NotFound'],
    [{ NetworkAclName: 'a'.repeat(129) }, '400 ParameterLengthIllegal.Name'],
    [{ NetworkAclName: BAD_NAMES[0] }, '400 ParameterIllegal.Name'],
    [{ Description: 'a'.repeat(257) }, '400 ParameterLengthIllegal.Description'],
    [{ Description: 'http://a' }, '400 ParameterIllegal.Description'],
    [{ Tag: [{ Key: 'acs:a' }] }, '400 InvalidTagKey'],
    [{ DryRun: true }, '400 DryRunOperation'],
  ])('refuses %j', (parameters, expected) => {
    const { refusal, vpc } = startWithAcl();
    expect(refusal('CreateNetworkAcl', { VpcId: vpc.VpcId, ...parameters })).toBe(expected);
  });

  it('keeps to its quota', () => {
    const { refusal, vpc } = startWithAcl({ quotas: { networkAclsPerVpc: 1 } });
    expect(refusal('CreateNetworkAcl', { VpcId: vpc.VpcId })).toBe('400 QuotaExceed.NetworkAcl');
  });
});

describe('DescribeNetworkAcls', () => {
  it('filters by everything that the page names, and counts in texts', () => {
    const { call, create, list, acl, vpc, createVpc, bind, vswitch } = startWithAcl();
    const other = createVpc();
    const named = create({ VpcId: other.VpcId, NetworkAclName: 'named', Tag: [{ Key: 'a', Value: '1' }] });
    call('AssociateNetworkAcl', bind(vswitch));
    expect(call('DescribeNetworkAcls')).toMatchObject({ PageNumber: '1', PageSize: '10', TotalCount: '2' });
    expect(list()).toEqual([acl, named]);
    expect(list({ NetworkAclId: named })).toEqual([named]);
    expect(list({ NetworkAclId: 'nacl-unknown' })).toEqual([]);
    expect(list({ NetworkAclName: 'named' })).toEqual([named]);
    expect(list({ VpcId: vpc.VpcId })).toEqual([acl]);
    expect(list({ ResourceType: 'VSwitch' })).toEqual([acl, named]);
    expect(list({ ResourceType: 'VSwitch', ResourceId: vswitch })).toEqual([acl]);
    expect(list({ ResourceId: vswitch, NetworkAclId: named })).toEqual([]);
    expect(list({ ResourceType: 'Other' })).toEqual([]);
    expect(list({ Tags: [{ Key: 'a', Value: '1' }] })).toEqual([named]);
    expect(list({ PageSize: 1, PageNumber: 2 })).toEqual([named]);
  });

  it('shows nothing of another account', () => {
    const { acl, asStranger, send } = startWithAcl({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
    const key = STRANGER.accessKeys[0];
    expect(send('DescribeNetworkAcls', {}, { key }).body).toMatchObject({ TotalCount: '0' });
    for (const action of ['DescribeNetworkAclAttributes', 'ModifyNetworkAclAttributes', 'DeleteNetworkAcl']) {
      expect(asStranger(action, { NetworkAclId: acl })).toBe('400 InvalidNetworkAcl.NotFound');
    }
  });
});

describe('ModifyNetworkAclAttributes', () => {
  it('changes what is given', () => {
    const { call, acl, shown, refusal } = startWithAcl();
    call('ModifyNetworkAclAttributes', { NetworkAclId: acl, NetworkAclName: 'new' });
    call('ModifyNetworkAclAttributes', { NetworkAclId: acl, Description: 'words' });
    expect(shown()).toMatchObject({ NetworkAclName: 'new', Description: 'words' });
    call('ModifyNetworkAclAttributes', { NetworkAclId: acl, Description: '' });
    expect(shown()).toMatchObject({ Description: '' });
    expect(refusal('ModifyNetworkAclAttributes', { NetworkAclId: acl, NetworkAclName: 'https://x' })).toBe(
      '400 ParameterIllegal.Name',
    );
    expect(refusal('ModifyNetworkAclAttributes', { NetworkAclId: acl, DryRun: true })).toBe('400 DryRunOperation');
  });
});

describe('UpdateNetworkAclEntries', () => {
  it('replaces the entries of the directions that it is told to, in their order', () => {
    const { call, acl, shown, advance } = startWithAcl({ timing: 'realistic' });
    call('UpdateNetworkAclEntries', {
      NetworkAclId: acl,
      UpdateIngressAclEntries: true,
      IngressAclEntries: [
        { ...RULE, NetworkAclEntryName: 'web', Description: 'in' },
        { ...RULE, Port: '22/22' },
      ],
      EgressAclEntries: [OUT],
    });
    expect(shown().Status).toBe('Modifying');
    advance(60_000);
    const { Status, IngressAclEntries, EgressAclEntries } = shown();
    expect(Status).toBe('Available');
    expect(IngressAclEntries.IngressAclEntry).toMatchObject([
      { ...RULE, NetworkAclEntryName: 'web', Description: 'in', IpVersion: 'IPV4' },
      { ...RULE, Port: '22/22' },
    ]);
    // Without its switch, a direction stays as it is, whatever entries are given.
    expect(EgressAclEntries.EgressAclEntry).toMatchObject([{ DestinationCidrIp: '0.0.0.0/0' }]);
  });

  it('keeps the id of an entry that names one, and takes all away when none is given', () => {
    const { call, acl, shown, refusal } = startWithAcl();
    const update = (entries: readonly Parameters[]): Parameters => ({
      NetworkAclId: acl,
      UpdateIngressAclEntries: true,
      IngressAclEntries: entries,
    });
    const [first] = shown().IngressAclEntries.IngressAclEntry;
    const id = first?.NetworkAclEntryId ?? '';
    call('UpdateNetworkAclEntries', update([RULE, { ...RULE, NetworkAclEntryId: id }]));
    expect(shown().IngressAclEntries.IngressAclEntry[1]?.NetworkAclEntryId).toBe(id);
    const twice = { ...RULE, NetworkAclEntryId: id };
    expect(refusal('UpdateNetworkAclEntries', update([twice, twice]))).toBe('400 IllegalParam.IngressAclEntryId');
    call('UpdateNetworkAclEntries', update([]));
    expect(shown().IngressAclEntries.IngressAclEntry).toEqual([]);
  });

  it.each<[Parameters, string]>([
    [{ Policy: '' }, '400 ParameterMissing.Policy'],
    [{ Policy: 'allow' }, '400 IllegalParam.Policy'],
    [{ Protocol: '' }, '400 ParameterMissing.Protocol'],
    [{ Protocol: 'sctp' }, '400 IllegalParam.Protocol'],
    [{ Port: '' }, '400 ParameterMissing.Port'],
    [{ Port: '-1/-1' }, '400 IllegalParam.PortRange'],
    [{ Port: '0/80' }, '400 IllegalParam.PortRange'],
    [{ Port: '443/80' }, '400 IllegalParam.PortRange'],
    [{ Port: '80/65536' }, '400 IllegalParam.PortRange'],
    [{ Protocol: 'icmp' }, '400 IllegalParam.PortRange'],
    [{ SourceCidrIp: '' }, '400 ParameterMissing.SourceCidrIp'],
    [{ SourceCidrIp: '10.0.0.1/24' }, '400 IllegalParam.SourceCidrIp'],
    [{ SourceCidrIp: 'pl-unknown' }, '400 ResourceNotFound.PrefixList'],
    [{ SourceCidrIp: '2001:db8::/32' }, '400 OperationDenied.VpcIpv6NotEnabled'],
    [{ IpVersion: 'IPV6' }, '400 IllegalParam.IpVersion'],
    [{ EntryType: 'system' }, '400 IllegalParam.EntryType'],
    [{ NetworkAclEntryId: 'nae-unknown' }, '400 IllegalParam.IngressAclEntryId'],
    [{ NetworkAclEntryName: 'http://a' }, '400 ParameterIllegal.Name'],
    [{ NetworkAclEntryName: 'a'.repeat(129) }, '400 ParameterLengthIllegal.Name'],
    [{ Description: 'http://a' }, '400 ParameterIllegal.Description'],
    [{ Description: 'a'.repeat(257) }, '400 ParameterLengthIllegal.Description'],
  ])('refuses an entry with %j', (wrong, expected) => {
    const { refusal, acl, shown } = startWithAcl();
    const before = shown();
    const IngressAclEntries = [RULE, { ...RULE, ...wrong }];
    expect(
      refusal('UpdateNetworkAclEntries', { NetworkAclId: acl, UpdateIngressAclEntries: true, IngressAclEntries }),
    ).toBe(expected);
    expect(shown()).toEqual(before);
  });

  it.each<[Parameters, string]>([
    [{ DestinationCidrIp: '' }, '400 ParameterMissing.DestinationCidrIp'],
    [{ DestinationCidrIp: 'x' }, '400 IllegalParam.DestinationCidrIp'],
    [{ NetworkAclEntryId: 'nae-unknown' }, '400 IllegalParam.EgressAclEntryId'],
  ])('refuses a way out with %j', (wrong, expected) => {
    const { refusal, acl } = startWithAcl();
    expect(refusal('UpdateNetworkAclEntries', { NetworkAclId: acl, EgressAclEntries: [{ ...OUT, ...wrong }] })).toBe(
      expected,
    );
  });

  it('keeps to the quota of entries, and changes nothing while a change is under way', () => {
    const { call, refusal, acl } = startWithAcl({ timing: 'realistic', quotas: { networkAclEntriesPerDirection: 1 } });
    const two = { NetworkAclId: acl, UpdateIngressAclEntries: true, IngressAclEntries: [RULE, RULE] };
    expect(refusal('UpdateNetworkAclEntries', two)).toBe('400 QuotaExceed.NetworkAclEntry');
    expect(refusal('UpdateNetworkAclEntries', { ...two, IngressAclEntries: [RULE], DryRun: true })).toBe(
      '400 DryRunOperation',
    );
    expect(refusal('UpdateNetworkAclEntries', { NetworkAclId: acl, DryRun: true })).toBe('400 DryRunOperation');
    call('UpdateNetworkAclEntries', { NetworkAclId: acl });
    for (const action of ['UpdateNetworkAclEntries', 'ModifyNetworkAclAttributes', 'DeleteNetworkAcl']) {
      expect(refusal(action, { NetworkAclId: acl })).toBe('400 NetworkStatus.Modifying');
    }
  });
});

describe('CopyNetworkAclEntries', () => {
  it('copies both directions, as entries of their own', () => {
    const { call, acl, create, shown, refusal } = startWithAcl();
    call('UpdateNetworkAclEntries', {
      NetworkAclId: acl,
      UpdateIngressAclEntries: true,
      IngressAclEntries: [RULE],
      UpdateEgressAclEntries: true,
      EgressAclEntries: [OUT],
    });
    const copy = create();
    call('CopyNetworkAclEntries', { NetworkAclId: copy, SourceNetworkAclId: acl });
    expect(shown(copy).IngressAclEntries.IngressAclEntry).toMatchObject([RULE]);
    expect(shown(copy).EgressAclEntries.EgressAclEntry).toMatchObject([OUT]);
    expect(shown(copy).IngressAclEntries.IngressAclEntry[0]?.NetworkAclEntryId).not.toBe(
      shown(acl).IngressAclEntries.IngressAclEntry[0]?.NetworkAclEntryId,
    );
    expect(refusal('CopyNetworkAclEntries', { NetworkAclId: copy })).toBe('400 ParameterMissing.SourceNetworkAclId');
    expect(refusal('CopyNetworkAclEntries', { NetworkAclId: copy, SourceNetworkAclId: 'nacl-x' })).toBe(
      '400 InvalidNetworkAcl.NotFound',
    );
    const dry = { NetworkAclId: copy, SourceNetworkAclId: acl, DryRun: true };
    expect(refusal('CopyNetworkAclEntries', dry)).toBe('400 DryRunOperation');
  });
});

describe('the vSwitches of a network ACL', () => {
  it('come and go in steps, and name their ACL', () => {
    const { call, bind, vswitch, shown, advance, acl } = startWithAcl({ timing: 'realistic' });
    const states = () => shown().Resources.Resource;
    const attributes = () => call('DescribeVSwitchAttributes', { VSwitchId: vswitch }).NetworkAclId;
    call('AssociateNetworkAcl', bind(vswitch));
    expect(states()).toEqual([{ ResourceId: vswitch, ResourceType: 'VSwitch', Status: 'BINDING' }]);
    advance(60_000);
    expect(states()).toMatchObject([{ Status: 'BINDED' }]);
    expect(attributes()).toBe(acl);
    call('UnassociateNetworkAcl', bind(vswitch));
    expect(states()).toMatchObject([{ Status: 'UNBINDING' }]);
    advance(60_000);
    expect(states()).toEqual([]);
    expect(attributes()).toBe('');
  });

  it.each<[string, Parameters, string]>([
    ['AssociateNetworkAcl', { NetworkAclId: 'nacl-x' }, '400 InvalidNetworkAcl.NotFound'],
    ['AssociateNetworkAcl', { NetworkAclId: undefined }, '400 ParameterMissing.NetworkAclId'],
    ['AssociateNetworkAcl', { NetworkAclId: '' }, '400 ParameterEmpty.NetworkAclId'],
    ['AssociateNetworkAcl', { Resource: [] }, '400 ParameterMissing.Resources'],
    [
      'AssociateNetworkAcl',
      { Resource: [{ ResourceType: 'VPC', ResourceId: 'vpc-x' }] },
      '400 ParameterIllegal.ResourceType',
    ],
    [
      'AssociateNetworkAcl',
      { Resource: [{ ResourceType: 'VSwitch', ResourceId: 'vsw-x' }] },
      '400 InvalidResource.NotFound',
    ],
    ['AssociateNetworkAcl', { DryRun: true }, '400 DryRunOperation'],
    ['UnassociateNetworkAcl', {}, '400 InvalidResource.NotBinding'],
  ])('%s refuses %j', (action, parameters, expected) => {
    const { refusal, bind, vswitch } = startWithAcl();
    expect(refusal(action, { ...bind(vswitch), ...parameters })).toBe(expected);
  });

  it('have one ACL at most, and it must be of their VPC', () => {
    const { call, refusal, bind, vswitch, create, createVpc, createVSwitch } = startWithAcl();
    call('AssociateNetworkAcl', bind(vswitch));
    expect(refusal('AssociateNetworkAcl', bind(vswitch))).toBe('400 InvalidResource.BindingExist');
    const NetworkAclId = create();
    expect(refusal('UnassociateNetworkAcl', { ...bind(vswitch), NetworkAclId })).toBe(
      '400 Mismatch.NetworkAclAndVSwitch',
    );
    expect(refusal('UnassociateNetworkAcl', { ...bind(vswitch), DryRun: true })).toBe('400 DryRunOperation');
    const abroad = createVSwitch('172.16.0.0/24', { VpcId: createVpc().VpcId });
    expect(refusal('AssociateNetworkAcl', bind(abroad))).toBe('400 InvalidResource.VpcError');
  });

  it('cannot be bound or taken off while they, or the binding, are on their way', () => {
    const { call, refusal, bind, vswitch, acl, createVSwitch, advance } = startWithAcl({ timing: 'realistic' });
    expect(refusal('AssociateNetworkAcl', bind(createVSwitch('10.0.1.0/24')))).toBe('400 ResourceStatus.Error');
    advance(60_000);
    call('AssociateNetworkAcl', bind(vswitch));
    expect(refusal('UnassociateNetworkAcl', bind(vswitch))).toBe('400 ResourceStatus.Error');
    for (const action of ['UpdateNetworkAclEntries', 'DeleteNetworkAcl']) {
      expect(refusal(action, { NetworkAclId: acl })).toBe('400 OperationDenied.NetworkAclAttachmentInMiddleStatus');
    }
  });

  it('keep ACL and vSwitch from being deleted, and the ACL keeps the VPC', () => {
    const { call, refusal, bind, vswitch, acl, vpc, list } = startWithAcl();
    call('AssociateNetworkAcl', bind(vswitch));
    expect(refusal('DeleteNetworkAcl', { NetworkAclId: acl })).toBe('400 NetworkAclExistBinding');
    expect(refusal('DeleteVSwitch', { VSwitchId: vswitch })).toBe('400 DependencyViolation.NetworkAcl');
    call('UnassociateNetworkAcl', bind(vswitch));
    call('DeleteVSwitch', { VSwitchId: vswitch });
    expect(refusal('DeleteVpc', { VpcId: vpc.VpcId })).toBe('400 DependencyViolation.NetworkAcl');
    expect(refusal('DeleteNetworkAcl', { NetworkAclId: acl, DryRun: true })).toBe('400 DryRunOperation');
    call('DeleteNetworkAcl', { NetworkAclId: acl });
    expect(list()).toEqual([]);
    expect(refusal('DescribeNetworkAclAttributes', { NetworkAclId: acl })).toBe('400 InvalidNetworkAcl.NotFound');
    call('DeleteVpc', { VpcId: vpc.VpcId });
  });

  it('are created once for each ClientToken', () => {
    const { create, list, acl } = startWithAcl();
    expect(create({ ClientToken: 'once' })).toBe(create({ ClientToken: 'once' }));
    expect(list()).toHaveLength(2);
    expect(list()[0]).toBe(acl);
  });
});
