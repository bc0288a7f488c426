import type { DatabaseSync } from 'node:sqlite';
import { Table } from '../table.ts';
import { type Owned, STATEFUL } from './owned.ts';

export interface PrefixListEntry {
  readonly cidr: string;
  readonly description: string;
}

export interface PrefixListRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: 'Created' | 'Modifying';
  readonly ipVersion: 'IPV4' | 'IPV6';
  /** How many entries it may have, and how many a route to it counts for in its table. */
  readonly maxEntries: number;
  readonly entries: readonly PrefixListEntry[];
  readonly resourceGroup: string;
}

/** The table of prefix lists. */
export const prefixListsTables = (database: DatabaseSync) => ({
  prefixLists: new Table<PrefixListRow>(
    database,
    'prefixList',
    { ...STATEFUL, ipVersion: 'text', maxEntries: 'integer', entries: 'json', resourceGroup: 'text' },
    [['account', 'region']],
  ),
});
