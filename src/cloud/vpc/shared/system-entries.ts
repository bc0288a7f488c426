import type { Call } from '../../action.ts';

export interface SystemEntry {
  readonly vpc: string;
  readonly routeTable: string;
  readonly destination: string;
  /** `local`: delivered to the vSwitch of that block. `service`: handed to the cloud's own services. */
  readonly nextHopType: 'local' | 'service';
}

/** Adds a system entry to a table. The API neither creates nor changes nor deletes these. */
export function addSystemEntry(call: Call<unknown>, entry: SystemEntry): void {
  call.store.tables.routeEntries.insert({
    ...entry,
    id: call.newId('rte'),
    account: call.account.id,
    region: call.region.id,
    createdAt: call.now,
    modifiedAt: call.now,
    name: '',
    description: '',
    status: 'Available',
    type: 'System',
    ipVersion: entry.destination.includes(':') ? 'ipv6' : 'ipv4',
    nextHop: '',
    nextHops: [],
  });
}

/** Every vSwitch-type table of the VPC gets a `local` entry for a vSwitch's block (help page "VPC route tables"). */
export function addLocalEntries(call: Call<unknown>, vpc: string, destination: string): void {
  for (const table of call.store.tables.routeTables.find({ vpc })) {
    if (table.associateType !== 'VSwitch' || table.status === 'Deleting') continue;
    addSystemEntry(call, { vpc, routeTable: table.id, destination, nextHopType: 'local' });
  }
}

/** Takes the `local` entries of a vSwitch's block out of every table of the VPC. */
export function removeLocalEntries(call: Call<unknown>, vpc: string, destination: string): void {
  const { routeTables, routeEntries } = call.store.tables;
  const routeTable = routeTables.find({ vpc }).map((table) => table.id);
  for (const entry of routeEntries.find({ routeTable, type: 'System', destination })) routeEntries.delete(entry.id);
}

/** A custom table starts with what the system table holds (unconfirmed: shown by no capture of a custom table). */
export function copySystemEntries(call: Call<unknown>, from: string, routeTable: string): void {
  for (const entry of call.store.tables.routeEntries.find({ routeTable: from, type: 'System' })) {
    const nextHopType = entry.nextHopType === 'service' ? 'service' : 'local';
    addSystemEntry(call, { vpc: entry.vpc, routeTable, destination: entry.destination, nextHopType });
  }
}

/** Takes the system entries of a table that goes. */
export function dropSystemEntries(call: Call<unknown>, routeTable: string): void {
  const { routeEntries } = call.store.tables;
  for (const entry of routeEntries.find({ routeTable, type: 'System' })) routeEntries.delete(entry.id);
}
