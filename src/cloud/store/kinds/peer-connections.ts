import type { DatabaseSync } from 'node:sqlite';
import { Table } from '../table.ts';
import { type Owned, STATEFUL } from './owned.ts';

/** A VPC peering connection: one object for both sides. `account` and `region` are the requester's. */
export interface PeerConnectionRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: PeerConnectionStatus;
  readonly vpc: string;
  readonly acceptingAccount: string;
  readonly acceptingRegion: string;
  readonly acceptingVpc: string;
  /** Mbit/s; -1: unlimited, as within a region. */
  readonly bandwidth: number;
  /** Empty within a region. */
  readonly linkType: '' | 'Gold' | 'Platinum' | 'Silver';
  /** When an unanswered request expires; null once it was answered, and where none is needed. */
  readonly expiresAt: number | null;
  readonly resourceGroup: string;
  /** The accepter's resource group, where that is another account. */
  readonly acceptingResourceGroup: string;
  readonly modifiedAt: number;
}

export type PeerConnectionStatus =
  | 'Creating'
  | 'Accepting'
  | 'Updating'
  | 'Activated'
  | 'Rejected'
  | 'Expired'
  | 'Deleting'
  | 'Deleted';

/** The table of VPC peering connections. */
export const peerConnectionsTables = (database: DatabaseSync) => ({
  peerConnections: new Table<PeerConnectionRow>(
    database,
    'peerConnection',
    {
      ...STATEFUL,
      vpc: 'text',
      acceptingAccount: 'text',
      acceptingRegion: 'text',
      acceptingVpc: 'text',
      bandwidth: 'integer',
      linkType: 'text',
      expiresAt: 'integer?',
      resourceGroup: 'text',
      acceptingResourceGroup: 'text',
      modifiedAt: 'integer',
    },
    [['account', 'region'], ['vpc'], ['acceptingVpc'], ['acceptingAccount', 'acceptingRegion']],
  ),
});
