import { describe, expect, it } from 'vitest';
import type { Parameters } from './support.ts';
import { startNetwork } from './vpc-support.ts';

describe('AssociateVpcCidrBlock and UnassociateVpcCidrBlock', () => {
  function associating(options = {}) {
    const cloud = startNetwork(options);
    const { VpcId } = cloud.vpc;
    const add = (parameters: Parameters) => cloud.call('AssociateVpcCidrBlock', { VpcId, ...parameters });
    const remove = (parameters: Parameters) => cloud.call('UnassociateVpcCidrBlock', { VpcId, ...parameters });
    const addRefused = (parameters: Parameters) => cloud.refusal('AssociateVpcCidrBlock', { VpcId, ...parameters });
    const removeRefused = (parameters: Parameters) =>
      cloud.refusal('UnassociateVpcCidrBlock', { VpcId, ...parameters });
    const blocks = () => cloud.attribute(VpcId).SecondaryCidrBlocks;
    return { ...cloud, add, remove, addRefused, removeRefused, blocks };
  }

  it('adds a secondary block, in which vSwitches may lie, and takes it away again', () => {
    const { add, remove, removeRefused, blocks, createVSwitch, call } = associating();
    const SecondaryCidrBlock = '192.168.0.0/16';
    expect(add({ SecondaryCidrBlock })).toEqual({
      RequestId: expect.any(String),
      CidrBlock: SecondaryCidrBlock,
      IpVersion: 'IPV4',
    });
    expect(blocks()).toEqual({ SecondaryCidrBlock: [SecondaryCidrBlock] });
    const VSwitchId = createVSwitch('192.168.1.0/24');
    expect(removeRefused({ SecondaryCidrBlock })).toBe('400 OperationFailed.CidrInUse');
    call('DeleteVSwitch', { VSwitchId });
    remove({ SecondaryCidrBlock });
    expect(blocks()).toEqual({ SecondaryCidrBlock: [] });
  });

  it('lets the service choose an IPv6 block', () => {
    const { add, remove, removeRefused, attribute, vpc, call, createVSwitch } = associating();
    const first = add({ IpVersion: 'IPV6' });
    expect(first).toMatchObject({ IpVersion: 'IPV6', CidrBlock: expect.stringMatching(/\/56$/) });
    const second = add({ IpVersion: 'ipv6', Ipv6Isp: 'ChinaUnicom' });
    expect(attribute(vpc.VpcId)).toMatchObject({ EnabledIpv6: true, Ipv6CidrBlock: first.CidrBlock });
    const subnet = { Ipv6CidrBlock: 255, VpcIpv6CidrBlock: second.CidrBlock };
    const VSwitchId = createVSwitch('10.0.0.0/24', subnet);
    expect(removeRefused({ IPv6CidrBlock: second.CidrBlock })).toBe('400 OperationFailed.CidrInUse');
    call('DeleteVSwitch', { VSwitchId });
    remove({ IPv6CidrBlock: second.CidrBlock });
    expect(removeRefused({ IPv6CidrBlock: second.CidrBlock })).toBe('404 ResourceNotFound.SecondaryCidrBlock');
    expect(removeRefused({ IPv6CidrBlock: first.CidrBlock })).toBe('404 ResourceNotFound.SecondaryCidrBlock');
  });

  it.each<[Parameters, string]>([
    [{ VpcId: '' }, '400 MissingParam.VpcId'],
    [{ VpcId: 'vpc-unknown' }, '400 InvalidVpc.NotFound'],
    [{}, '400 MissingParam.SecondaryCidrBlockOrIpv6CidrBlock'],
    [
      { SecondaryCidrBlock: '192.168.0.0/16', IPv6CidrBlock: '2408::/56' },
      '400 ParamExclusive.SecondaryCidrAndIpv6Cidr',
    ],
    [{ SecondaryCidrBlock: 'x' }, '400 InvalidCidrBlock.Malformed'],
    [{ SecondaryCidrBlock: '192.168.0.1/16' }, '400 InvalidCidrBlock.Malformed'],
    [{ SecondaryCidrBlock: '192.168.0.0/29' }, '400 IllegalParam.SecondaryCidrBlock'],
    [{ SecondaryCidrBlock: '100.64.0.0/16' }, '400 IllegalParam.SecondaryCidrBlock'],
    [{ SecondaryCidrBlock: '172.16.0.0/16' }, '400 Duplicated.SecondaryCidrBlock'],
    [{ SecondaryCidrBlock: '172.16.0.0/12' }, '400 InvalidCidrBlock'],
    [{ SecondaryCidrBlock: '10.0.0.0/8' }, '400 InvalidCidrBlock'],
    [{ SecondaryCidrBlock: '11.0.0.0/8' }, '400 OperationFailed.ConflictWithEntry'],
    [{ SecondaryCidrBlock: '192.168.0.0/16', IpVersion: 'IPV6' }, '400 IllegalParam.IpVersion'],
    [{ SecondaryCidrBlock: '192.168.0.0/16', IpVersion: 'x' }, '400 IllegalParam.IpVersion'],
    [{ IPv6CidrBlock: '2408::/64' }, '400 InvalidIpv6CidrBlock.Malformed'],
    [{ IPv6CidrBlock: '2408::/56' }, '400 OperationFailed.IPv6CidrNotReserved'],
    [{ IpVersion: 'IPV6', Ipv6Isp: 'x' }, '400 IllegalParam.Ipv6Isp'],
    [{ IpamPoolId: 'ipam-pool-1' }, '400 UnsupportedFeature.Ipam'],
  ])('refuses to associate %j', (parameters, expected) => {
    const { add, addRefused, createEntry } = associating();
    add({ SecondaryCidrBlock: '172.16.0.0/16' });
    createEntry('11.1.0.0/16');
    expect(addRefused(parameters)).toBe(expected);
  });

  it('refuses more blocks than the quotas', () => {
    const { add, addRefused } = associating();
    for (const index of [0, 1, 2, 3, 4]) add({ SecondaryCidrBlock: `192.168.${index}.0/24` });
    expect(addRefused({ SecondaryCidrBlock: '192.168.5.0/24' })).toBe('400 QuotaExceeded.VpcMultiCidr');
    for (const _ of [0, 1, 2, 3, 4, 5]) add({ IpVersion: 'IPV6' });
    expect(addRefused({ IpVersion: 'IPV6' })).toBe('400 QuotaExceeded.IPv6CidrBlock');
  });

  it('refuses a VPC that is not Available', () => {
    const { createVpc, addRefused, removeRefused } = associating({ timing: {} });
    const { VpcId } = createVpc();
    const block = { VpcId, SecondaryCidrBlock: '192.168.0.0/16' };
    expect(addRefused(block)).toBe('400 IncorrectStatus.Vpc');
    expect(removeRefused(block)).toBe('400 IncorrectStatus.Vpc');
  });

  it('refuses to take away the primary block, none, both, or one that is not there', () => {
    const { removeRefused } = associating();
    const missing = '404 ResourceNotFound.SecondaryCidrBlock';
    expect(removeRefused({ SecondaryCidrBlock: '10.0.0.0/16' })).toBe(missing);
    expect(removeRefused({ SecondaryCidrBlock: '192.168.0.0/16' })).toBe(missing);
    expect(removeRefused({ VpcId: 'vpc-unknown' })).toBe('400 InvalidVpc.NotFound');
    expect(removeRefused({ VpcId: '' })).toBe('400 MissingParam.VpcId');
    expect(removeRefused({})).toBe('400 MissingParam.SecondaryCidrBlockOrIpv6CidrBlock');
    expect(removeRefused({ SecondaryCidrBlock: '10.0.0.0/16', IPv6CidrBlock: '2408::/56' })).toBe(
      '400 ParamExclusive.SecondaryCidrAndIpv6Cidr',
    );
  });
});
