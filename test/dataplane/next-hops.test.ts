import { expect, test } from 'vitest';
import { describeWithPackets, startWithPackets } from './support.ts';

describeWithPackets('what else packets meet', () => {
  test('an instance is there while it runs; as a next hop it leads out of what is emulated', async () => {
    const { api, apiOf, echoes, makeVpc, runInstance } = await startWithPackets();
    const { vpcId, tableId, vSwitchId } = await makeVpc('10.0.0.0/16', '10.0.1.0/24');
    const { VSwitchId = '' } = await api('CreateVSwitch', {
      VpcId: vpcId,
      CidrBlock: '10.0.2.0/24',
      ZoneId: 'cn-hangzhou-b',
    });
    const InstanceId = await runInstance(vpcId, VSwitchId, '10.0.2.77');
    await api('CreateRouteEntry', {
      RouteTableId: tableId,
      DestinationCidrBlock: '172.16.0.0/12',
      NextHopType: 'Instance',
      NextHopId: InstanceId,
    });
    const ask = () => echoes([vSwitchId, '10.0.2.77'], [vSwitchId, '10.0.2.78'], [vSwitchId, '172.16.0.1']);
    expect(await ask()).toEqual(['reply', 'silence', 'leaves']);
    await apiOf('Ecs', 'StopInstance', { InstanceId, ForceStop: true });
    expect(await ask(), 'stopped: nobody is there, and the next hop is a black hole').toEqual([
      'silence',
      'silence',
      'silence',
    ]);
  });

  test('a HaVip leads out of what is emulated while an instance has it, and swallows packets before and after', async () => {
    const { api, echoes, makeVpc, runInstance } = await startWithPackets();
    const { vpcId, tableId, vSwitchId } = await makeVpc('10.0.0.0/16', '10.0.1.0/24');
    const { HaVipId = '' } = await api('CreateHaVip', { VSwitchId: vSwitchId, IpAddress: '10.0.1.50' });
    await api('CreateRouteEntry', {
      RouteTableId: tableId,
      DestinationCidrBlock: '172.16.0.0/12',
      NextHopType: 'HaVip',
      NextHopId: HaVipId,
    });
    const ask = () => echoes([vSwitchId, '172.16.0.1'], [vSwitchId, '10.0.1.50']);
    expect(await ask(), 'nobody has it').toEqual(['silence', 'silence']);
    const InstanceId = await runInstance(vpcId, vSwitchId, '10.0.1.77');
    await api('AssociateHaVip', { HaVipId, InstanceId });
    expect(await ask()).toEqual(['leaves', 'reply']);
    await api('UnassociateHaVip', { HaVipId, InstanceId, Force: 'True' });
    expect(await ask()).toEqual(['silence', 'silence']);
  });

  test('a NAT gateway and an IPv4 gateway lead out of what is emulated', async () => {
    const { api, echoes, makeVpc } = await startWithPackets();
    const { vpcId, tableId, vSwitchId } = await makeVpc('10.0.0.0/16', '10.0.1.0/24');
    const { NatGatewayId = '' } = await api('CreateNatGateway', {
      VpcId: vpcId,
      VSwitchId: vSwitchId,
      NatType: 'Enhanced',
      NetworkType: 'intranet',
    });
    const { Ipv4GatewayId = '' } = await api('CreateIpv4Gateway', { VpcId: vpcId });
    for (const [DestinationCidrBlock, NextHopType, NextHopId] of [
      ['172.16.0.0/12', 'NatGateway', NatGatewayId],
      ['8.8.8.0/24', 'Ipv4Gateway', Ipv4GatewayId],
    ]) {
      await api('CreateRouteEntry', { RouteTableId: tableId, DestinationCidrBlock, NextHopType, NextHopId });
    }
    expect(await echoes([vSwitchId, '172.16.0.1'], [vSwitchId, '8.8.8.8'], [vSwitchId, '9.9.9.9'])).toEqual([
      'leaves',
      'leaves',
      'unreachable',
    ]);
  });

  test('an entry for a prefix list is one for each of its blocks, also when the list changes', async () => {
    const { api, echoes, makeVpc, makePair } = await startWithPackets();
    const app = await makeVpc('10.0.0.0/16', '10.0.1.0/24');
    const data = await makeVpc('192.168.0.0/16', '192.168.1.0/24');
    const { initiator, acceptor } = await makePair(app.routerId, data.routerId);
    await api('ConnectRouterInterface', { RouterInterfaceId: initiator });
    const list = await api('CreateVpcPrefixList', { PrefixListEntries: [{ Cidr: '192.168.1.0/24' }] });
    const PrefixListId = list.PrefixListId ?? '';
    for (const [RouteTableId, DestinationCidrBlock, NextHopId] of [
      [app.tableId, PrefixListId, initiator],
      [data.tableId, '10.0.0.0/16', acceptor],
    ] as const) {
      await api('CreateRouteEntry', { RouteTableId, DestinationCidrBlock, NextHopId, NextHopType: 'RouterInterface' });
    }
    expect(await echoes([app.vSwitchId, data.vSwitchId])).toEqual(['reply']);
    await api('ModifyVpcPrefixList', {
      PrefixListId,
      AddPrefixListEntry: [{ Cidr: '192.168.2.0/24' }],
      RemovePrefixListEntry: [{ Cidr: '192.168.1.0/24' }],
    });
    expect(await echoes([app.vSwitchId, data.vSwitchId])).toEqual(['unreachable']);
  });
});
