import type { DatabaseSync } from 'node:sqlite';
import { Table } from '../table.ts';
import { type Owned, STATEFUL } from './owned.ts';

export interface DhcpOptionsSetRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: 'Pending' | 'Available';
  readonly domainName: string;
  /** Addresses, comma-separated. */
  readonly domainNameServers: string;
  /** `24h`, `3650d`. */
  readonly leaseTime: string;
  readonly ipv6LeaseTime: string;
  readonly resourceGroup: string;
}

/** The one DHCP options set of a VPC. */
export interface DhcpAttachmentRow {
  /** The id of the VPC. */
  readonly id: string;
  readonly dhcpOptionsSet: string;
  readonly status: 'Pending' | 'InUse';
}

/** The tables of DHCP options sets and of the VPCs that use them. */
export const dhcpOptionsSetsTables = (database: DatabaseSync) => ({
  dhcpOptionsSets: new Table<DhcpOptionsSetRow>(
    database,
    'dhcpOptionsSet',
    {
      ...STATEFUL,
      domainName: 'text',
      domainNameServers: 'text',
      leaseTime: 'text',
      ipv6LeaseTime: 'text',
      resourceGroup: 'text',
    },
    [['account', 'region']],
  ),
  dhcpAttachments: new Table<DhcpAttachmentRow>(
    database,
    'dhcpAttachment',
    { id: 'text', dhcpOptionsSet: 'text', status: 'text' },
    [['dhcpOptionsSet']],
  ),
});
