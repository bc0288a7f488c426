import type { DatabaseSync } from 'node:sqlite';
import { Table } from '../table.ts';
import { type Owned, STATEFUL } from './owned.ts';

/** A rule of a network ACL. Rules are looked at in their order; the first that matches a packet decides. */
export interface NetworkAclEntry {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly policy: 'accept' | 'drop';
  readonly protocol: string;
  /** Where the packet comes from (ingress) or goes to (egress): a CIDR block, or the id of a prefix list. */
  readonly peer: string;
  readonly ipVersion: 'IPV4' | 'IPV6';
  /** `80/443`, or `-1/-1` for all ports. */
  readonly port: string;
}

export interface NetworkAclRow extends Owned {
  readonly name: string;
  readonly description: string;
  readonly status: 'Modifying' | 'Available';
  readonly vpc: string;
  readonly ingress: readonly NetworkAclEntry[];
  readonly egress: readonly NetworkAclEntry[];
}

/** The one network ACL that a vSwitch is associated with. */
export interface NetworkAclBindingRow {
  /** The id of the vSwitch. */
  readonly id: string;
  readonly networkAcl: string;
  readonly status: 'BINDING' | 'BINDED' | 'UNBINDING';
}

/** The tables of network ACLs and of the vSwitches bound to them. */
export const networkAclsTables = (database: DatabaseSync) => ({
  networkAcls: new Table<NetworkAclRow>(
    database,
    'networkAcl',
    { ...STATEFUL, vpc: 'text', ingress: 'json', egress: 'json' },
    [['account', 'region'], ['vpc']],
  ),
  networkAclBindings: new Table<NetworkAclBindingRow>(
    database,
    'networkAclBinding',
    { id: 'text', networkAcl: 'text', status: 'text' },
    [['networkAcl']],
  ),
});
