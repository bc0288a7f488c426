import type { DatabaseSync } from 'node:sqlite';
import { Table } from '../table.ts';

/** A private address that a resource holds in a vSwitch: network interfaces, NAT gateways, HaVips … */
export interface AddressRow {
  /** `<vSwitch>/<address>`: an address is held once. */
  readonly id: string;
  readonly vswitch: string;
  readonly address: string;
  readonly version: 'ipv4' | 'ipv6';
  /** Id of the resource that holds it. */
  readonly holder: string;
}

/** The table of the addresses that are taken. */
export const addressesTables = (database: DatabaseSync) => ({
  addresses: new Table<AddressRow>(
    database,
    'address',
    { id: 'text', vswitch: 'text', address: 'text', version: 'text', holder: 'text' },
    [['vswitch', 'version'], ['holder'], ['address']],
  ),
});
