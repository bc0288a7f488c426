import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { timingOf } from '../../src/cloud/timing.ts';
import { describeWithPackets, startWithPackets } from './support.ts';

describeWithPackets('a local cloud with a data plane', () => {
  test('packets pass exactly while the pair is Active and both entries are there', async () => {
    const { cloud, failures, api, echoes, makeVpc, makePair, route } = await startWithPackets();
    const [app, data] = [
      await makeVpc('10.0.0.0/16', '10.0.1.0/24'),
      await makeVpc('192.168.0.0/16', '192.168.1.0/24'),
    ];
    const both = () => echoes([app.vSwitchId, '192.168.1.1'], [data.vSwitchId, '10.0.1.1']);
    expect(await both()).toEqual(['unreachable', 'unreachable']);

    const { initiator, acceptor } = await makePair(app.routerId, data.routerId);
    await api('ConnectRouterInterface', { RouterInterfaceId: initiator });
    expect(await both(), 'Active, but no route entries').toEqual(['unreachable', 'unreachable']);
    await route('Create', app.tableId, '192.168.0.0/16', initiator);
    expect(await both(), 'there, and no way back').toEqual(['silence', 'unreachable']);
    await route('Create', data.tableId, '10.0.0.0/16', acceptor);
    expect(await both()).toEqual(['reply', 'reply']);

    await api('DeactivateRouterInterface', { RouterInterfaceId: acceptor });
    expect(await both(), 'one side Inactive: a black hole').toEqual(['silence', 'silence']);
    await api('ActivateRouterInterface', { RouterInterfaceId: acceptor });
    expect(await both()).toEqual(['reply', 'reply']);

    await route('Delete', data.tableId, '10.0.0.0/16', acceptor);
    expect(await both()).toEqual(['silence', 'unreachable']);
    await route('Create', data.tableId, '0.0.0.0/0', acceptor);
    await route('Create', app.tableId, '0.0.0.0/0', initiator);
    const outside = echoes([app.vSwitchId, '192.168.1.1'], [app.vSwitchId, '203.0.113.7']);
    expect(await outside, 'the loop of the tutorial').toEqual(['reply', 'time-exceeded']);
    expect(failures).toEqual([]);
    expect(cloud.dataPlane?.pid).toBeTypeOf('number');
  });

  test('a transition takes effect when it is due, with nobody asking the API', async () => {
    const { cloud, api, echoes, makeVpc, makePair, route } = await startWithPackets({
      timing: { ...timingOf('instant'), connectRouterInterface: 60_000 },
    });
    cloud.clock.freeze();
    const app = await makeVpc('10.0.0.0/16', '10.0.1.0/24');
    const data = await makeVpc('10.0.0.0/16', '10.0.2.0/24');
    const { initiator, acceptor } = await makePair(app.routerId, data.routerId);
    await api('ConnectRouterInterface', { RouterInterfaceId: initiator });
    expect(cloud.world.store.tables.routerInterfaces.get(initiator)?.status).toBe('Connecting');
    cloud.clock.advance(60_000);
    await waitFor(() => cloud.world.store.tables.routerInterfaces.get(initiator)?.status === 'Active');
    // The two VPCs have the same block; their vSwitches do not, so entries for those work.
    await route('Create', app.tableId, '10.0.2.0/24', initiator);
    await route('Create', data.tableId, '10.0.1.0/24', acceptor);
    expect(await echoes([app.vSwitchId, '10.0.2.1'])).toEqual(['reply']);
  });

  test('a change of a name interrupts nothing, however long it takes', async () => {
    const timing = { ...timingOf('instant'), modifyVpc: 60_000, modifyVSwitch: 60_000 };
    const { cloud, api, echoes, makeVpc } = await startWithPackets({ timing });
    const { vpcId, vSwitchId } = await makeVpc('10.0.0.0/16', '10.0.1.0/24');
    const zone = { VpcId: vpcId, ZoneId: 'cn-hangzhou-b' };
    const { VSwitchId: other = '' } = await api('CreateVSwitch', { ...zone, CidrBlock: '10.0.2.0/24' });
    await api('ModifyVSwitchAttribute', { VSwitchId: vSwitchId, VSwitchName: 'renamed' });
    expect(cloud.world.store.tables.vswitches.get(vSwitchId)?.status).toBe('Pending');
    expect(await echoes([vSwitchId, other], [other, vSwitchId])).toEqual(['reply', 'reply']);
    await api('ModifyVpcAttribute', { VpcId: vpcId, VpcName: 'renamed' });
    expect(cloud.world.store.tables.vpcs.get(vpcId)?.status).toBe('Pending');
    expect(await echoes([vSwitchId, other])).toEqual(['reply']);
  });

  test('a vSwitch goes by the table that it is bound to', async () => {
    const { api, echoes, makeVpc, makePair, route } = await startWithPackets();
    const app = await makeVpc('10.0.0.0/16', '10.0.1.0/24');
    const data = await makeVpc('192.168.0.0/16', '192.168.1.0/24');
    const { initiator, acceptor } = await makePair(app.routerId, data.routerId);
    await api('ConnectRouterInterface', { RouterInterfaceId: initiator });
    await route('Create', app.tableId, '192.168.0.0/16', initiator);
    await route('Create', data.tableId, '10.0.0.0/16', acceptor);
    const { RouteTableId = '' } = await api('CreateRouteTable', { VpcId: app.vpcId });
    expect(await echoes([app.vSwitchId, '192.168.1.1'])).toEqual(['reply']);
    await api('AssociateRouteTable', { RouteTableId, VSwitchId: app.vSwitchId });
    expect(await echoes([app.vSwitchId, '192.168.1.1'])).toEqual(['unreachable']);
    await api('UnassociateRouteTable', { RouteTableId, VSwitchId: app.vSwitchId });
    expect(await echoes([app.vSwitchId, '192.168.1.1'])).toEqual(['reply']);
  });

  test('the admin API sends packets for other programs, and says what is wrong with a request', async () => {
    const { cloud, makeVpc } = await startWithPackets();
    const { vSwitchId } = await makeVpc('10.0.0.0/16', '10.0.1.0/24');
    const post = async (url: string, probes: unknown) => {
      const answer = await fetch(`${url}/_isthmus/probe`, { method: 'POST', body: JSON.stringify({ probes }) });
      return { status: answer.status, body: await answer.json() };
    };
    expect(await post(cloud.url, [{ vSwitchId, to: '203.0.113.7' }])).toMatchObject({
      status: 200,
      body: { results: [{ vSwitchId, to: '203.0.113.7', answer: 'unreachable', by: '10.0.1.253' }] },
    });
    expect(await post(cloud.url, [{ vSwitchId, to: vSwitchId }])).toMatchObject({
      body: { results: [{ to: '10.0.1.1' }] },
    });
    expect((await post(cloud.url, [{ vSwitchId }])).status).toBe(400);
    expect((await post(cloud.url, [{ vSwitchId, to: 'data' }])).status).toBe(404);
    expect((await post(cloud.url, [{ vSwitchId: 'vsw-none', to: '10.0.0.1' }])).status).toBe(404);
    const plain = await startWithPackets({ dataPlane: false });
    expect(await post(plain.cloud.url, [])).toMatchObject({ status: 409, body: { error: { code: 'NoDataPlane' } } });
  });

  test('a peering carries packets once it is Activated, and passes none on to the next', async () => {
    const { api, peer, echoes, makeVpc } = await startWithPackets();
    const [a, b, c] = [
      await makeVpc('10.1.0.0/16', '10.1.1.0/24'),
      await makeVpc('10.2.0.0/16', '10.2.1.0/24'),
      await makeVpc('10.3.0.0/16', '10.3.1.0/24'),
    ];
    const [ab, bc] = [await peer(a.vpcId, b.vpcId), await peer(b.vpcId, c.vpcId)];
    for (const [tableId, destination, peering] of [
      [a.tableId, '10.0.0.0/8', ab],
      [b.tableId, '10.1.0.0/16', ab],
      [b.tableId, '10.3.0.0/16', bc],
      [c.tableId, '10.0.0.0/8', bc],
    ]) {
      await api('CreateRouteEntry', {
        RouteTableId: tableId ?? '',
        DestinationCidrBlock: destination ?? '',
        NextHopType: 'VpcPeer',
        NextHopId: peering ?? '',
      });
    }
    const [neighbour, across] = (await echoes([a.vSwitchId, '10.2.1.1'], [a.vSwitchId, '10.3.1.1'])) ?? [];
    expect({ neighbour, across }).toEqual({ neighbour: 'reply', across: 'silence' });
  });

  test('what was kept in a folder is built at the next start', async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'isthmus-plane-'));
    const first = await startWithPackets({ dataDirectory });
    const app = await first.makeVpc('10.0.0.0/16', '10.0.1.0/24');
    await first.api('CreateVSwitch', { VpcId: app.vpcId, CidrBlock: '10.0.2.0/24', ZoneId: 'cn-hangzhou-b' });
    await first.stop();
    const { echoes } = await startWithPackets({ dataDirectory });
    expect(await echoes([app.vSwitchId, '10.0.2.1'])).toEqual(['reply']);
    rmSync(dataDirectory, { recursive: true });
  });
});

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
