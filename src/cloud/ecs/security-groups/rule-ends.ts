import { parseAddress, parseCidr } from '../../../network/cidr.ts';
import { type ErrorCase, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { formatIpv6, parseIpv6 } from '../../shared/ipv6.ts';
import { owned } from '../../shared/owned.ts';
import type { RuleFacts, SecurityGroupRow } from '../../store/rows.ts';
import type { WantedRule } from './rule-parameters.ts';

/** Where a rule's packets come from and go to. */
export type Ends = Pick<
  RuleFacts,
  'sourceCidr' | 'destinationCidr' | 'ipv6SourceCidr' | 'ipv6DestinationCidr' | 'peerGroup' | 'peerOwner' | 'prefixList'
>;

const illegal = (code: string, name: string): ErrorCase =>
  errorCase(400, code, `The specified parameter ${name} is not valid.`);
const twice = (code: string, side: string): ErrorCase =>
  errorCase(
    400,
    code,
    `The Parameters ${side}CidrIp and Ipv6${side}CidrIp in Permissions cannot be set at the same time.`,
  );

const IllegalSource = illegal('InvalidParam.SourceCidrIp', 'SourceCidrIp');
const IllegalDestination = illegal('InvalidParam.DestCidrIp', 'DestCidrIp');
const IllegalIpv6Source = illegal('InvalidParam.Ipv6SourceCidrIp', 'Ipv6SourceCidrIp');
const IllegalIpv6Destination = illegal('InvalidParam.Ipv6DestCidrIp', 'Ipv6DestCidrIp');
const BothSources = twice('InvalidParam.SourceIp', 'Source');
const BothDestinations = twice('InvalidParam.DestIp', 'Dest');
const MixedFamilies = errorCase(
  400,
  'InvalidParameter.Conflict',
  'IPv6 and IPv4 addresses cannot exist at the same time.',
);
const OnlyOneGroup = errorCase(
  400,
  'InvalidGroupParameter.OperationDenied',
  'The attributes Policy, SourceGroupId, DestGroupId of enterprise level security groups are not allowed to be set or modified.',
);
const PeerIsEnterprise = errorCase(
  400,
  'InvalidGroupAuthParameter.OperationDenied',
  'The security group can not authorize to enterprise level security group.',
);
const OtherNetworkType = errorCase(
  403,
  'InvalidNetworkType.Conflict',
  'The specified SecurityGroup network type should be same with SourceGroup network type (vpc or classic).',
);
const ClassicPrefixList = errorCase(
  400,
  'NotSupported.ClassicNetworkPrefixList',
  'The prefix list is not supported when the network type of security group is classic.',
);
const PrefixListNotFound = errorCase(404, 'InvalidPrefixListId.NotFound', 'The specified prefix list was not found.');

/** The words in which the two directions differ. */
const FAR = {
  ingress: {
    missing: errorCase(
      400,
      'MissingParameter.Source',
      'One of the parameters SourceCidrIp, Ipv6SourceCidrIp, SourceGroupId or SourcePrefixListId in Permissions must be specified.',
    ),
    notFound: errorCase(
      404,
      'InvalidSourceGroupId.NotFound',
      'The SourceGroupId provided does not exist in our records.',
    ),
    same: errorCase(
      403,
      'InvalidParamter.Conflict',
      'The specified SecurityGroupId should be different from the SourceGroupId.',
    ),
    otherVpc: errorCase(
      400,
      'InvalidSourceGroupId.Mismatch',
      'Specified security group and source group are not in the same VPC.',
    ),
    outerCard: errorCase(403, 'InvalidSourceGroupId.Mismatch', 'NicType is required or NicType expects intranet.'),
  },
  egress: {
    missing: errorCase(
      400,
      'MissingParameter.Dest',
      'One of the parameters DestCidrIp, Ipv6DestCidrIp, DestGroupId or DestPrefixListId in Permissions must be specified.',
    ),
    notFound: errorCase(404, 'InvalidDestGroupId.NotFound', 'The DestGroupId provided does not exist in our records.'),
    same: errorCase(
      403,
      'InvalidSecurityGroup.IsSame',
      'The authorized SecurityGroupId should be different from the DestGroupId.',
    ),
    otherVpc: errorCase(
      400,
      'InvalidDestGroupId.Mismatch',
      'Specified security group and destination group are not in the same VPC.',
    ),
    outerCard: errorCase(403, 'InvalidDestGroupId.Mismatch', 'NicType is required or NicType expects intranet.'),
  },
} as const;

/**
 * Reads both ends of a rule. The far one is a block, else a group, else a prefix list: where several are given, the first
 * of these counts; the near one may be narrowed to a block ("quintuple rules").
 * @throws ApiError by the table of AuthorizeSecurityGroup and AuthorizeSecurityGroupEgress
 */
export function endsOf(
  call: Call<unknown>,
  group: SecurityGroupRow,
  direction: RuleFacts['direction'],
  wanted: WantedRule,
  nicType: RuleFacts['nicType'],
): Ends {
  if (wanted.SourceCidrIp && wanted.Ipv6SourceCidrIp) throw BothSources();
  if (wanted.DestCidrIp && wanted.Ipv6DestCidrIp) throw BothDestinations();
  const blocks = {
    sourceCidr: ipv4(wanted.SourceCidrIp, IllegalSource),
    destinationCidr: ipv4(wanted.DestCidrIp, IllegalDestination),
    ipv6SourceCidr: ipv6(wanted.Ipv6SourceCidrIp, IllegalIpv6Source),
    ipv6DestinationCidr: ipv6(wanted.Ipv6DestCidrIp, IllegalIpv6Destination),
  };
  if ((blocks.sourceCidr || blocks.destinationCidr) && (blocks.ipv6SourceCidr || blocks.ipv6DestinationCidr)) {
    throw MixedFamilies();
  }
  const none = { ...blocks, peerGroup: '', peerOwner: '', prefixList: '' };
  const farBlock =
    direction === 'ingress'
      ? blocks.sourceCidr || blocks.ipv6SourceCidr
      : blocks.destinationCidr || blocks.ipv6DestinationCidr;
  if (farBlock) return none;
  if (wanted.peerGroup) {
    const owner = checkPeer(call, group, direction, { id: wanted.peerGroup, owner: wanted.peerOwner, nicType });
    return { ...none, peerGroup: wanted.peerGroup, peerOwner: owner };
  }
  if (!wanted.prefixList) throw FAR[direction].missing();
  if (group.vpc === '') throw ClassicPrefixList();
  // The prefix lists of Ecs are not emulated: any id of the right form is one.
  if (!/^pl-\w+$/.test(wanted.prefixList)) throw PrefixListNotFound();
  return { ...none, prefixList: wanted.prefixList };
}

interface Peer {
  readonly id: string;
  readonly owner: string | undefined;
  readonly nicType: RuleFacts['nicType'];
}

/** @returns the account of the far group as the request names it: clients look for their own words. */
function checkPeer(
  call: Call<unknown>,
  group: SecurityGroupRow,
  direction: RuleFacts['direction'],
  { id, owner, nicType }: Peer,
): string {
  const words = FAR[direction];
  if (group.type === 'enterprise') throw OnlyOneGroup();
  if (id === group.id) throw words.same();
  const { securityGroups } = call.store.tables;
  const isForeign = Boolean(owner) && owner !== call.account.id;
  const known = isForeign ? securityGroups.get(id) : owned(call, securityGroups, id);
  if (!known || (isForeign && known.account !== owner)) throw words.notFound();
  if (known.type === 'enterprise') throw PeerIsEnterprise();
  if ((known.vpc === '') !== (group.vpc === '')) throw OtherNetworkType();
  if (!isForeign && known.vpc !== group.vpc) throw words.otherVpc();
  if (nicType !== 'intranet') throw words.outerCard();
  return owner ?? '';
}

/** Kept as it is written: clients look for their own spelling, with or without `/32`. */
function ipv4(text: string | undefined, refusal: ErrorCase): string {
  if (!text) return '';
  if (parseAddress(text) === undefined && !(text.includes('/') && parseCidr(text))) throw refusal();
  return text;
}

/** In the shortest spelling, as the service answers it. */
function ipv6(text: string | undefined, refusal: ErrorCase): string {
  if (!text) return '';
  const block = parseIpv6(text);
  if (!block) throw refusal();
  return text.includes('/') ? formatIpv6(block) : formatIpv6(block).replace('/128', '');
}
