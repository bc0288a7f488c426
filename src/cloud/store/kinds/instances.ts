import type { DatabaseSync } from 'node:sqlite';
import { Table } from '../table.ts';
import { type Owned, STATEFUL } from './owned.ts';

/** `Deleting` is shown as `Stopped`: the API has no word of its own for an instance on its way out. */
export type InstanceStatus = 'Pending' | 'Starting' | 'Running' | 'Stopping' | 'Stopped' | 'Deleting';

export interface InstanceRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: InstanceStatus;
  /** An ECS instance type, `ecs.g6.large`. */
  readonly type: string;
  readonly image: string;
  readonly hostName: string;
  readonly vpc: string;
  readonly vswitch: string;
  readonly zone: string;
  readonly resourceGroup: string;
  readonly deletionProtection: boolean;
  readonly chargeType: 'PostPaid' | 'PrePaid';
  readonly internetChargeType: string;
  /** Mbit/s; shown as given: there are no public addresses. */
  readonly bandwidthIn: number;
  readonly bandwidthOut: number;
  /** Base64, as given. */
  readonly userData: string;
  readonly keyPair: string;
  readonly ramRole: string;
  readonly systemDisk: SystemDisk;
  readonly startedAt: number;
}

/** What is told of an instance's system disk: what it was created with. */
export interface SystemDisk {
  readonly id: string;
  readonly category: string;
  /** GiB. */
  readonly size: number;
  readonly name: string;
  readonly description: string;
  readonly performanceLevel: string;
}

export type NetworkInterfaceStatus = 'Pending' | 'Available' | 'Attaching' | 'InUse' | 'Detaching' | 'Deleting';

export interface NetworkInterfaceRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: NetworkInterfaceStatus;
  readonly type: 'Primary' | 'Secondary';
  /** The instance that it is attached to; empty while it is to none. */
  readonly instance: string;
  readonly vpc: string;
  readonly vswitch: string;
  readonly zone: string;
  readonly mac: string;
  /** The primary private address. */
  readonly address: string;
  readonly secondaryAddresses: readonly string[];
  readonly ipv6Addresses: readonly string[];
  /** Whether it goes with the instance. */
  readonly deleteOnRelease: boolean;
  readonly sourceDestCheck: boolean;
  readonly resourceGroup: string;
}

/** The tables of instances and their network interfaces. */
export const instancesTables = (database: DatabaseSync) => ({
  instances: new Table<InstanceRow>(
    database,
    'instance',
    {
      ...STATEFUL,
      type: 'text',
      image: 'text',
      hostName: 'text',
      vpc: 'text',
      vswitch: 'text',
      zone: 'text',
      resourceGroup: 'text',
      deletionProtection: 'boolean',
      chargeType: 'text',
      internetChargeType: 'text',
      bandwidthIn: 'integer',
      bandwidthOut: 'integer',
      userData: 'text',
      keyPair: 'text',
      ramRole: 'text',
      systemDisk: 'json',
      startedAt: 'integer',
    },
    [['account', 'region'], ['vswitch'], ['vpc']],
  ),
  networkInterfaces: new Table<NetworkInterfaceRow>(
    database,
    'networkInterface',
    {
      ...STATEFUL,
      type: 'text',
      instance: 'text',
      vpc: 'text',
      vswitch: 'text',
      zone: 'text',
      mac: 'text',
      address: 'text',
      secondaryAddresses: 'json',
      ipv6Addresses: 'json',
      deleteOnRelease: 'boolean',
      sourceDestCheck: 'boolean',
      resourceGroup: 'text',
    },
    [['account', 'region'], ['instance'], ['vswitch'], ['vpc'], ['address']],
  ),
});
