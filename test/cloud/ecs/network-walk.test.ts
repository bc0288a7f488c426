import fc from 'fast-check';
import { expect, it } from 'vitest';
import { violationsOf } from '../../support/invariants.ts';
import type { Parameters } from '../support.ts';
import { startEcs } from './support.ts';

const ACTIONS = [
  'RunInstances',
  'DeleteInstance',
  'StopInstance',
  'CreateNetworkInterface',
  'AttachNetworkInterface',
  'DetachNetworkInterface',
  'DeleteNetworkInterface',
  'AssignPrivateIpAddresses',
  'UnassignPrivateIpAddresses',
  'JoinSecurityGroup',
  'LeaveSecurityGroup',
  'DeleteSecurityGroup',
  'DeleteVSwitch',
  'CreateRouteEntry',
  'DeleteRouteEntry',
  'wait',
] as const;

/** A step picks its resources by number among those that were ever made, gone ones too. */
const step = fc.record({
  action: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...ACTIONS) },
    { weight: 1, arbitrary: fc.constant('wait' as const) },
  ),
  one: fc.nat(5),
  two: fc.nat(5),
  flag: fc.boolean(),
});

it('whatever is done, each address is held once, and nothing names what is gone', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 70 }), (steps) => {
      const cloud = startEcs({ timing: { speed: 1 }, quotas: { interfacesPerSecurityGroup: 4 } });
      const { send, advance, interfaceIds, interfaces, run, vswitchId, createVSwitch, createGroup, groupId, vpc } =
        cloud;
      const vswitches = [vswitchId, createVSwitch('10.0.2.0/29')];
      const groups = [groupId, createGroup()];
      const instances: string[] = [];
      const made: string[] = [];
      const routes: string[] = [];
      advance(60_000);
      const pick = (list: readonly string[], index: number): string => list[index % Math.max(1, list.length)] ?? 'none';

      for (const { action, one, two, flag } of steps) {
        const NetworkInterfaceId = pick(made, one);
        const InstanceId = pick(instances, two);
        const SecurityGroupId = pick(groups, two);
        const place = { VSwitchId: pick(vswitches, one), SecurityGroupId: pick(groups, two) };
        const hop = { NextHopType: flag ? 'Instance' : 'NetworkInterface' };
        const [secondary] = (
          interfaces({ NetworkInterfaceId: [NetworkInterfaceId] })[0]?.PrivateIpSets as
            | { PrivateIpSet: { PrivateIpAddress: string }[] }
            | undefined
        )?.PrivateIpSet.slice(1) ?? [{ PrivateIpAddress: '10.0.1.99' }];
        const parameters: Readonly<Record<(typeof ACTIONS)[number], Parameters>> = {
          RunInstances: { ...run, ...place, Amount: flag ? 2 : 1 },
          DeleteInstance: { InstanceId, Force: flag },
          StopInstance: { InstanceId },
          CreateNetworkInterface: { ...place, SecondaryPrivateIpAddressCount: two, DeleteOnRelease: flag },
          AttachNetworkInterface: { NetworkInterfaceId, InstanceId },
          DetachNetworkInterface: { NetworkInterfaceId, InstanceId },
          DeleteNetworkInterface: { NetworkInterfaceId },
          AssignPrivateIpAddresses: { NetworkInterfaceId, SecondaryPrivateIpAddressCount: 1 + two },
          UnassignPrivateIpAddresses: { NetworkInterfaceId, PrivateIpAddress: [secondary?.PrivateIpAddress] },
          JoinSecurityGroup: flag ? { SecurityGroupId, NetworkInterfaceId } : { SecurityGroupId, InstanceId },
          LeaveSecurityGroup: flag ? { SecurityGroupId, NetworkInterfaceId } : { SecurityGroupId, InstanceId },
          DeleteSecurityGroup: { SecurityGroupId },
          DeleteVSwitch: { VSwitchId: pick(vswitches, one) },
          CreateRouteEntry: {
            RouteTableId: vpc.RouteTableId,
            DestinationCidrBlock: `${one + 1}.0.0.0/8`,
            ...hop,
            NextHopId: flag ? InstanceId : NetworkInterfaceId,
          },
          DeleteRouteEntry: { RouteEntryId: pick(routes, one) },
          wait: {},
        };
        if (action === 'wait') advance(one * 1000);
        else {
          const isVpc = /VSwitch|Route/.test(action);
          const { status, body } = send<Record<string, unknown>>(action, parameters[action], {
            product: isVpc ? 'Vpc' : 'Ecs',
          });
          expect(status).toBeLessThan(500);
          const { InstanceIdSets: ran } = body as { InstanceIdSets?: { InstanceIdSet: string[] } };
          instances.push(...(ran?.InstanceIdSet ?? []));
          if (body.RouteEntryId) routes.push(String(body.RouteEntryId));
          for (const id of interfaceIds({ PageSize: 100 })) if (!made.includes(id)) made.push(id);
        }
        expect(violationsOf(cloud.world.store)).toEqual([]);
      }
      advance(600_000);
      interfaceIds();
      expect(violationsOf(cloud.world.store)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
