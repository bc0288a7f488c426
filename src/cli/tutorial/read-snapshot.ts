import { type RouteEntryRecord, SNAPSHOT_FORMAT, type Snapshot } from '../../network/index.ts';
import { type Answer, type Call, list, text } from '../calls.ts';
import type { LaidOut } from '../local/lay-out.ts';

/** Reads the two VPCs back through the API, as the network model takes them: what is there, not what was meant. */
export async function readSnapshot(call: Call, sides: readonly LaidOut[]): Promise<Snapshot> {
  const parts = await Promise.all(sides.map((side) => readVpcParts(call, side.vpcId)));
  const routers = parts.map(({ vpc }) => text(vpc, 'VRouterId'));
  const interfaces = await call('DescribeRouterInterfaces', {
    Filter: [{ Key: 'RouterId', Value: routers }],
    PageSize: 50,
  });
  return {
    format: SNAPSHOT_FORMAT,
    takenAt: new Date().toISOString(),
    vpcs: parts.map(({ vpc }) => ({
      vpcId: text(vpc, 'VpcId'),
      vpcName: text(vpc, 'VpcName'),
      cidrBlock: text(vpc, 'CidrBlock'),
      secondaryCidrBlocks: words(vpc, 'SecondaryCidrBlocks', 'SecondaryCidrBlock'),
      vRouterId: text(vpc, 'VRouterId'),
    })),
    vSwitches: parts.flatMap(({ vSwitches }) => vSwitches.map(vSwitchRecord)),
    routeTables: parts.flatMap(({ tables }) => tables),
    routerInterfaces: list(interfaces, 'RouterInterfaceSet', 'RouterInterfaceType').map((one) => ({
      routerInterfaceId: text(one, 'RouterInterfaceId'),
      role: text(one, 'Role') === 'AcceptingSide' ? 'AcceptingSide' : 'InitiatingSide',
      status: text(one, 'Status'),
      routerId: text(one, 'RouterId'),
      oppositeInterfaceId: text(one, 'OppositeInterfaceId'),
      oppositeRouterId: text(one, 'OppositeRouterId'),
    })),
  };
}

async function readVpcParts(call: Call, vpcId: string) {
  const [vpcs, vSwitches, routeTables] = await Promise.all([
    call('DescribeVpcs', { VpcId: vpcId }),
    call('DescribeVSwitches', { VpcId: vpcId, PageSize: 50 }),
    call('DescribeRouteTableList', { VpcId: vpcId }),
  ]);
  const tables = await Promise.all(
    list(routeTables, 'RouterTableList', 'RouterTableListType').map(async (table) => {
      const RouteTableId = text(table, 'RouteTableId');
      return {
        routeTableId: RouteTableId,
        vpcId,
        routeTableType: text(table, 'RouteTableType') === 'Custom' ? ('Custom' as const) : ('System' as const),
        routeEntries: (await allEntries(call, RouteTableId)).map(routeEntryRecord),
      };
    }),
  );
  return { vpc: list(vpcs, 'Vpcs', 'Vpc')[0], vSwitches: list(vSwitches, 'VSwitches', 'VSwitch'), tables };
}

async function allEntries(call: Call, RouteTableId: string): Promise<readonly Answer[]> {
  const entries: Answer[] = [];
  for (let NextToken: string | undefined; ; ) {
    const page = await call('DescribeRouteEntryList', { RouteTableId, MaxResult: 100, NextToken });
    entries.push(...list(page, 'RouteEntrys', 'RouteEntry'));
    NextToken = text(page, 'NextToken') || undefined;
    if (NextToken === undefined) return entries;
  }
}

function vSwitchRecord(vSwitch: Answer) {
  const table = text(vSwitch.RouteTable, 'RouteTableId');
  return {
    vSwitchId: text(vSwitch, 'VSwitchId'),
    vSwitchName: text(vSwitch, 'VSwitchName'),
    vpcId: text(vSwitch, 'VpcId'),
    cidrBlock: text(vSwitch, 'CidrBlock'),
    ...(table === '' ? {} : { routeTableId: table }),
  };
}

function routeEntryRecord(entry: Answer): RouteEntryRecord {
  const hop = list(entry, 'NextHops', 'NextHop')[0];
  const record = {
    routeEntryId: text(entry, 'RouteEntryId'),
    destinationCidrBlock: text(entry, 'DestinationCidrBlock'),
    type: text(entry, 'Type') || 'Custom',
    nextHopType: text(hop, 'NextHopType') || 'local',
    nextHopId: text(hop, 'NextHopId'),
    status: text(entry, 'Status') || 'Available',
  };
  // The words are the API's own; the model knows the ones there are and treats others as not forwarding.
  return record as RouteEntryRecord;
}

function words(answer: unknown, outer: string, inner: string): readonly string[] {
  return list(answer, outer, inner).map(String);
}
