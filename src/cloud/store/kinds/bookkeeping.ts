import type { DatabaseSync } from 'node:sqlite';
import { Table } from '../table.ts';

export interface TagRow {
  /** `<resource id>/<key>`; of a peering connection, whose two sides have tags of their own, see `vpcpeer/peer-tags.ts`. */
  readonly id: string;
  readonly resource: string;
  /** As the tag calls name it, upper case: `VPC`, `VSWITCH`, `ROUTETABLE`, `ROUTERINTERFACE` … */
  readonly resourceType: string;
  readonly account: string;
  readonly region: string;
  readonly key: string;
  readonly value: string;
}

/** What a ClientToken answered, for its replay. */
export interface TokenRow {
  /** `<account>/<region>/<action>/<token>` */
  readonly id: string;
  readonly fingerprint: string;
  readonly answer: string;
  readonly createdAt: number;
}

/** The tables of tags and of remembered ClientTokens. */
export const bookkeepingTables = (database: DatabaseSync) => ({
  tags: new Table<TagRow>(
    database,
    'tag',
    {
      id: 'text',
      resource: 'text',
      resourceType: 'text',
      account: 'text',
      region: 'text',
      key: 'text',
      value: 'text',
    },
    [['resource'], ['account', 'region', 'resourceType', 'key']],
  ),
  tokens: new Table<TokenRow>(
    database,
    'token',
    { id: 'text', fingerprint: 'text', answer: 'text', createdAt: 'integer' },
    [['createdAt']],
  ),
});
