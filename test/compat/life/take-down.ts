import { expect } from 'vitest';
import type { Talk } from '../support/said.ts';
import { becomes } from './pair.ts';
import { type EntryPage, LEFT_ROUTES } from './routes.ts';
import type { Site } from './site.ts';

/** Deletes everything in the order that the cloud allows, waiting until each thing is really gone. */
export async function takeDown(talk: Talk, here: Site): Promise<void> {
  const { left, right, spare } = here;
  for (const destination of LEFT_ROUTES) await deleteRoute(talk, left.table, destination, here.initiator);
  await deleteRoute(talk, right.table, left.cidr, here.acceptor);
  const interfaces = [here.initiator, here.acceptor, here.secondInitiator, here.secondAcceptor, ...here.others];
  for (const id of interfaces) {
    await talk.call('DeleteRouterInterface', { RouterInterfaceId: id });
    await becomes(talk, id, '');
  }
  for (const id of [here.leftVSwitch, here.rightVSwitch]) {
    await talk.call('DeleteVSwitch', { VSwitchId: id });
    const look = () => talk.call<{ Status?: string }>('DescribeVSwitchAttributes', { VSwitchId: id });
    await talk.wait(async () => (await look()).Status, '');
  }
  for (const { vpc } of [left, right, spare]) await talk.call('DeleteVpc', { VpcId: vpc });
  const vpcs = () => talk.call<{ TotalCount: number }>('DescribeVpcs', {});
  await talk.wait(async () => String((await vpcs()).TotalCount), '0');
  await expectNone(talk);
}

async function deleteRoute(talk: Talk, table: string, destination: string, hop: string): Promise<void> {
  const to = { RouteTableId: table, DestinationCidrBlock: destination };
  await talk.call('DeleteRouteEntry', { ...to, NextHopId: hop });
  const look = () => talk.call<EntryPage>('DescribeRouteEntryList', to);
  await talk.wait(async () => String((await look()).RouteEntrys.RouteEntry.length), '0');
}

async function expectNone(talk: Talk): Promise<void> {
  const none = { TotalCount: 0 };
  for (const list of ['DescribeVSwitches', 'DescribeVRouters', 'DescribeRouteTableList', 'DescribeRouterInterfaces']) {
    expect(await talk.call(list, {})).toMatchObject(none);
  }
}
