import { type ErrorCase, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { RuleFacts, SecurityGroupRow } from '../../store/rows.ts';
import { missing } from '../shared/errors.ts';
import { isEcsDescription } from '../shared/names.ts';
import { type Ends, endsOf } from './rule-ends.ts';
import type { WantedRule } from './rule-parameters.ts';

const UnknownProtocol = errorCase(
  400,
  'InvalidIpProtocol.ValueNotSupported',
  'The parameter IpProtocol must be specified with case insensitive TCP, UDP, ICMP, GRE or All.',
);
const NoPortRange = errorCase(400, 'InvalidPortRange.Malformed', 'The specified parameter PortRange must set.');
const IllegalPortRange = errorCase(
  400,
  'InvalidParam.PortRange',
  'The specified parameter PortRange is not valid. It should be two integers less than 65535 in ?/? format.',
);
const PortsDoNotFit = errorCase(400, 'InvalidIpPortRange.Malformed', 'The specified parameter PortRange is not valid.');
const IllegalSourcePorts = errorCase(
  400,
  'InvalidSourcePortRange.Malformed',
  'The specified parameter SourcePortRange is not valid.',
);
const NoPortRangeList = errorCase(
  400,
  'InvalidPortRangeListId.NotFound',
  'The specified port range list was not found.',
);
const IllegalPolicy = errorCase(400, 'InvalidPolicy.Malformed', 'The specified parameter Policy is not valid.');
const IllegalPriority = errorCase(400, 'InvalidPriority.Malformed', 'The parameter Priority is invalid.');
const PriorityOutOfRange = errorCase(
  400,
  'InvalidPriority.ValueNotSupported',
  'The specified parameter Priority is invalid.',
);
const UnknownNicType = errorCase(
  400,
  'InvalidNicType.ValueNotSupported',
  'The specified parameter NicType is not valid.',
);
const WrongNicType = errorCase(
  403,
  'InvalidNicType.Mismatch',
  'The specified NicType conflicts with the authorization record.',
);
const IllegalDescription = errorCase(
  400,
  'InvalidSecurityGroupDiscription.Malformed',
  'The specified security group rule description is not valid.',
);
const Ipv6ForIpv4Protocol = errorCase(
  400,
  'InvalidParam.Ipv4ProtocolConflictWithIpv6Address',
  'IPv6 address cannot be specified for IPv4-specific protocol.',
);
const Ipv4ForIpv6Protocol = errorCase(
  400,
  'InvalidParam.Ipv6ProtocolConflictWithIpv4Address',
  'IPv4 address cannot be specified for IPv6-specific protocol.',
);

const PROTOCOLS: Readonly<Record<string, RuleFacts['protocol']>> = {
  TCP: 'TCP',
  UDP: 'UDP',
  ICMP: 'ICMP',
  ICMPV6: 'ICMPv6',
  GRE: 'GRE',
  ALL: 'ALL',
};
/** The whole range, of a protocol that has no ports. */
const NO_PORTS = '-1/-1';
const LONGEST_DESCRIPTION = 512;

/** A rule that passed every check, ready to be compared, added or taken away. */
export interface CheckedRule {
  readonly facts: RuleFacts;
  readonly description: string;
}

/**
 * Checks a rule of a group: protocol, ports, policy, priority, card, description, and then both ends.
 * @throws ApiError by the table of AuthorizeSecurityGroup and AuthorizeSecurityGroupEgress; the order is unconfirmed.
 */
export function checkRule(
  call: Call<unknown>,
  group: SecurityGroupRow,
  direction: RuleFacts['direction'],
  wanted: WantedRule,
): CheckedRule {
  if (!wanted.IpProtocol) throw missing('IpProtocol');
  const protocol = PROTOCOLS[wanted.IpProtocol.toUpperCase()];
  if (!protocol) throw UnknownProtocol();
  const portRange = portsOf(protocol, wanted);
  const sourcePortRange = wanted.SourcePortRange || '';
  if (sourcePortRange && !fits(protocol, sourcePortRange, IllegalSourcePorts)) throw IllegalSourcePorts();
  const policy = policyOf(wanted.Policy);
  const priority = priorityOf(wanted.Priority);
  const nicType = nicTypeOf(group, wanted.NicType);
  const description = wanted.Description ?? '';
  if (!isEcsDescription(description, LONGEST_DESCRIPTION)) throw IllegalDescription();
  const ends = endsOf(call, group, direction, wanted, nicType);
  checkFamilies(protocol, ends);
  return {
    facts: { direction, protocol, portRange, sourcePortRange, policy, priority, nicType, ...ends },
    description,
  };
}

function portsOf(protocol: RuleFacts['protocol'], { PortRange: range, PortRangeListId: list }: WantedRule): string {
  // There are no port lists, and where a range is given too, the list does not count.
  if (!range && list) throw NoPortRangeList();
  if (!range) throw NoPortRange();
  if (!fits(protocol, range, IllegalPortRange)) throw PortsDoNotFit();
  return range;
}

/** Whether a range is one for the protocol. @throws what is given when it is no range at all. */
function fits(protocol: RuleFacts['protocol'], range: string, malformed: ErrorCase): boolean {
  const ports = /^(-?\d{1,5})\/(-?\d{1,5})$/.exec(range);
  if (!ports) throw malformed();
  if (protocol !== 'TCP' && protocol !== 'UDP') return range === NO_PORTS;
  const [first, last] = [Number(ports[1]), Number(ports[2])];
  return first >= 1 && last <= 65_535 && first <= last;
}

function policyOf(text = 'accept'): RuleFacts['policy'] {
  const policy = text.toLowerCase();
  if (policy !== 'accept' && policy !== 'drop') throw IllegalPolicy();
  return policy === 'accept' ? 'Accept' : 'Drop';
}

function priorityOf(text = '1'): number {
  if (!/^-?\d{1,9}$/.test(text)) throw IllegalPriority();
  const priority = Number(text);
  if (priority < 1 || priority > 100) throw PriorityOutOfRange();
  return priority;
}

/** A VPC knows the inner card alone; in the classic network the outer one is meant where none is named. */
function nicTypeOf(group: SecurityGroupRow, text: string | undefined): RuleFacts['nicType'] {
  if (text && text !== 'internet' && text !== 'intranet') throw UnknownNicType();
  if (group.vpc === '') return text === 'intranet' ? 'intranet' : 'internet';
  if (text === 'internet') throw WrongNicType();
  return 'intranet';
}

function checkFamilies(protocol: RuleFacts['protocol'], ends: Ends): void {
  if (protocol === 'ICMP' && (ends.ipv6SourceCidr || ends.ipv6DestinationCidr)) throw Ipv6ForIpv4Protocol();
  if (protocol === 'ICMPv6' && (ends.sourceCidr || ends.destinationCidr)) throw Ipv4ForIpv6Protocol();
}
