import type { Answer } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { SERVICE_CIDR } from '../../shared/cidr-rules.ts';
import type { VpcRow } from '../../store/rows.ts';
import { addSystemEntry } from '../shared/system-entries.ts';

/** The primary block of a VPC created without one. */
export const DEFAULT_CIDR = '172.16.0.0/12';

/** What the creating actions choose about a VPC; the rest follows. */
export type NewVpc = Pick<
  VpcRow,
  'name' | 'description' | 'cidr' | 'userCidrs' | 'ipv6Blocks' | 'isDefault' | 'dnsHostname' | 'resourceGroup'
>;

/** Adds a VPC and what comes with it: VRouter, system route table, service entry (API page CreateVpc). */
export function addVpc(call: Call<unknown>, facts: NewVpc): Answer {
  const { vpcs, vrouters, routeTables } = call.store.tables;
  const owned = { account: call.account.id, region: call.region.id, createdAt: call.now };
  const unnamed = { ...owned, name: '', description: '' };
  const vpc = call.newId('vpc');
  const vrouter = call.newId('vrt');
  const systemTable = call.newId('vtb');
  vpcs.insert({
    ...owned,
    ...facts,
    id: vpc,
    status: 'Pending',
    secondaryCidrs: [],
    ipv6: facts.ipv6Blocks.length > 0,
    classicLink: false,
    vrouter,
    systemTable,
  });
  vrouters.insert({ ...unnamed, id: vrouter, vpc });
  routeTables.insert({
    ...unnamed,
    id: systemTable,
    status: 'Available',
    type: 'System',
    associateType: 'VSwitch',
    vpc,
    vrouter,
    propagation: true,
    resourceGroup: facts.resourceGroup,
  });
  addSystemEntry(call, { vpc, routeTable: systemTable, destination: SERVICE_CIDR, nextHopType: 'service' });
  call.after(call.timing.createVpc, vpcs, vpc, { status: 'Available' });
  return { VpcId: vpc, VRouterId: vrouter, RouteTableId: systemTable, ResourceGroupId: facts.resourceGroup };
}
