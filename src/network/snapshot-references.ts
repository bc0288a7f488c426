import { type Cidr, cidrContains, cidrsOverlap, compareCidrs, formatCidr, parseCidr } from './cidr.ts';
import type { RouteTableRecord, Snapshot, VpcRecord } from './snapshot.ts';
import type { SnapshotProblem } from './snapshot-problem.ts';

/**
 * What is wrong with a snapshot of the right shape: ids that are not unique or not known, blocks that are not canonical,
 * a VPC without its system table, a vSwitch outside its VPC or over another one of it. A next hop or an opposite interface that does not exist is
 * no error: networks are like that, and finding it is what the model is for.
 */
export function snapshotReferences(snapshot: Snapshot): readonly SnapshotProblem[] {
  const check = new ReferenceCheck();
  const vpcs = check.unique('vpcs', snapshot.vpcs, 'vpcId');
  const tables = check.unique('routeTables', snapshot.routeTables, 'routeTableId');
  const vSwitches = check.unique('vSwitches', snapshot.vSwitches, 'vSwitchId');
  check.unique('routerInterfaces', snapshot.routerInterfaces ?? [], 'routerInterfaceId');
  check.unique('vpcPeerings', snapshot.vpcPeerings ?? [], 'instanceId');
  check.unique('hosts', snapshot.hosts ?? [], 'hostId');
  check.unique('vpcs', snapshot.vpcs, 'vRouterId');

  const blocks = new Map<string, readonly Cidr[]>();
  for (const [index, vpc] of snapshot.vpcs.entries()) blocks.set(vpc.vpcId, check.vpcBlocks(vpc, `vpcs[${index}]`));
  checkVSwitches(snapshot, check, vpcs, tables, blocks);
  checkTables(snapshot, check, vpcs);
  for (const [index, host] of (snapshot.hosts ?? []).entries()) {
    check.known(vSwitches, host.vSwitchId, `hosts[${index}].vSwitchId`, 'a vSwitch of this snapshot');
    check.block(host.ipAddress, `hosts[${index}].ipAddress`);
  }
  return check.problems;
}

function checkVSwitches(
  snapshot: Snapshot,
  check: ReferenceCheck,
  vpcs: ReadonlyMap<string, VpcRecord>,
  tables: ReadonlyMap<string, RouteTableRecord>,
  blocks: ReadonlyMap<string, readonly Cidr[]>,
): void {
  for (const [index, vSwitch] of snapshot.vSwitches.entries()) {
    const path = `vSwitches[${index}]`;
    check.known(vpcs, vSwitch.vpcId, `${path}.vpcId`, 'a VPC of this snapshot');
    const block = check.block(vSwitch.cidrBlock, `${path}.cidrBlock`);
    const outer = blocks.get(vSwitch.vpcId) ?? [];
    if (block !== undefined && outer.length > 0 && !outer.some((candidate) => cidrContains(candidate, block))) {
      const expected = `a block inside ${outer.map(formatCidr).join(' or ')} of ${vSwitch.vpcId}`;
      check.problems.push({ path: `${path}.cidrBlock`, found: vSwitch.cidrBlock, expected });
    }
    const tableId = vSwitch.routeTableId ?? '';
    if (tableId === '') continue;
    const table = check.known(tables, tableId, `${path}.routeTableId`, 'a route table of this snapshot');
    if (table !== undefined && table.vpcId !== vSwitch.vpcId) {
      const expected = `a route table of ${vSwitch.vpcId}; this one belongs to ${table.vpcId}`;
      check.problems.push({ path: `${path}.routeTableId`, found: tableId, expected });
    }
    if (table?.associateType === 'Gateway') {
      const expected = 'a route table for vSwitches; this one is for a gateway';
      check.problems.push({ path: `${path}.routeTableId`, found: tableId, expected });
    }
  }
  checkOverlaps(snapshot, check);
}

/** No two vSwitches of a VPC share an address: whose would it be? */
function checkOverlaps({ vSwitches }: Snapshot, check: ReferenceCheck): void {
  const blocks = vSwitches.flatMap(({ vpcId, vSwitchId, cidrBlock }, index) => {
    const block = parseCidr(cidrBlock);
    return block === undefined ? [] : [{ vpcId, vSwitchId, block, path: `vSwitches[${index}].cidrBlock` }];
  });
  for (const members of Map.groupBy(blocks, ({ vpcId }) => vpcId).values()) {
    members.sort((a, b) => compareCidrs(a.block, b.block));
    for (const [index, { block, path }] of members.entries()) {
      const before = members[index - 1];
      if (before === undefined || !cidrsOverlap(before.block, block)) continue;
      const expected = `a block of its own; ${before.vSwitchId} of the same VPC has ${formatCidr(before.block)}`;
      check.problems.push({ path, found: formatCidr(block), expected });
    }
  }
}

function checkTables(snapshot: Snapshot, check: ReferenceCheck, vpcs: ReadonlyMap<string, VpcRecord>): void {
  const systemTables = new Map<string, number>();
  for (const [index, table] of snapshot.routeTables.entries()) {
    const path = `routeTables[${index}]`;
    check.known(vpcs, table.vpcId, `${path}.vpcId`, 'a VPC of this snapshot');
    if (table.routeTableType === 'System' && table.associateType !== 'Gateway') {
      systemTables.set(table.vpcId, (systemTables.get(table.vpcId) ?? 0) + 1);
    }
    for (const [entryIndex, entry] of (table.routeEntries ?? []).entries()) {
      check.block(entry.destinationCidrBlock, `${path}.routeEntries[${entryIndex}].destinationCidrBlock`);
    }
  }
  for (const [index, vpc] of snapshot.vpcs.entries()) {
    const count = systemTables.get(vpc.vpcId) ?? 0;
    if (count === 1) continue;
    const expected = `exactly one route table of type System with vpcId ${vpc.vpcId} in routeTables`;
    check.problems.push({ path: `vpcs[${index}]`, found: `${count}`, expected });
  }
}

class ReferenceCheck {
  readonly problems: SnapshotProblem[] = [];

  unique<K extends string, T extends Readonly<Record<K, string>>>(
    path: string,
    records: readonly T[],
    field: K,
  ): ReadonlyMap<string, T> {
    const byId = new Map<string, T>();
    for (const [index, record] of records.entries()) {
      if (byId.has(record[field])) {
        const expected = 'an id that no other record of the list has';
        this.problems.push({ path: `${path}[${index}].${field}`, found: record[field], expected });
      }
      byId.set(record[field], record);
    }
    return byId;
  }

  known<T>(records: ReadonlyMap<string, T>, id: string, path: string, expected: string): T | undefined {
    const record = records.get(id);
    if (record === undefined) this.problems.push({ path, found: id, expected });
    return record;
  }

  block(text: string, path: string): Cidr | undefined {
    const block = parseCidr(text);
    if (block === undefined) {
      this.problems.push({ path, found: text, expected: 'an IPv4 CIDR block without bits set behind its length' });
    }
    return block;
  }

  vpcBlocks(vpc: VpcRecord, path: string): readonly Cidr[] {
    const primary = this.block(vpc.cidrBlock, `${path}.cidrBlock`);
    const secondary = (vpc.secondaryCidrBlocks ?? []).map((text, index) =>
      this.block(text, `${path}.secondaryCidrBlocks[${index}]`),
    );
    return [primary, ...secondary].filter((block) => block !== undefined);
  }
}
