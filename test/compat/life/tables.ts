import { expect } from 'vitest';
import type { Talk } from '../support/said.ts';
import type { EntryPage } from './routes.ts';
import type { Site } from './site.ts';

/** A second block for the spare VPC, and away with it again. */
export async function secondaryBlock(talk: Talk, { spare }: Site): Promise<void> {
  const block = { VpcId: spare.vpc, SecondaryCidrBlock: '172.20.0.0/16' };
  const added = await talk.call('AssociateVpcCidrBlock', { ...block, IpVersion: 'IPV4' });
  expect(added).toMatchObject({ CidrBlock: '172.20.0.0/16' });
  expect(await blocks(talk, spare.vpc)).toEqual(['172.20.0.0/16']);
  await talk.call('UnassociateVpcCidrBlock', block);
  expect(await blocks(talk, spare.vpc)).toEqual([]);
}

async function blocks(talk: Talk, vpc: string): Promise<readonly string[]> {
  const shown = await talk.call<{ SecondaryCidrBlocks: { SecondaryCidrBlock: string[] } }>('DescribeVpcAttribute', {
    VpcId: vpc,
  });
  return shown.SecondaryCidrBlocks.SecondaryCidrBlock;
}

/** A route table of its own for the vSwitch on the right. */
export async function createTable(talk: Talk, here: Site): Promise<void> {
  const { right, rightVSwitch } = here;
  const names = { RouteTableName: 'custom', Description: 'for one vSwitch' };
  const made = await talk.call<{ RouteTableId: string }>('CreateRouteTable', { VpcId: right.vpc, ...names });
  here.custom = made.RouteTableId;
  await talk.wait(async () => (await tableOf(talk, here.custom))?.Status as string, 'Available');
  await talk.call('AssociateRouteTable', { RouteTableId: here.custom, VSwitchId: rightVSwitch });
  await settled(talk, rightVSwitch);
  const vSwitch = await talk.call('DescribeVSwitchAttributes', { VSwitchId: rightVSwitch });
  expect(vSwitch).toMatchObject({ RouteTable: { RouteTableId: here.custom, RouteTableType: 'Custom' } });
  await talk.call('ModifyRouteTableAttributes', { RouteTableId: here.custom, RouteTableName: 'renamed' });
  expect(await tableOf(talk, here.custom)).toMatchObject({
    ...{ RouteTableName: 'renamed', Description: 'for one vSwitch', RouteTableType: 'Custom', VpcId: right.vpc },
    VSwitchIds: { VSwitchId: [rightVSwitch] },
  });
}

async function tableOf(talk: Talk, id: string): Promise<Record<string, unknown> | undefined> {
  const list = await talk.call<{ RouterTableList: { RouterTableListType: Record<string, unknown>[] } }>(
    'DescribeRouteTableList',
    { RouteTableId: id },
  );
  return list.RouterTableList.RouterTableListType[0];
}

const settled = (talk: Talk, vSwitch: string): Promise<void> =>
  talk.wait(async () => {
    const shown = await talk.call<{ Status: string }>('DescribeVSwitchAttributes', { VSwitchId: vSwitch });
    return shown.Status;
  }, 'Available');

/** Routes by the batch, one of them twice: what works is done, what does not is named. */
export async function batch(talk: Talk, { custom, acceptor }: Site): Promise<void> {
  const to = (destination: string) => ({
    ...{ RouteTableId: custom, DstCidrBlock: destination, NextHopType: 'RouterInterface', NextHop: acceptor },
  });
  const wanted = ['10.1.0.0/16', '192.168.0.0/16'];
  const all = await talk.call('CreateRouteEntries', { RouteEntries: wanted.map(to) });
  expect(all).toMatchObject({ SuccessCount: 2, FailedCount: 0 });
  const entries = () =>
    talk.call<EntryPage>('DescribeRouteEntryList', { RouteTableId: custom, RouteEntryType: 'Custom' });
  const states = async () => (await entries()).RouteEntrys.RouteEntry.map(({ Status }) => Status);
  await talk.wait(async () => (await states()).join(), 'Available,Available');
  const again = await talk.call('CreateRouteEntries', { RouteEntries: [to('10.1.0.0/16')] });
  expect(again).toMatchObject({ SuccessCount: 0, FailedCount: 1 });
  await talk.call('DeleteRouteEntries', { RouteEntries: wanted.map(to).map(({ NextHopType: _, ...entry }) => entry) });
  await talk.wait(async () => (await states()).join(), '');
}

export async function deleteTable(talk: Talk, { custom, rightVSwitch }: Site): Promise<void> {
  await talk.call('UnassociateRouteTable', { RouteTableId: custom, VSwitchId: rightVSwitch });
  await settled(talk, rightVSwitch);
  await talk.call('DeleteRouteTable', { RouteTableId: custom });
  await talk.wait(async () => ((await tableOf(talk, custom)) ? 'there' : ''), '');
}
