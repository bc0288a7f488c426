import type { Declarations, Parameter } from '../../../src/cloud/parameters.ts';
import type { Chance } from '../../support/chance.ts';
import type { Parameters } from '../../support/signed-request.ts';
import type { Pool } from './pool.ts';

type Value = Parameters[string];

/** Prefixes of ids by how the parameter that takes them is called; the first that fits counts. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/VSwitch/, 'vsw'],
  [/VRouterId|^RouterId|OppositeRouterId/, 'vrt'],
  [/RouterInterface|OppositeInterfaceId/, 'ri'],
  [/RouteEntry/, 'rte'],
  [/RouteTable/, 'vtb'],
  [/SecurityGroup|^(Source|Dest)?GroupId/, 'sg'],
  [/NetworkInterface/, 'eni'],
  [/NetworkAcl/, 'nacl'],
  [/PrefixList/, 'pl'],
  [/DhcpOptions/, 'dopt'],
  [/NatGateway/, 'ngw'],
  [/HaVip/, 'havip'],
  [/Ipv4Gateway/, 'ipv4gw'],
  [/VpcId|Vpc$/, 'vpc'],
];

/** Words that parameters take, by their name. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  RouterType: ['VRouter', 'VRouter', 'VBR'],
  OppositeRouterType: ['VRouter', 'VBR'],
  Role: ['InitiatingSide', 'AcceptingSide'],
  Spec: ['Negative', 'Mini.2', 'Large.2'],
  NextHopType: ['RouterInterface', 'VpnGateway', 'Instance', 'NetworkInterface', 'HaVip', 'VpcPeer', 'NatGateway'],
  ResourceType: [
    'VPC',
    'VSWITCH',
    'ROUTETABLE',
    'ROUTERINTERFACE',
    'instance',
    'securitygroup',
    'PeerConnection',
    'eni',
  ],
  AssociateType: ['VSwitch', 'Gateway'],
  RouteTableType: ['System', 'Custom'],
  RouteEntryType: ['Custom', 'System'],
  IpVersion: ['ipv4', 'ipv6', 'IPV4', 'IPV6'],
  IpProtocol: ['TCP', 'UDP', 'ICMP', 'ALL', 'tcp'],
  Protocol: ['tcp', 'udp', 'all', 'icmp'],
  Policy: ['accept', 'drop', 'Accept', 'Drop'],
  PortRange: ['22/22', '1/65535', '-1/-1', '80'],
  Port: ['-1/-1', '80/80'],
  Priority: ['1', '100'],
  SecurityGroupType: ['normal', 'enterprise'],
  InstanceType: ['ecs.g6.large', 'ecs.t5-lc1m1.small'],
  ImageId: ['aliyun_3_x64_20G_alibase.vhd', 'm-1'],
  Status: ['Available', 'Active', 'Pending', 'Running'],
  Key: ['Name', 'team', 'RouterInterfaceId', 'Status', 'made-by'],
  Value: ['a', '', 'Active'],
  InstanceChargeType: ['PostPaid', 'PrePaid', 'PayByLcu'],
  ZoneId: ['cn-hangzhou-b', 'cn-hangzhou-g', 'cn-nowhere-z'],
  AcceptingRegionId: ['cn-hangzhou', 'cn-shanghai'],
  OppositeRegionId: ['cn-hangzhou', 'cn-shanghai'],
  AcceptingAliUid: ['1234567890123456'],
  Direction: ['ingress', 'egress', 'all'],
  ActionType: ['action', 'OPEN', 'CLOSE'],
  Type: ['VPC', 'PeerConnection', 'custom'],
  NatType: ['Enhanced'],
  NetworkType: ['internet', 'intranet'],
  Attribute: ['instanceType', 'systemDisk'],
  Tenancy: ['default'],
};

/** What no parameter should take, and each must survive. */
const NASTY: readonly string[] = [
  '',
  ' ',
  "' OR '1'='1' --",
  '"; DROP TABLE vpc; --',
  '../../../../etc/passwd',
  '%00',
  '\u0000',
  '\ud83d\ude00',
  '\ud800',
  '名前',
  '{"$ne":null}',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  '-1',
  '0',
  '99999999999999999999',
  '1e309',
  '0x10',
  'true',
  'a'.repeat(300),
  '中'.repeat(129),
  '<script>alert(1)</script>',
  '0.0.0.0/0',
  '::/0',
  '10.0.0.1/8',
  '256.1.1.1/24',
  '10.0.0.0/33',
  'fe80::1%eth0/64',
  '1/2/3',
];

/**
 * Parameters for an action, by what it declares: mostly of the kind that it wants, sometimes nasty. Required ones are
 * mostly there.
 */
export function plausible(declared: Declarations, chance: Chance, pool: Pool): Parameters {
  const given: Record<string, Value> = {};
  for (const [name, parameter] of Object.entries(declared)) {
    if (chance.once(parameter.required ? 0.97 : 0.25)) given[name] = valueFor(name, parameter, chance, pool);
  }
  if (chance.once(0.7)) delete given.DryRun;
  return given;
}

function valueFor(name: string, parameter: Parameter<unknown>, chance: Chance, pool: Pool): Value {
  if (chance.once(0.03)) return chance.pick(NASTY);
  const several = <Item>(make: () => Item): Item[] => Array.from({ length: 1 + chance.below(3) }, make);
  if (parameter.type === 'boolean') return chance.pick(['true', 'false', 'True', true]);
  if (parameter.type === 'integer') return chance.pick([1, 2, 5, 10, 20, 50, 100, 0, -1, 1000, 8, 16, 24, 40]);
  if (parameter.type === 'objects') return several(() => plausible(parameter.members ?? {}, chance, pool));
  if (parameter.type === 'list') return several(() => wordFor(name, chance, pool));
  return wordFor(name, chance, pool);
}

/** A text that a parameter of this name could mean. */
export function wordFor(name: string, chance: Chance, pool: Pool): string {
  if (chance.once(0.02)) return chance.pick(NASTY);
  const words = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  if (words) return chance.pick(words);
  if (name === 'RegionId') return chance.once(0.97) ? 'cn-hangzhou' : chance.pick(['cn-shanghai', 'mars']);
  if (/Cidr/i.test(name)) return cidr(chance);
  if (/Ip(Address)?$/.test(name)) return `10.0.${chance.below(4)}.${chance.below(256)}`;
  if (name === 'ClientToken') return `token-${chance.below(50)}`;
  if (name.endsWith('ResourceGroupId')) return chance.pick(['rg-acfmxazb4ph6aiy', 'rg-acfm2pzlocalgrp', 'rg-none']);
  const kinds = kindOf(name);
  if (kinds) return pool.any(chance.once(0.5) ? (kinds[0] ?? '') : chance.pick(kinds), chance);
  return chance.pick(['name', 'a-name', 'Name_1', 'description of it', 'x'.repeat(1 + chance.below(140))]);
}

function cidr(chance: Chance): string {
  const length = chance.pick([8, 12, 16, 16, 24, 24, 24, 28, 32]);
  const base = chance.pick([`10.0.${chance.below(8)}.0`, '172.16.0.0', '192.168.0.0', `10.${chance.below(4)}.0.0`]);
  return chance.once(0.1) ? chance.pick(['2408:4000::/64', '::/0', 'fd00::/56', '10.0.0.0']) : `${base}/${length}`;
}

/** The prefixes of the ids that a parameter of this name takes, the likeliest first; undefined where it takes none. */
export function kindOf(name: string): readonly string[] | undefined {
  if (/^(InstanceId|InstanceIds)$/.test(name)) return ['i', 'eni', 'pcc', 'havip', 'ri', 'sg'];
  if (/^(ResourceId|NextHopId|NewNextHopId|NextHop|Id|TargetInstanceId|GatewayId|RouterId)$/.test(name))
    return ANY_KIND;
  const kind = KINDS.find(([pattern]) => pattern.test(name) && /Ids?$|List$|^Vpc$|CidrBlock$/.test(name));
  return kind && [kind[1]];
}

const ANY_KIND: readonly string[] = [
  'vpc',
  'vsw',
  'vtb',
  'ri',
  'i',
  'eni',
  'sg',
  'nacl',
  'pl',
  'pcc',
  'havip',
  'ngw',
  'ipv4gw',
  'dopt',
  'vrt',
  'rte',
];
