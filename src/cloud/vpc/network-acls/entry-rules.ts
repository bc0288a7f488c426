import { parseCidr } from '../../../network/cidr.ts';
import { ApiError, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { text } from '../../parameters.ts';
import { parseIpv6 } from '../../shared/ipv6.ts';
import { owned } from '../../shared/owned.ts';
import type { NetworkAclEntry, VpcRow } from '../../store/rows.ts';
import { PrefixListNotFound, UnstablePrefixList } from '../shared/prefix-lists.ts';
import { checkAclNames } from './acl-names.ts';
import { said } from './errors.ts';

const IllegalSource = errorCase(400, 'IllegalParam.SourceCidrIp', 'Param SourceCidrIp is illegal.');
const IllegalDestination = errorCase(400, 'IllegalParam.DestinationCidrIp', 'Param DestinationCidrIp illegal.');
const IllegalIpVersion = errorCase(400, 'IllegalParam.IpVersion', 'Param IpVersion illegal.');
const IllegalPolicy = errorCase(400, 'IllegalParam.Policy', 'Param Policy illegal.');
const IllegalProtocol = errorCase(400, 'IllegalParam.Protocol', 'Param Protocol illegal.');
const IllegalPort = errorCase(400, 'IllegalParam.PortRange', 'The specified port range is invalid.');
const IllegalIngressId = errorCase(
  400,
  'IllegalParam.IngressAclEntryId',
  'The specified IngressAclEntryId is invalid.',
);
const IllegalEgressId = errorCase(400, 'IllegalParam.EgressAclEntryId', 'The specified EgressAclEntryId is invalid.');
const QuotaExceeded = errorCase(400, 'QuotaExceed.NetworkAclEntry', 'Network acl entry is over limit.');
const VpcWithoutIpv6 = errorCase(400, 'OperationDenied.VpcIpv6NotEnabled', 'IPv6 has not been enabled for the VPC.');
/** The page has no code for an entry of another type than `custom` (unconfirmed). */
const IllegalEntryType = errorCase(400, 'IllegalParam.EntryType', 'Param EntryType illegal.');

const common = {
  NetworkAclEntryId: text,
  NetworkAclEntryName: text,
  Description: text,
  EntryType: text,
  IpVersion: text,
  Policy: text,
  Protocol: text,
  Port: text,
} as const;

export const ingressMembers = { ...common, SourceCidrIp: text } as const;
export const egressMembers = { ...common, DestinationCidrIp: text } as const;

/** An entry as a request describes it, the same for both directions. */
export interface WantedEntry {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly type: string | undefined;
  readonly ipVersion: string | undefined;
  readonly policy: string | undefined;
  readonly protocol: string | undefined;
  readonly peer: string | undefined;
  readonly port: string | undefined;
}

/** What differs between the directions: the peer's parameter and the answers that name it. */
interface Direction {
  readonly peer: 'SourceCidrIp' | 'DestinationCidrIp';
  readonly illegalPeer: () => ApiError;
  readonly illegalId: () => ApiError;
}

export const DIRECTIONS = {
  ingress: { peer: 'SourceCidrIp', illegalPeer: IllegalSource, illegalId: IllegalIngressId },
  egress: { peer: 'DestinationCidrIp', illegalPeer: IllegalDestination, illegalId: IllegalEgressId },
} as const satisfies Record<string, Direction>;

/**
 * The entries that take the place of those there are, in order. One that names an existing entry keeps its id.
 * @throws ApiError by UpdateNetworkAclEntries' table, for the first entry that is wrong
 */
export function newEntries(
  call: Call<unknown>,
  vpc: VpcRow,
  direction: Direction,
  wanted: readonly WantedEntry[],
  existing: readonly NetworkAclEntry[],
): readonly NetworkAclEntry[] {
  if (wanted.length > call.quotas.networkAclEntriesPerDirection) throw QuotaExceeded();
  const known = new Set(existing.map((entry) => entry.id));
  return wanted.map((entry) => {
    if (entry.id && !known.delete(entry.id)) throw direction.illegalId();
    return checked(call, vpc, direction, entry);
  });
}

function checked(call: Call<unknown>, vpc: VpcRow, direction: Direction, wanted: WantedEntry): NetworkAclEntry {
  const { id, name = '', description = '', policy, protocol, peer, port } = wanted;
  if (wanted.type && wanted.type !== 'custom') throw IllegalEntryType();
  if (!policy) throw said('ParameterMissing.Policy');
  if (policy !== 'accept' && policy !== 'drop') throw IllegalPolicy();
  if (!protocol) throw said('ParameterMissing.Protocol');
  if (!PROTOCOLS.includes(protocol.toLowerCase())) throw IllegalProtocol();
  if (!port) throw said('ParameterMissing.Port');
  if (!isPortRange(port, protocol.toLowerCase())) throw IllegalPort();
  if (!peer) throw said(`ParameterMissing.${direction.peer}`);
  const ipVersion = peer.startsWith('pl-') ? versionOfList(call, peer) : versionOfBlock(peer, direction);
  if (wanted.ipVersion && wanted.ipVersion.toUpperCase() !== ipVersion) {
    throw peer.startsWith('pl-') ? otherVersion(peer) : IllegalIpVersion();
  }
  if (ipVersion === 'IPV6' && !vpc.ipv6) throw VpcWithoutIpv6();
  checkAclNames(name, description);
  return {
    id: id || call.newId('nae'),
    name,
    description,
    policy,
    protocol: protocol.toLowerCase(),
    peer,
    ipVersion,
    port,
  };
}

const PROTOCOLS: readonly string[] = ['all', 'icmp', 'icmpv6', 'gre', 'tcp', 'udp'];

const ALL_PORTS = '-1/-1';

/** `1/200` for TCP and UDP, `-1/-1` for what has no ports. */
function isPortRange(port: string, protocol: string): boolean {
  if (protocol !== 'tcp' && protocol !== 'udp') return port === ALL_PORTS;
  const [from = 0, to = 0] = /^\d{1,5}\/\d{1,5}$/.test(port) ? port.split('/').map(Number) : [];
  return from >= 1 && from <= to && to <= 65_535;
}

function versionOfBlock(peer: string, direction: Direction): NetworkAclEntry['ipVersion'] {
  if (parseCidr(peer)) return 'IPV4';
  if (parseIpv6(peer)) return 'IPV6';
  throw direction.illegalPeer();
}

function versionOfList(call: Call<unknown>, id: string): NetworkAclEntry['ipVersion'] {
  const list = owned(call, call.store.tables.prefixLists, id);
  if (!list) throw PrefixListNotFound();
  if (list.status !== 'Created') throw UnstablePrefixList();
  return list.ipVersion;
}

const otherVersion = (list: string): ApiError =>
  new ApiError(
    400,
    'OperationDenied.IpVersionInconsistencyWithPrefixList',
    `The ip version of the prefix list ${list} you passed in is inconsistent with the actual ip version of the prefix list.`,
  );

/**
 * What a new ACL holds until it is told otherwise: everything may pass, either way. The help says so; that the entry
 * is a custom one, and that no system entry is listed, is unconfirmed.
 */
export const defaultEntries = (call: Call<unknown>, vpc: VpcRow): readonly NetworkAclEntry[] =>
  (vpc.ipv6 ? (['IPV4', 'IPV6'] as const) : (['IPV4'] as const)).map((ipVersion) => ({
    id: call.newId('nae'),
    name: '',
    description: '',
    policy: 'accept',
    protocol: 'all',
    peer: ipVersion === 'IPV4' ? '0.0.0.0/0' : '::/0',
    ipVersion,
    port: ALL_PORTS,
  }));
