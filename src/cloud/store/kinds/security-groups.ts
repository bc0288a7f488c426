import type { DatabaseSync } from 'node:sqlite';
import { Table } from '../table.ts';
import { NAMED, OWNED, type Owned } from './owned.ts';

export interface SecurityGroupRow extends Owned {
  readonly name: string;
  readonly description: string;
  /** Empty for a group of the classic network. */
  readonly vpc: string;
  readonly type: 'normal' | 'enterprise';
  /** Whether members reach each other; an enterprise group is always `Drop`. */
  readonly innerAccess: 'Accept' | 'Drop';
  readonly resourceGroup: string;
}

/**
 * What makes a rule itself. The far side is one of: a block (of the source for ingress, of the destination for egress, IPv4 or
 * IPv6), a group, a prefix list; what is not given is empty.
 */
export interface RuleFacts {
  readonly direction: 'ingress' | 'egress';
  readonly protocol: 'TCP' | 'UDP' | 'ICMP' | 'ICMPv6' | 'GRE' | 'ALL';
  /** Of the destination, `22/22`; `-1/-1` where the protocol has no ports. */
  readonly portRange: string;
  /** Of the source; empty when it does not matter. */
  readonly sourcePortRange: string;
  readonly policy: 'Accept' | 'Drop';
  /** 1 (first) to 100. */
  readonly priority: number;
  readonly nicType: 'intranet' | 'internet';
  readonly sourceCidr: string;
  readonly destinationCidr: string;
  readonly ipv6SourceCidr: string;
  readonly ipv6DestinationCidr: string;
  /** The group on the far side (source of an ingress rule, destination of an egress rule); else empty. */
  readonly peerGroup: string;
  /** Account of the far group, where it is another one's; else empty. */
  readonly peerOwner: string;
  /** The prefix list on the far side; else empty. */
  readonly prefixList: string;
}

export interface SecurityGroupRuleRow extends Owned, RuleFacts {
  readonly group: string;
  readonly description: string;
}

/** A network interface in a security group. */
export interface SecurityGroupMemberRow {
  /** `<group>/<interface>` */
  readonly id: string;
  readonly group: string;
  readonly networkInterface: string;
}

/** The tables of security groups: the groups, their rules, and who is in them. */
export const securityGroupsTables = (database: DatabaseSync) => ({
  securityGroups: new Table<SecurityGroupRow>(
    database,
    'securityGroup',
    { ...NAMED, vpc: 'text', type: 'text', innerAccess: 'text', resourceGroup: 'text' },
    [['account', 'region'], ['vpc']],
  ),
  securityGroupRules: new Table<SecurityGroupRuleRow>(
    database,
    'securityGroupRule',
    {
      ...OWNED,
      group: 'text',
      description: 'text',
      direction: 'text',
      protocol: 'text',
      portRange: 'text',
      sourcePortRange: 'text',
      policy: 'text',
      priority: 'integer',
      nicType: 'text',
      sourceCidr: 'text',
      destinationCidr: 'text',
      ipv6SourceCidr: 'text',
      ipv6DestinationCidr: 'text',
      peerGroup: 'text',
      peerOwner: 'text',
      prefixList: 'text',
    },
    [['group', 'direction'], ['peerGroup']],
  ),
  securityGroupMembers: new Table<SecurityGroupMemberRow>(
    database,
    'securityGroupMember',
    { id: 'text', group: 'text', networkInterface: 'text' },
    [['group'], ['networkInterface']],
  ),
});
