import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../../src/cloud/accounts.ts';
import { STRANGER } from '../vpc-support.ts';
import { startEcs } from './support.ts';

/** An instance that runs, in a cloud where every transition takes a second. */
function startRunning() {
  const second = { createInstance: 1000, startInstance: 1000, stopInstance: 1000, deleteInstance: 1000 };
  const cloud = startEcs({ timing: second });
  cloud.advance(10_000);
  const InstanceId = cloud.runInstance();
  cloud.advance(10_000);
  return { ...cloud, InstanceId };
}

describe('The power of an instance', () => {
  it('goes down by way of Stopping and up by way of Starting', () => {
    const { ecs, advance, status, InstanceId } = startRunning();
    ecs('StopInstance', { InstanceId });
    expect(status(InstanceId)).toBe('Stopping');
    advance(1000);
    expect(status(InstanceId)).toBe('Stopped');
    ecs('StartInstance', { InstanceId });
    expect(status(InstanceId)).toBe('Starting');
    advance(1000);
    expect(status(InstanceId)).toBe('Running');
  });

  it('goes down and up at a reboot', () => {
    const { ecs, advance, status, InstanceId } = startRunning();
    ecs('RebootInstance', { InstanceId });
    const seen = [status(InstanceId)];
    for (let second = 0; second < 2; second++) {
      advance(1000);
      seen.push(status(InstanceId));
    }
    expect(seen).toEqual(['Stopping', 'Starting', 'Running']);
  });

  it.each(['StartInstance', 'StopInstance', 'RebootInstance', 'DeleteInstance'])('%s has a dry run', (action) => {
    const { ecs, ecsRefusal, advance, InstanceId, status } = startRunning();
    if (action === 'StartInstance' || action === 'DeleteInstance') ecs('StopInstance', { InstanceId });
    advance(1000);
    const before = status(InstanceId);
    expect(ecsRefusal(action, { InstanceId, DryRun: true })).toBe('400 DryRunOperation');
    expect(ecsRefusal(action, { InstanceId: 'i-unknown' })).toBe('404 InvalidInstanceId.NotFound');
    expect(status(InstanceId)).toBe(before);
  });

  it('of several is changed together, or not at all', () => {
    const { ecs, ecsRefusal, advance, runInstance, InstanceId, status } = startRunning();
    const other = runInstance();
    const both = { InstanceId: [InstanceId, other] };
    expect(ecsRefusal('StopInstances', both)).toBe('403 IncorrectInstanceStatus');
    expect(status(InstanceId)).toBe('Running');
    advance(10_000);
    expect(ecs('StopInstances', both)).toMatchObject({
      InstanceResponses: {
        InstanceResponse: [InstanceId, other].map((id) => ({
          InstanceId: id,
          PreviousStatus: 'Running',
          CurrentStatus: 'Stopping',
          Code: '200',
        })),
      },
    });
    advance(1000);
    ecs('StartInstances', both);
    advance(1000);
    expect(ecsRefusal('StartInstances', both)).toBe('403 IncorrectInstanceStatus');
    const unknown = { InstanceId: [InstanceId, 'i-unknown'] };
    expect(ecsRefusal('StartInstances', unknown)).toBe('404 InvalidInstanceId.NotFound');
    ecs('RebootInstances', both);
    expect(status(other)).toBe('Stopping');
  });

  it('of several is changed where it can be, with SuccessFirst', () => {
    const { ecs, runInstance, InstanceId, status } = startRunning();
    const other = runInstance();
    expect(ecs('StopInstances', { InstanceId: [InstanceId, other], BatchOptimization: 'SuccessFirst' })).toMatchObject({
      InstanceResponses: {
        InstanceResponse: [
          { InstanceId, CurrentStatus: 'Stopping', Code: '200' },
          { InstanceId: other, PreviousStatus: 'Pending', CurrentStatus: 'Pending', Code: 'IncorrectInstanceStatus' },
        ],
      },
    });
    expect([status(InstanceId), status(other)]).toEqual(['Stopping', 'Pending']);
  });

  it.each([
    [{ BatchOptimization: 'Luck' }, '400 InvalidParameter'],
    [{ InstanceId: ['i-unknown'] }, '404 InvalidInstanceId.NotFound'],
    [
      { InstanceId: Array.from({ length: 101 }, (_, index) => `i-${index}`) },
      '403 InvalidParameter.TooManyInstanceIds',
    ],
    [{ DryRun: true }, '400 DryRunOperation'],
  ])('of several is refused for %o with %s', (parameters, expected) => {
    const { ecsRefusal, InstanceId } = startRunning();
    expect(ecsRefusal('StopInstances', { InstanceId: [InstanceId], ...parameters })).toBe(expected);
  });
});

describe('DeleteInstance', () => {
  it('takes a stopped instance away, its primary interface, its tags and its address with it', () => {
    const cloud = startRunning();
    const { ecs, ecsRefusal, call, advance, status, interfaces, InstanceId, vswitchId, groupId } = cloud;
    ecs('TagResources', { ResourceType: 'instance', ResourceId: [InstanceId], Tag: [{ Key: 'a' }] });
    expect(ecsRefusal('DeleteInstance', { InstanceId })).toBe('403 IncorrectInstanceStatus');
    ecs('StopInstance', { InstanceId });
    advance(1000);
    ecs('DeleteInstance', { InstanceId });
    expect(interfaces()).toEqual([]);
    expect(status(InstanceId)).toBe('Stopped');
    for (const action of ['DeleteInstance', 'StartInstance', 'StopInstance', 'ModifyInstanceAttribute']) {
      expect(ecsRefusal(action, { InstanceId })).toBe('403 IncorrectInstanceStatus');
    }
    ecs('DeleteSecurityGroup', { SecurityGroupId: groupId });
    call('DeleteVSwitch', { VSwitchId: vswitchId });
    advance(1000);
    expect(status(InstanceId)).toBeUndefined();
    expect(cloud.world.store.tables.tags.count({ resource: InstanceId })).toBe(0);
  });

  it('takes a running one with Force, but none that is on its way up, protected or paid for', () => {
    const { ecs, ecsRefusal, runInstance, advance, InstanceId } = startRunning();
    ecs('DeleteInstance', { InstanceId, Force: true });
    const pending = runInstance();
    expect(ecsRefusal('DeleteInstance', { InstanceId: pending, Force: true })).toBe(
      '403 IncorrectInstanceStatus.Initializing',
    );
    const safe = runInstance({ DeletionProtection: true });
    const paid = runInstance({ InstanceChargeType: 'PrePaid' });
    advance(10_000);
    expect(ecsRefusal('DeleteInstance', { InstanceId: safe, Force: true })).toBe(
      '403 InvalidOperation.DeletionProtection',
    );
    expect(ecsRefusal('DeleteInstance', { InstanceId: paid, Force: true })).toBe('403 ChargeTypeViolation');
    ecs('ModifyInstanceAttribute', { InstanceId: safe, DeletionProtection: false });
    ecs('DeleteInstance', { InstanceId: safe, Force: true });
  });

  it('leaves the interfaces that are not to go with it', () => {
    const { ecs, advance, createInterface, networkInterface, interfaceIds, InstanceId } = startRunning();
    const [keep, drop] = [createInterface({ DeleteOnRelease: false }), createInterface()];
    advance(10_000);
    ecs('AttachNetworkInterface', { NetworkInterfaceId: keep, InstanceId });
    expect(networkInterface(keep).Status).toBe('Attaching');
    ecs('DeleteInstance', { InstanceId, Force: true });
    expect(interfaceIds()).toEqual([keep, drop]);
    for (const later of [0, 10_000]) {
      advance(later);
      expect(networkInterface(keep)).toMatchObject({ Status: 'Available', InstanceId: '' });
    }
  });

  it('takes the instance, or the interface, off the HaVips that it was of', () => {
    const { ecs, call, advance, runInstance, createInterface, vswitchId, InstanceId } = startRunning();
    const [other, interfaceId] = [runInstance(), createInterface()];
    const haVip = () => call('CreateHaVip', { VSwitchId: vswitchId }).HaVipId ?? '';
    const [ofInstances, ofInterfaces] = [haVip(), haVip()];
    advance(10_000);
    for (const id of [InstanceId, other]) {
      call('AssociateHaVip', { HaVipId: ofInstances, InstanceId: id });
      advance(10_000);
    }
    call('AssociateHaVip', { HaVipId: ofInterfaces, InstanceId: interfaceId, InstanceType: 'NetworkInterface' });
    advance(10_000);
    const shown = () =>
      call<{ HaVips: { HaVip: Record<string, unknown>[] } }>('DescribeHaVips').HaVips.HaVip.map((row) => [
        row.Status,
        row.AssociatedInstances,
      ]);
    ecs('DeleteInstance', { InstanceId, Force: true });
    ecs('DeleteNetworkInterface', { NetworkInterfaceId: interfaceId });
    expect(shown()).toEqual([
      ['InUse', { associatedInstance: [other] }],
      ['Available', { associatedInstance: [] }],
    ]);
    ecs('DeleteInstance', { InstanceId: other, Force: true });
    expect(shown()[0]).toEqual(['Available', { associatedInstance: [] }]);
  });

  it('of several takes all or none', () => {
    const { ecs, ecsRefusal, advance, runInstance, status, InstanceId } = startRunning();
    const other = runInstance();
    const both = { InstanceId: [InstanceId, other], Force: true };
    expect(ecsRefusal('DeleteInstances', both)).toBe('403 IncorrectInstanceStatus.Initializing');
    advance(10_000);
    expect(ecsRefusal('DeleteInstances', { ...both, Force: false })).toBe('403 IncorrectInstanceStatus');
    ecs('ModifyInstanceAttribute', { InstanceId: other, DeletionProtection: true });
    expect(ecsRefusal('DeleteInstances', both)).toBe('403 InvalidOperation.DeletionProtection');
    ecs('ModifyInstanceAttribute', { InstanceId: other, DeletionProtection: false });
    expect(ecsRefusal('DeleteInstances', { ...both, DryRun: true })).toBe('400 DRYRUN.SUCCESS');
    ecs('DeleteInstances', both);
    advance(1000);
    expect([status(InstanceId), status(other)]).toEqual([undefined, undefined]);
    expect(ecsRefusal('DeleteInstances', both)).toBe('404 InvalidInstanceId.NotFound');
  });
});

describe('JoinSecurityGroup and LeaveSecurityGroup', () => {
  it('move an instance, or an interface, between groups; it is always in one', () => {
    const { ecs, ecsRefusal, createGroup, createInterface, advance, groupIds, groups, InstanceId, ...cloud } =
      startRunning();
    const { groupId, instance, networkInterface } = cloud;
    const other = createGroup();
    ecs('JoinSecurityGroup', { InstanceId, SecurityGroupId: other });
    expect(ecsRefusal('JoinSecurityGroup', { InstanceId, SecurityGroupId: other })).toBe(
      '403 InvalidInstanceId.AlreadyExists',
    );
    expect(groups({ SecurityGroupId: other })).toMatchObject([{ EcsCount: 1 }]);
    ecs('LeaveSecurityGroup', { InstanceId, SecurityGroupId: groupId });
    expect(instance(InstanceId)?.SecurityGroupIds).toEqual({ SecurityGroupId: [other] });
    expect(ecsRefusal('LeaveSecurityGroup', { InstanceId, SecurityGroupId: groupId })).toBe(
      '403 InstanceNotInSecurityGroup',
    );
    expect(ecsRefusal('LeaveSecurityGroup', { InstanceId, SecurityGroupId: other })).toBe(
      '403 InstanceLastSecurityGroup',
    );
    const NetworkInterfaceId = createInterface();
    advance(10_000);
    ecs('JoinSecurityGroup', { NetworkInterfaceId, SecurityGroupId: other });
    ecs('LeaveSecurityGroup', { NetworkInterfaceId, SecurityGroupId: groupId });
    expect(networkInterface(NetworkInterfaceId).SecurityGroupIds).toEqual({ SecurityGroupId: [other] });
  });

  it('refuse what does not fit', () => {
    const { ecsRefusal, ecs, runInstance, createGroup, createVpc, advance, groupId, InstanceId } = startRunning();
    const refused = (parameters: object) =>
      ecsRefusal('JoinSecurityGroup', { SecurityGroupId: groupId, ...parameters });
    expect(refused({})).toBe('400 MissingParameter');
    expect(refused({ InstanceId, NetworkInterfaceId: 'eni-1' })).toBe('400 InvalidParameter.Conflict');
    expect(refused({ InstanceId: 'i-unknown' })).toBe('404 InvalidInstanceId.NotFound');
    expect(refused({ NetworkInterfaceId: 'eni-unknown' })).toBe('404 InvalidEniId.NotFound');
    expect(refused({ InstanceId, SecurityGroupId: 'sg-unknown' })).toBe('404 InvalidSecurityGroupId.NotFound');
    const { VpcId } = createVpc();
    advance(10_000);
    expect(refused({ InstanceId, SecurityGroupId: createGroup({ VpcId }) })).toBe('400 InvalidInstanceId.Mismatch');
    expect(refused({ InstanceId: runInstance() })).toBe('403 IncorrectInstanceStatus');
    for (let count = 0; count < 4; count++) ecs('JoinSecurityGroup', { InstanceId, SecurityGroupId: createGroup() });
    expect(refused({ InstanceId, SecurityGroupId: createGroup() })).toBe('400 InstanceSecurityGroupLimitExceeded');
  });

  it('refuse a member too many', () => {
    const { ecsRefusal, createGroup, runInstances, ecs } = startEcs({ quotas: { interfacesPerSecurityGroup: 1 } });
    const [one, two, three] = [createGroup(), createGroup(), createGroup()];
    const [first] = runInstances({ SecurityGroupId: one });
    const [second] = runInstances({ SecurityGroupId: two });
    ecs('JoinSecurityGroup', { InstanceId: first, SecurityGroupId: three });
    expect(ecsRefusal('JoinSecurityGroup', { InstanceId: second, SecurityGroupId: three })).toBe(
      '403 SecurityGroupInstanceLimitExceeded',
    );
  });
});

describe("Another account's instance", () => {
  it.each(['StartInstance', 'StopInstance', 'RebootInstance', 'DeleteInstance', 'DescribeInstanceAttribute'])(
    'is not there for %s',
    (action) => {
      const { ecsAsStranger, runInstance } = startEcs({ accounts: [DEFAULT_ACCOUNT, STRANGER] });
      expect(ecsAsStranger(action, { InstanceId: runInstance() })).toBe('404 InvalidInstanceId.NotFound');
    },
  );
});
