import { describe, expect, it } from 'vitest';
import { startEcs } from './support.ts';

/** A cloud with a second VPC beside the first, and a vSwitch and a security group in it. */
function startTwo() {
  const cloud = startEcs();
  const { VpcId } = cloud.createVpc();
  const VSwitchId = cloud.createVSwitch('172.16.0.0/24', { VpcId });
  const there = { VSwitchId, SecurityGroupId: cloud.createGroup({ VpcId }) };
  const route = (NextHopType: string, NextHopId: string) => ({
    RouteTableId: cloud.vpc.RouteTableId,
    DestinationCidrBlock: '1.0.0.0/8',
    NextHopType,
    NextHopId,
  });
  return { ...cloud, there, route };
}

describe('A route to an instance', () => {
  it('leads to one of the VPC, and to no other', () => {
    const { call, refusal, runInstance, there, route, entries } = startTwo();
    const InstanceId = runInstance();
    expect(refusal('CreateRouteEntry', route('Instance', 'i-unknown'))).toBe('404 InvalidParameter');
    expect(refusal('CreateRouteEntry', route('Instance', runInstance(there)))).toBe(
      '404 OperationFailed.InstanceDismatchCurrentVpc',
    );
    call('CreateRouteEntry', route('Instance', InstanceId));
    expect(entries()[0]?.NextHops.NextHop).toMatchObject([{ NextHopType: 'Instance', NextHopId: InstanceId }]);
  });

  it('keeps the instance from being deleted', () => {
    const { call, ecs, ecsRefusal, runInstance, route } = startTwo();
    const InstanceId = runInstance();
    const { RouteEntryId } = call('CreateRouteEntry', route('Instance', InstanceId));
    expect(ecsRefusal('DeleteInstance', { InstanceId, Force: true })).toBe('400 DependencyViolation.RouteEntry');
    expect(ecsRefusal('DeleteInstances', { InstanceId: [InstanceId], Force: true })).toBe(
      '400 DependencyViolation.RouteEntry',
    );
    ecs('StopInstance', { InstanceId });
    call('DeleteRouteEntry', { RouteEntryId });
    ecs('DeleteInstance', { InstanceId });
  });

  it('may replace another next hop, and is one of the batch', () => {
    const { call, runInstance, createInterface, route, entries, vpc } = startTwo();
    const InstanceId = runInstance();
    const { RouteEntryId } = call('CreateRouteEntry', route('NetworkInterface', createInterface()));
    call('ModifyRouteEntry', { RouteEntryId, NewNextHopType: 'Instance', NewNextHopId: InstanceId });
    const item = { RouteTableId: vpc.RouteTableId, NextHopType: 'Instance' };
    const answer = call<Record<string, unknown>>('CreateRouteEntries', {
      RouteEntries: [
        { ...item, DstCidrBlock: '2.0.0.0/8', NextHop: InstanceId },
        { ...item, DstCidrBlock: '3.0.0.0/8', NextHop: 'i-unknown' },
      ],
    });
    expect(answer).toMatchObject({ SuccessCount: 1, FailedRouteEntries: [{ FailedCode: 'InvalidParameter' }] });
    const hops = entries({ RouteEntryType: 'Custom' }).map((entry) => entry.NextHops.NextHop[0]?.NextHopId);
    expect(hops).toEqual([InstanceId, InstanceId]);
  });
});

describe('A route to a network interface', () => {
  it('leads to one of the VPC, and to no other', () => {
    const { call, refusal, createInterface, there, route } = startTwo();
    expect(refusal('CreateRouteEntry', route('NetworkInterface', 'eni-unknown'))).toBe(
      '404 InvalidNetworkInterface.NotFound',
    );
    expect(refusal('CreateRouteEntry', route('NetworkInterface', createInterface(there)))).toBe(
      '400 Mismatch.EniIdAndRouteTableId',
    );
    call('CreateRouteEntry', route('NetworkInterface', createInterface()));
  });

  it('keeps the interface from being deleted, and its instance too', () => {
    const { call, ecs, ecsRefusal, createInterface, interfaceIds, runInstance, route } = startTwo();
    const NetworkInterfaceId = createInterface();
    const { RouteEntryId } = call('CreateRouteEntry', route('NetworkInterface', NetworkInterfaceId));
    expect(ecsRefusal('DeleteNetworkInterface', { NetworkInterfaceId })).toBe('400 DependencyViolation.RouteEntry');
    call('DeleteRouteEntry', { RouteEntryId });
    ecs('DeleteNetworkInterface', { NetworkInterfaceId });
    const InstanceId = runInstance();
    const [primary = ''] = interfaceIds({ InstanceId });
    call('CreateRouteEntry', route('NetworkInterface', primary));
    expect(ecsRefusal('DeleteInstance', { InstanceId, Force: true })).toBe('400 DependencyViolation.RouteEntry');
  });
});

describe('A vSwitch and a VPC', () => {
  it('stay while an instance stands in them', () => {
    const { call, ecs, refusal, runInstance, vswitchId, vpc, groupId } = startEcs();
    const InstanceId = runInstance();
    expect(refusal('DeleteVSwitch', { VSwitchId: vswitchId })).toBe('400 DependencyViolation');
    expect(refusal('DeleteVpc', { VpcId: vpc.VpcId })).toBe('400 DependencyViolation.VSwitch');
    ecs('DeleteInstance', { InstanceId, Force: true });
    call('DeleteVSwitch', { VSwitchId: vswitchId });
    expect(refusal('DeleteVpc', { VpcId: vpc.VpcId })).toBe('400 DependencyViolation.SecurityGroup');
    ecs('DeleteSecurityGroup', { SecurityGroupId: groupId });
    call('DeleteVpc', { VpcId: vpc.VpcId });
  });
});
