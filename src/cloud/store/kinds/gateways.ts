import type { DatabaseSync } from 'node:sqlite';
import { Table } from '../table.ts';
import { type Owned, STATEFUL } from './owned.ts';

export interface NatGatewayRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: 'Creating' | 'Available' | 'Modifying' | 'Deleting';
  readonly vpc: string;
  readonly vswitch: string;
  readonly zone: string;
  /** Its private address in the vSwitch. */
  readonly address: string;
  /** `internet`: a public one, which is its VPC's way out. `intranet`: a VPC NAT gateway. */
  readonly networkType: 'internet' | 'intranet';
  readonly spec: string;
  readonly prepaid: boolean;
  readonly internetChargeType: string;
  readonly eipBindMode: string;
  readonly icmpReply: boolean;
  readonly privateLink: boolean;
  readonly securityProtection: boolean;
  readonly sessionLog: boolean;
  readonly deletionProtection: boolean;
  readonly snatTable: string;
  readonly forwardTable: string;
  readonly fullNatTable: string;
  readonly resourceGroup: string;
}

export interface HaVipRow extends Owned {
  readonly name: string;
  readonly description: string;
  /** `InUse` while it has instances. */
  readonly status: 'Creating' | 'Available' | 'InUse' | 'Associating' | 'Unassociating' | 'Deleting';
  readonly vpc: string;
  readonly vswitch: string;
  readonly address: string;
  readonly instanceType: '' | 'EcsInstance' | 'NetworkInterface';
  readonly instances: readonly string[];
  readonly resourceGroup: string;
}

export interface Ipv4GatewayRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: 'Creating' | 'Created' | 'Activating' | 'Modifying' | 'Deleting';
  readonly vpc: string;
  /** Whether it is the VPC's way to the internet. */
  readonly enabled: boolean;
  /** The gateway route table associated with it, or empty. */
  readonly routeTable: string;
  readonly resourceGroup: string;
}

/** The tables of NAT gateways, HaVips and IPv4 gateways. */
export const gatewaysTables = (database: DatabaseSync) => ({
  natGateways: new Table<NatGatewayRow>(
    database,
    'natGateway',
    {
      ...STATEFUL,
      vpc: 'text',
      vswitch: 'text',
      zone: 'text',
      address: 'text',
      networkType: 'text',
      spec: 'text',
      prepaid: 'boolean',
      internetChargeType: 'text',
      eipBindMode: 'text',
      icmpReply: 'boolean',
      privateLink: 'boolean',
      securityProtection: 'boolean',
      sessionLog: 'boolean',
      deletionProtection: 'boolean',
      snatTable: 'text',
      forwardTable: 'text',
      fullNatTable: 'text',
      resourceGroup: 'text',
    },
    [['account', 'region'], ['vpc'], ['vswitch']],
  ),
  haVips: new Table<HaVipRow>(
    database,
    'haVip',
    {
      ...STATEFUL,
      vpc: 'text',
      vswitch: 'text',
      address: 'text',
      instanceType: 'text',
      instances: 'json',
      resourceGroup: 'text',
    },
    [['account', 'region'], ['vpc'], ['vswitch']],
  ),
  ipv4Gateways: new Table<Ipv4GatewayRow>(
    database,
    'ipv4Gateway',
    { ...STATEFUL, vpc: 'text', enabled: 'boolean', routeTable: 'text', resourceGroup: 'text' },
    [['account', 'region'], ['vpc'], ['routeTable']],
  ),
});
