import type { DatabaseSync } from 'node:sqlite';
import { Table } from '../table.ts';
import { OWNED, type Owned } from './owned.ts';

export interface RouterInterfaceRow extends Owned {
  /** Null when never set: the describe calls then omit it. */
  readonly name: string | null;
  readonly description: string | null;
  readonly status: RouterInterfaceStatus;
  readonly businessStatus: 'Normal' | 'FinancialLocked' | 'SecurityLocked';
  readonly role: 'InitiatingSide' | 'AcceptingSide';
  readonly spec: string;
  readonly routerType: 'VRouter' | 'VBR';
  readonly router: string;
  /** The VRouter's VPC; null on a VBR. */
  readonly vpc: string | null;
  readonly accessPoint: string | null;
  readonly oppositeRegion: string;
  readonly oppositeRouterType: 'VRouter' | 'VBR';
  readonly oppositeRouter: string | null;
  readonly oppositeInterface: string | null;
  /** Null before peer data was set; empty when it was set without an owner (same account). */
  readonly oppositeOwner: string | null;
  readonly oppositeAccessPoint: string | null;
  /** The interface it was connected to: set by ConnectRouterInterface, kept when that one is deleted. */
  readonly connectedTo: string | null;
  readonly connectedAt: number | null;
  readonly healthCheckSource: string | null;
  readonly healthCheckTarget: string | null;
  readonly healthCheckThreshold: number | null;
  readonly healthCheckRate: number | null;
  readonly prepaid: boolean;
  readonly endTime: string;
  readonly fastLink: boolean;
  readonly resourceGroup: string;
  readonly modifiedAt: number;
}

export type RouterInterfaceStatus =
  | 'Idle'
  | 'Connecting'
  | 'AcceptingConnecting'
  | 'Activating'
  | 'Active'
  | 'Deactivating'
  | 'Inactive'
  | 'Deleting';

/** The tables of router interfaces. */
export const routerInterfacesTables = (database: DatabaseSync) => ({
  routerInterfaces: new Table<RouterInterfaceRow>(
    database,
    'routerInterface',
    {
      ...OWNED,
      name: 'text?',
      description: 'text?',
      status: 'text',
      businessStatus: 'text',
      role: 'text',
      spec: 'text',
      routerType: 'text',
      router: 'text',
      vpc: 'text?',
      accessPoint: 'text?',
      oppositeRegion: 'text',
      oppositeRouterType: 'text',
      oppositeRouter: 'text?',
      oppositeInterface: 'text?',
      oppositeOwner: 'text?',
      oppositeAccessPoint: 'text?',
      connectedTo: 'text?',
      connectedAt: 'integer?',
      healthCheckSource: 'text?',
      healthCheckTarget: 'text?',
      healthCheckThreshold: 'integer?',
      healthCheckRate: 'integer?',
      prepaid: 'boolean',
      endTime: 'text',
      fastLink: 'boolean',
      resourceGroup: 'text',
      modifiedAt: 'integer',
    },
    [['account', 'region'], ['router'], ['vpc'], ['oppositeInterface'], ['businessStatus']],
  ),
});
