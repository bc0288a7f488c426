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
