import { expect } from 'vitest';
import type { Talk } from '../support/said.ts';
import type { Site } from './site.ts';

interface Entry {
  readonly RouteEntryId: string;
  readonly DestinationCidrBlock: string;
  readonly Status: string;
  readonly Type: string;
}

export interface EntryPage {
  readonly NextToken?: string;
  readonly RouteEntrys: { readonly RouteEntry: readonly Entry[] };
}

/** The routes of the left VPC: to the right one, to a third party behind it, and to a part of its own block. */
export const LEFT_ROUTES = ['10.2.0.0/16', '192.168.0.0/16', '10.1.80.0/24'] as const;

export async function create(talk: Talk, { left, right, initiator, acceptor }: Site): Promise<void> {
  for (const destination of LEFT_ROUTES) await route(talk, left.table, destination, initiator);
  await route(talk, right.table, left.cidr, acceptor);
}

async function route(talk: Talk, table: string, destination: string, hop: string): Promise<void> {
  const to = { RouteTableId: table, DestinationCidrBlock: destination };
  await talk.call('CreateRouteEntry', { ...to, NextHopType: 'RouterInterface', NextHopId: hop });
  const look = () => talk.call<EntryPage>('DescribeRouteEntryList', to);
  await talk.wait(async () => (await look()).RouteEntrys.RouteEntry[0]?.Status, 'Available');
}

export async function list(talk: Talk, { left, initiator }: Site): Promise<void> {
  const custom = { RouteTableId: left.table, RouteEntryType: 'Custom' };
  const seen: string[] = [];
  let token: string | undefined;
  do {
    const params = { ...custom, MaxResult: 2, ...(token && { NextToken: token }) };
    const page = await talk.call<EntryPage>('DescribeRouteEntryList', params);
    expect(page.RouteEntrys.RouteEntry.length).toBeLessThanOrEqual(2);
    seen.push(...page.RouteEntrys.RouteEntry.map((entry) => entry.DestinationCidrBlock));
    token = page.NextToken;
  } while (token);
  expect(seen.sort()).toEqual([...LEFT_ROUTES].sort());

  const bySystem = await talk.call<EntryPage>('DescribeRouteEntryList', { ...custom, RouteEntryType: 'System' });
  const system = bySystem.RouteEntrys.RouteEntry.map((entry) => entry.DestinationCidrBlock);
  expect(system.sort()).toEqual(['10.1.1.0/24', '100.64.0.0/10']);

  const some = { ...custom, DestCidrBlockList: LEFT_ROUTES.slice(0, 2) };
  expect((await talk.call<EntryPage>('DescribeRouteEntryList', some)).RouteEntrys.RouteEntry).toHaveLength(2);

  const tables = await talk.call<{ RouteTables: { RouteTable: { RouteEntrys: { RouteEntry: Entry[] } }[] } }>(
    'DescribeRouteTables',
    { RouteTableId: left.table },
  );
  const entries = tables.RouteTables.RouteTable[0]?.RouteEntrys.RouteEntry ?? [];
  // Custom entries come first: official programs look at the first one after CreateRouteEntry.
  expect(entries.map(({ Type }) => Type)).toEqual(['Custom', 'Custom', 'Custom', 'System', 'System']);
  expect(entries[0]).toMatchObject({ NextHopType: 'RouterInterface', InstanceId: initiator });
}

export async function rename(talk: Talk, { left }: Site): Promise<void> {
  const to = { RouteTableId: left.table, DestinationCidrBlock: LEFT_ROUTES[1] };
  await talk.call('ModifyRouteEntry', { ...to, RouteEntryName: 'third party', Description: 'behind the right' });
  const look = async () => (await talk.call<EntryPage>('DescribeRouteEntryList', to)).RouteEntrys.RouteEntry[0];
  await talk.wait(async () => (await look())?.Status, 'Available');
  expect(await look()).toMatchObject({ RouteEntryName: 'third party', Description: 'behind the right' });
}
