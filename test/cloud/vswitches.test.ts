import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/accounts.ts';
import type { Parameters } from './support.ts';
import { BAD_DESCRIPTIONS, BAD_NAMES, STRANGER, startNetwork, ZONE } from './vpc-support.ts';

/** A cloud in which `refused` sends a creation that is right but for what the test makes wrong. */
function start(options = {}) {
  const cloud = startNetwork(options);
  const creation = { VpcId: cloud.vpc.VpcId, ZoneId: ZONE, CidrBlock: '10.0.0.0/24' };
  const refused = (more: Parameters = {}): string => {
    const { status, body } = cloud.send('CreateVSwitch', { ...creation, ...more });
    return `${status} ${body.Code}: ${body.Message}`;
  };
  return { ...cloud, refused };
}

describe('CreateVSwitch', () => {
  it('is Pending before it is Available, and has a local entry in every table from the start', () => {
    const { createVSwitch, createRouteTable, vswitch, destinations, advance } = start({ timing: {} });
    const table = createRouteTable();
    const id = createVSwitch('10.0.0.0/24', { VSwitchName: 'a', Description: 'b', Tag: [{ Key: 'k' }] });
    expect(id).toMatch(/^vsw-bp1[a-z0-9]{18}$/);
    expect(vswitch(id)).toMatchObject({
      Status: 'Pending',
      VSwitchName: 'a',
      Tags: { Tag: [{ Key: 'k', Value: '' }] },
    });
    expect(destinations()).toEqual(['100.64.0.0/10', '10.0.0.0/24']);
    expect(destinations({ RouteTableId: table })).toEqual(['100.64.0.0/10', '10.0.0.0/24']);
    advance(500);
    expect(vswitch(id).Status).toBe('Available');
  });

  it('reserves four addresses', () => {
    const { createVSwitch, vswitch } = start();
    const free = (cidr: string) => vswitch(createVSwitch(cidr)).AvailableIpAddressCount;
    expect([free('10.0.0.0/24'), free('10.0.1.0/29')]).toEqual([252, 4]);
  });

  it('takes the first free block when given a mask alone', () => {
    const { call, createVSwitch, createEntry, vpc, vswitch } = start();
    createVSwitch('10.0.0.0/24');
    createEntry('10.0.1.0/24');
    createEntry('0.0.0.0/0');
    const { VSwitchId = '' } = call('CreateVSwitch', { VpcId: vpc.VpcId, ZoneId: ZONE, CidrMask: 24 });
    expect(vswitch(VSwitchId).CidrBlock).toBe('10.0.2.0/24');
  });

  it('may lie inside the destination of a route, but not hold it', () => {
    const { createVSwitch, createEntry, refused } = start();
    createEntry('10.0.8.0/24');
    const overlapped = '400 InvalidCidrBlock.Overlapped: Specified CIDR block overlapped with other entry.';
    expect(refused({ CidrBlock: '10.0.8.0/24' })).toBe(overlapped);
    expect(refused({ CidrBlock: '10.0.8.0/23' })).toBe(overlapped);
    createVSwitch('10.0.8.0/25');
  });

  it.each<[Parameters, string]>([
    [{ VpcId: '' }, '400 MissingVpcId: VpcId is mandatory for this action.'],
    [{ CidrBlock: '' }, '400 MissingParameter: Miss mandatory parameter.'],
    [{ VpcId: 'vpc-unknown' }, '404 InvalidVpcId.NotFound: Specified VPC does not exist.'],
    [{ ZoneId: 'cn-beijing-a' }, '404 InvalidZoneId.NotFound: Specified zone does not exist.'],
    [{ CidrBlock: '10.0.0.1/24' }, '400 InvalidCidrBlock.Malformed: Specified CIDR block is not valid.'],
    [{ CidrBlock: '10.0.0.0/15' }, '400 InvalidCirdrBlock.MaskLength: Specified CIDR block is not valid .'],
    [{ CidrBlock: '10.0.0.0/30' }, '400 InvalidCirdrBlock.MaskLength: Specified CIDR block is not valid .'],
    [{ CidrBlock: '10.1.0.0/24' }, '400 InvalidParameter: Specified CIDR block is not valid in VPC.'],
    [{ CidrBlock: '100.64.0.0/24' }, '400 InvalidParameter: Specified CIDR block is not valid in VPC.'],
    [
      { CidrBlock: '10.0.9.0/25' },
      '400 InvalidCidrBlock.Overlapped: Specified CIDR block overlapped with other subnets.',
    ],
    ...BAD_NAMES.map((VSwitchName): [Parameters, string] => [
      { VSwitchName },
      '400 InvalidVSwitchName.Malformed: Specified virtual switch name is not valid.',
    ]),
    ...BAD_DESCRIPTIONS.map((Description): [Parameters, string] => [
      { Description },
      '400 InvalidVSwitchDiscription.Malformed: Specified virtual switch description is not valid.',
    ]),
    [{ Ipv6CidrBlock: 1 }, '400 OperationDenied.VpcIpv6NotEnabled: IPv6 has not been enabled for the VPC.'],
    [{ Ipv6CidrBlock: 'x' }, '400 InvalidParameter: The specified parameter "Ipv6CidrBlock" is not valid.'],
    [{ Tag: [{ Key: 'acs:a' }] }, '400 InvalidTagKey: The tag keys are not valid.'],
  ])('refuses %j and creates nothing', (parameters, expected) => {
    const { createVSwitch, refused, vswitchIds } = start();
    createVSwitch('10.0.9.0/24');
    expect(refused(parameters)).toBe(expected);
    expect(vswitchIds()).toHaveLength(1);
  });

  it('refuses a VPC that is Pending, and one more than the quota', () => {
    const { createVpc, refused, createVSwitch } = start({ timing: {}, quotas: { vswitchesPerVpc: 1 } });
    createVSwitch('10.0.9.0/24');
    expect(refused()).toBe('400 QuotaExceeded.VSwitch: Virtual switch quota exceeded.');
    expect(refused({ VpcId: createVpc().VpcId })).toContain('400 IncorrectVpcStatus');
  });
});

describe('CreateDefaultVSwitch', () => {
  it('creates one default vSwitch a zone in the default VPC', () => {
    const { call, refusal, vswitchIds } = start();
    expect(refusal('CreateDefaultVSwitch', { ZoneId: ZONE })).toBe('404 InvalidVpcId.NotFound');
    call('CreateDefaultVpc');
    const { VSwitchId } = call('CreateDefaultVSwitch', { ZoneId: ZONE });
    expect(vswitchIds({ IsDefault: true })).toEqual([VSwitchId]);
    expect(refusal('CreateDefaultVSwitch', { ZoneId: ZONE })).toBe('400 OperationFailed.DefaultVSwitchExist');
    expect(refusal('CreateDefaultVSwitch', { ZoneId: 'x' })).toBe('404 InvalidZoneId.NotFound');
    call('CreateDefaultVSwitch', { ZoneId: 'cn-hangzhou-c' });
  });
});

describe('ModifyVSwitchAttribute', () => {
  it('changes names, and passes through Pending', () => {
    const { call, createVSwitch, vswitch, advance } = start({ timing: {} });
    const VSwitchId = createVSwitch('10.0.0.0/24', { Description: 'b' });
    advance(500);
    call('ModifyVSwitchAttribute', { VSwitchId, VSwitchName: 'a' });
    expect(vswitch(VSwitchId)).toMatchObject({ VSwitchName: 'a', Description: 'b', Status: 'Pending' });
    advance(200);
    call('ModifyVSwitchAttribute', { VSwitchId, Description: '' });
    advance(200);
    expect(vswitch(VSwitchId)).toMatchObject({ VSwitchName: 'a', Description: '', Status: 'Available' });
  });

  it('switches IPv6 on and off, with a local entry while it is on', () => {
    const { call, createVpc, createVSwitch, vswitch, destinations } = start();
    const vpc = createVpc({ EnableIpv6: true });
    const VSwitchId = createVSwitch('172.16.0.0/24', { VpcId: vpc.VpcId });
    const ipv6 = () => destinations({ RouteTableId: vpc.RouteTableId, IpVersion: 'IPv6' });
    call('ModifyVSwitchAttribute', { VSwitchId, EnableIPv6: true, Ipv6CidrBlock: 12, Ipv6CidrMask: 64 });
    const { Ipv6CidrBlock } = vswitch(VSwitchId);
    expect(Ipv6CidrBlock).toMatch(/0c::\/64$/);
    expect(ipv6()).toEqual([Ipv6CidrBlock]);
    call('ModifyVSwitchAttribute', { VSwitchId, EnableIPv6: true, Ipv6CidrBlock: 12 });
    call('ModifyVSwitchAttribute', { VSwitchId, EnableIPv6: false });
    expect(vswitch(VSwitchId)).toMatchObject({ Ipv6CidrBlock: '', EnabledIpv6: false });
    expect(ipv6()).toEqual([]);
  });

  it('refuses what the real one refuses', () => {
    const { refusal, createVpc, createVSwitch, call, advance } = start({ timing: {} });
    const { VpcId } = createVpc({ EnableIpv6: true });
    advance(500);
    const VSwitchId = createVSwitch('172.16.0.0/24', { VpcId, Ipv6CidrBlock: 1 });
    const bare = createVSwitch('172.16.1.0/24', { VpcId });
    const outside = createVSwitch('10.0.0.0/24');
    advance(500);
    const refused = (more: Parameters) => refusal('ModifyVSwitchAttribute', { VSwitchId, ...more });
    expect(refused({ VSwitchId: 'vsw-unknown' })).toBe('404 InvalidVSwitchId.NotFound');
    for (const VSwitchName of BAD_NAMES) expect(refused({ VSwitchName })).toBe('400 InvalidVSwitchName.Malformed');
    for (const Description of BAD_DESCRIPTIONS) {
      expect(refused({ Description })).toBe('400 InvalidVSwitchDiscription.Malformed');
    }
    const on = { EnableIPv6: true };
    expect(refused({ EnableIPv6: false, Ipv6CidrBlock: 1 })).toBe('400 IllegalParam.EnableIpv6');
    expect(refused({ ...on, Ipv6CidrBlock: 2 })).toBe('400 IllegalParam.Ipv6CidrBlock');
    expect(refused({ ...on, VSwitchId: bare })).toBe('400 MissingParameter');
    expect(refused({ ...on, VSwitchId: bare, Ipv6CidrBlock: 256 })).toBe('400 InvalidIpv6CidrBlock.Malformed');
    expect(refused({ ...on, VSwitchId: bare, Ipv6CidrBlock: 1 })).toBe('400 OperationFailed.Ipv6CidrBlockExisted');
    const mask = { Ipv6CidrBlock: 2, Ipv6CidrMask: 63 };
    expect(refused({ ...on, VSwitchId: bare, ...mask })).toBe('400 IllegalParam.Ipv6CidrMask');
    expect(refused({ ...on, VSwitchId: outside, Ipv6CidrBlock: 1 })).toBe('400 OperationDenied.VpcIpv6NotEnabled');
    call('DeleteVSwitch', { VSwitchId });
    expect(refused({ VSwitchName: 'a' })).toBe('400 IncorrectStatus.VSwitch');
  });
});

describe('DeleteVSwitch', () => {
  it('shows it Pending for a while, then as unknown, its local entry and tags gone', () => {
    const { call, refusal, createVSwitch, vswitch, advance, destinations, vswitchIds, vpc } = start({ timing: {} });
    const VSwitchId = createVSwitch('10.0.0.0/24', { Tag: [{ Key: 'a' }] });
    advance(500);
    call('DeleteVSwitch', { VSwitchId });
    expect(vswitch(VSwitchId).Status).toBe('Pending');
    expect(refusal('DeleteVSwitch', { VSwitchId })).toBe('400 IncorrectVSwitchStatus');
    expect(refusal('DeleteVpc', { VpcId: vpc.VpcId })).toBe('400 DependencyViolation.VSwitch');
    advance(300);
    expect(vswitch(VSwitchId)).toMatchObject({ VSwitchId: '', Status: '' });
    expect(destinations()).toEqual(['100.64.0.0/10']);
    expect(vswitchIds({ Tag: [{ Key: 'a' }] })).toEqual([]);
    expect(refusal('DeleteVSwitch', { VSwitchId })).toBe('404 InvalidVSwitchId.NotFound');
  });

  it('stays gone when a change was still under way', () => {
    const { call, createVSwitch, vswitch, advance } = start({ timing: { modifyVSwitch: 400, deleteVSwitch: 1000 } });
    const VSwitchId = createVSwitch('10.0.0.0/24');
    advance(500);
    call('ModifyVSwitchAttribute', { VSwitchId, VSwitchName: 'a' });
    advance(200);
    call('ModifyVSwitchAttribute', { VSwitchId, VSwitchName: 'b' });
    advance(200);
    call('DeleteVSwitch', { VSwitchId });
    advance(200);
    expect(vswitch(VSwitchId).Status).toBe('Pending');
  });

  it('refuses what the real one refuses', () => {
    const { call, refusal, asStranger, createVSwitch, createRouteTable, advance } = start({
      timing: {},
      accounts: [DEFAULT_ACCOUNT, STRANGER],
    });
    const VSwitchId = createVSwitch('10.0.0.0/24');
    expect(refusal('DeleteVSwitch', { VSwitchId })).toBe('400 IncorrectVSwitchStatus');
    const RouteTableId = createRouteTable();
    advance(500);
    expect(refusal('DeleteVSwitch', { VSwitchId, DryRun: true })).toBe('400 DryRunOperation');
    expect(asStranger('DeleteVSwitch', { VSwitchId })).toBe('404 InvalidVSwitchId.NotFound');
    call('AssociateRouteTable', { RouteTableId, VSwitchId });
    advance(500);
    expect(refusal('DeleteVSwitch', { VSwitchId })).toBe('400 DependencyViolation.RouteTable');
  });
});
