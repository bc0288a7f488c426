import type { Call } from '../../action.ts';
import type { VpcRow, VSwitchRow } from '../../store/rows.ts';
import { addLocalEntries } from '../shared/system-entries.ts';

/** What the creating actions choose about a vSwitch; the rest follows from its VPC. */
export type NewVSwitch = Pick<VSwitchRow, 'name' | 'description' | 'zone' | 'cidr' | 'ipv6Cidr' | 'isDefault'>;

/** Adds a vSwitch, bound to the system table, and the `local` entries of its blocks. @returns its id */
export function addVSwitch(call: Call<unknown>, vpc: VpcRow, facts: NewVSwitch): string {
  const { vswitches } = call.store.tables;
  const id = call.newId('vsw');
  vswitches.insert({
    ...facts,
    id,
    account: call.account.id,
    region: call.region.id,
    createdAt: call.now,
    status: 'Pending',
    vpc: vpc.id,
    ipv6: facts.ipv6Cidr !== '',
    resourceGroup: vpc.resourceGroup,
    routeTable: vpc.systemTable,
  });
  addLocalEntries(call, vpc.id, facts.cidr);
  if (facts.ipv6Cidr !== '') addLocalEntries(call, vpc.id, facts.ipv6Cidr);
  call.after(call.timing.createVSwitch, vswitches, id, { status: 'Available' });
  return id;
}
