import type { DatabaseSync } from 'node:sqlite';
import { Table } from '../table.ts';
import { NAMED, type Owned, STATEFUL } from './owned.ts';

export interface VpcRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: 'Pending' | 'Available' | 'Deleting';
  readonly cidr: string;
  readonly secondaryCidrs: readonly string[];
  readonly userCidrs: readonly string[];
  /** Whether IPv6 is on: there is at least one IPv6 block then. */
  readonly ipv6: boolean;
  /** The /56 blocks; the first is the one it was enabled with. */
  readonly ipv6Blocks: readonly Ipv6Block[];
  readonly isDefault: boolean;
  readonly dnsHostname: boolean;
  readonly classicLink: boolean;
  readonly resourceGroup: string;
  readonly vrouter: string;
  readonly systemTable: string;
}

export interface Ipv6Block {
  readonly cidr: string;
  readonly isp: string;
}

export interface VRouterRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly vpc: string;
}

export interface VSwitchRow extends Owned {
  readonly name: string;
  readonly description: string;
  /** `Deleting` is shown as `Pending`: the API has no word of its own for a vSwitch on its way out. */
  readonly status: 'Pending' | 'Available' | 'Deleting';
  readonly vpc: string;
  readonly zone: string;
  readonly cidr: string;
  readonly ipv6: boolean;
  /** Its /64; empty while IPv6 is off. */
  readonly ipv6Cidr: string;
  readonly isDefault: boolean;
  readonly resourceGroup: string;
  /** The table that routes its packets: the VPC's system table, or a custom one. */
  readonly routeTable: string;
}

/** The tables of VPCs with their VRouters and vSwitches. */
export const vpcsTables = (database: DatabaseSync) => ({
  vpcs: new Table<VpcRow>(
    database,
    'vpc',
    {
      ...STATEFUL,
      cidr: 'text',
      secondaryCidrs: 'json',
      userCidrs: 'json',
      ipv6: 'boolean',
      ipv6Blocks: 'json',
      isDefault: 'boolean',
      dnsHostname: 'boolean',
      classicLink: 'boolean',
      resourceGroup: 'text',
      vrouter: 'text',
      systemTable: 'text',
    },
    [['account', 'region']],
  ),
  vrouters: new Table<VRouterRow>(database, 'vrouter', { ...NAMED, vpc: 'text' }, [['account', 'region'], ['vpc']]),
  vswitches: new Table<VSwitchRow>(
    database,
    'vswitch',
    {
      ...STATEFUL,
      vpc: 'text',
      zone: 'text',
      cidr: 'text',
      ipv6: 'boolean',
      ipv6Cidr: 'text',
      isDefault: 'boolean',
      resourceGroup: 'text',
      routeTable: 'text',
    },
    [['account', 'region'], ['vpc'], ['routeTable']],
  ),
});
