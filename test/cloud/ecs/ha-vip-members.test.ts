import { expect, it } from 'vitest';
import { startEcs } from './support.ts';

interface HaVips {
  readonly HaVips: { readonly HaVip: readonly { readonly Status: string; readonly AssociatedInstances: unknown }[] };
}

it('an instance or network interface that goes leaves its HaVip', () => {
  const { call, ecs, vswitchId, runInstances, createInterface, advance } = startEcs();
  const { HaVipId } = call('CreateHaVip', { VSwitchId: vswitchId });
  const { HaVipId: other } = call('CreateHaVip', { VSwitchId: vswitchId });
  const [first = '', second = ''] = runInstances({ Amount: 2 });
  const NetworkInterfaceId = createInterface();
  advance(60_000);
  for (const InstanceId of [first, second]) call('AssociateHaVip', { HaVipId, InstanceId });
  call('AssociateHaVip', { HaVipId: other, InstanceId: NetworkInterfaceId, InstanceType: 'NetworkInterface' });
  const shown = () =>
    call<HaVips>('DescribeHaVips').HaVips.HaVip.map(({ Status, AssociatedInstances }) => [Status, AssociatedInstances]);

  ecs('DeleteInstance', { InstanceId: first, Force: true });
  expect(shown()[0]).toEqual(['InUse', { associatedInstance: [second] }]);
  ecs('DeleteInstance', { InstanceId: second, Force: true });
  ecs('DeleteNetworkInterface', { NetworkInterfaceId });
  expect(shown()).toEqual([
    ['Available', { associatedInstance: [] }],
    ['Available', { associatedInstance: [] }],
  ]);
  call('DeleteHaVip', { HaVipId });
});
