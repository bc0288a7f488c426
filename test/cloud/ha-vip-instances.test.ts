import { describe, expect, it } from 'vitest';
import type { LocalCloudOptions } from '../../src/cloud/options.ts';
import { startEcs } from './ecs/support.ts';
import type { Parameters } from './support.ts';

interface HaVip {
  readonly Status: string;
  readonly AssociatedInstanceType: string;
  readonly MasterInstanceId: string;
  readonly AssociatedInstances: { readonly associatedInstance: readonly string[] };
}

/** A cloud with a HaVip, and the words of its association. */
function startHaVip(options: LocalCloudOptions = {}) {
  const cloud = startEcs(options);
  const { call, refusal, advance, vswitchId } = cloud;
  const HaVipId = call('CreateHaVip', { VSwitchId: vswitchId }).HaVipId ?? '';
  advance(60_000);
  const haVip = () => call<{ HaVips: { HaVip: readonly HaVip[] } }>('DescribeHaVips').HaVips.HaVip[0];
  const associate = (InstanceId: string, more: Parameters = {}) =>
    call('AssociateHaVip', { HaVipId, InstanceId, ...more });
  const refused = (action: string, InstanceId: string, more: Parameters = {}) =>
    refusal(action, { HaVipId, InstanceId, ...more });
  return { ...cloud, HaVipId, haVip, associate, refused };
}

const ENI = { InstanceType: 'NetworkInterface' } as const;

describe('AssociateHaVip', () => {
  it('is Associating before it is InUse, and the first instance is the master', () => {
    const { runInstances, associate, haVip, advance, refused } = startHaVip({ timing: 'realistic' });
    const [first = '', second = ''] = runInstances({ Amount: 2 });
    advance(120_000);
    associate(first);
    expect(haVip()?.Status).toBe('Associating');
    expect(refused('AssociateHaVip', second)).toBe('400 IncorrectHaVipStatus');
    advance(60_000);
    associate(second);
    advance(60_000);
    expect(haVip()).toMatchObject({
      Status: 'InUse',
      AssociatedInstanceType: 'EcsInstance',
      MasterInstanceId: first,
      AssociatedInstances: { associatedInstance: [first, second] },
    });
  });

  it('takes instances, or network interfaces, not both', () => {
    const { runInstance, createInterface, associate, haVip, refused } = startHaVip();
    const instance = runInstance();
    associate(createInterface(), ENI);
    expect(haVip()?.AssociatedInstanceType).toBe('NetworkInterface');
    expect(refused('AssociateHaVip', instance)).toBe('400 OperationDenied.InstanceTypeMismatch');
    expect(refused('AssociateHaVip', instance, { InstanceType: 'Pod' })).toBe('400 InvalidParameter');
  });

  it('takes an instance of its own vSwitch, once, and ten in all', () => {
    const { runInstance, runInstances, associate, refused, createVSwitch } = startHaVip();
    const elsewhere = runInstance({ VSwitchId: createVSwitch('10.0.2.0/24') });
    expect(refused('AssociateHaVip', elsewhere)).toBe('400 OperationDenied.InstanceNotInVSwitch');
    expect(refused('AssociateHaVip', 'i-unknown')).toBe('404 InvalidInstanceId.NotFound');
    expect(refused('AssociateHaVip', elsewhere, { HaVipId: 'havip-x' })).toBe('404 InvalidHaVipId.NotFound');
    const [first = '', ...others] = runInstances({ Amount: 11 });
    associate(first);
    expect(refused('AssociateHaVip', first)).toBe('400 InvalidInstance.AlreadyAssociated');
    for (const id of others.slice(0, 9)) associate(id);
    expect(refused('AssociateHaVip', others[9] ?? '')).toBe('400 CountLimitExceeded.HaVipOnECSInstance');
  });

  it('waits for an instance that is just starting', () => {
    const { runInstance, refused } = startHaVip({ timing: 'realistic' });
    expect(refused('AssociateHaVip', runInstance())).toBe('400 IncorrectInstanceStatus');
  });
});

describe('UnassociateHaVip', () => {
  it('is Unassociating before it is Available again, without an instance', () => {
    const { runInstance, associate, haVip, advance, call, HaVipId } = startHaVip({ timing: 'realistic' });
    const InstanceId = runInstance();
    advance(120_000);
    associate(InstanceId);
    advance(60_000);
    call('UnassociateHaVip', { HaVipId, InstanceId });
    expect(haVip()?.Status).toBe('Unassociating');
    advance(60_000);
    expect(haVip()).toMatchObject({ Status: 'Available', AssociatedInstanceType: '', MasterInstanceId: '' });
  });

  it('knows only what is associated', () => {
    const { runInstances, associate, refused } = startHaVip();
    const [first = '', second = ''] = runInstances({ Amount: 2 });
    expect(refused('UnassociateHaVip', first)).toBe('400 IncorrectHaVipStatus');
    associate(first);
    expect(refused('UnassociateHaVip', second)).toBe('400 ResourceNotAssociated');
    expect(refused('UnassociateHaVip', first, { HaVipId: 'havip-x' })).toBe('404 InvalidHaVipId.NotFound');
  });
});

describe('a HaVip with an instance', () => {
  it('is not deleted', () => {
    const { runInstance, associate, refusal, HaVipId } = startHaVip();
    associate(runInstance());
    expect(refusal('DeleteHaVip', { HaVipId })).toBe('400 IncorrectStatus');
  });

  it('is a next hop', () => {
    const { runInstance, associate, createEntry, HaVipId, entries } = startHaVip();
    associate(runInstance());
    createEntry('9.0.0.0/8', { NextHopType: 'HaVip', NextHopId: HaVipId });
    expect(entries()[0]).toMatchObject({ Status: 'Available' });
  });
});
