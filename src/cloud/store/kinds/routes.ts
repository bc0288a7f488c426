import type { DatabaseSync } from 'node:sqlite';
import { Table } from '../table.ts';
import { type Owned, STATEFUL } from './owned.ts';

export interface RouteTableRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: 'Pending' | 'Available' | 'Deleting';
  readonly type: 'System' | 'Custom';
  readonly associateType: 'VSwitch' | 'Gateway';
  readonly vpc: string;
  readonly vrouter: string;
  readonly propagation: boolean;
  readonly resourceGroup: string;
}

export interface NextHop {
  readonly type: string;
  readonly id: string;
  readonly weight: number;
}

export interface RouteEntryRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: 'Pending' | 'Available' | 'Modifying' | 'Deleting';
  readonly type: 'Custom' | 'System';
  readonly routeTable: string;
  readonly vpc: string;
  readonly destination: string;
  readonly ipVersion: 'ipv4' | 'ipv6';
  readonly nextHopType: string;
  /** Empty for system entries and for entries with several next hops. */
  readonly nextHop: string;
  /** Several next hops (ECMP), else empty. */
  readonly nextHops: readonly NextHop[];
  readonly modifiedAt: number;
}

/** The tables of route tables and their entries. */
export const routesTables = (database: DatabaseSync) => ({
  routeTables: new Table<RouteTableRow>(
    database,
    'routeTable',
    {
      ...STATEFUL,
      type: 'text',
      associateType: 'text',
      vpc: 'text',
      vrouter: 'text',
      propagation: 'boolean',
      resourceGroup: 'text',
    },
    [['account', 'region'], ['vpc']],
  ),
  routeEntries: new Table<RouteEntryRow>(
    database,
    'routeEntry',
    {
      ...STATEFUL,
      type: 'text',
      routeTable: 'text',
      vpc: 'text',
      destination: 'text',
      ipVersion: 'text',
      nextHopType: 'text',
      nextHop: 'text',
      nextHops: 'json',
      modifiedAt: 'integer',
    },
    [
      ['routeTable', 'type', 'destination'],
      ['vpc', 'status'],
      ['nextHop', 'vpc'],
    ],
  ),
});
